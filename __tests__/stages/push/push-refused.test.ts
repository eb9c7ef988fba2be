import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../support/image.ts'
import {
  attempts,
  hello,
  NAME,
  OURS,
  play,
  pushes,
  refuses,
  TAKEN,
  TEMPORARY,
  tag,
  THEIRS,
} from '../../support/push-play.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

describe('a push that is refused', () => {
  test.each([
    ['no basic auth credentials', 'E_LOGIN'],
    ["name unknown: The repository with name 'team/hello' does not exist in the registry", 'E_REPOSITORY_NOT_FOUND'],
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'E_DOCKER_NOT_RUNNING',
    ],
    [
      'failed to connect to the docker API at unix:///x.sock; check if the path is correct and if the daemon is running',
      'E_DOCKER_NOT_RUNNING',
    ],
    ['write /var/lib/docker/tmp/x: no space left on device', 'E_PUSH'],
    ['manifest invalid', 'E_PUSH'],
  ])('%s is %s at once', async (stderr, code) => {
    const played = play(hello(), attempts(refuses(stderr)))
    await expect(played.failure()).resolves.toMatchObject({ code })
    expect(played.clock.elapsedMs()).toBe(0)
    expect([...played.files.texts.keys()]).toEqual([])
  })

  test('a missing permission is named', async () => {
    const arn = 'arn:aws:ecr:eu-west-1:123456789012:repository/team/hello'
    const stderr = `denied: User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: ecr:InitiateLayerUpload on resource: ${arn} because no identity-based policy allows the ecr:InitiateLayerUpload action`
    const { code, hint } = await play(hello(), attempts(refuses(stderr))).failure()
    expect(code).toBe('E_ACCESS_DENIED')
    expect(hint).toBe(`Grant ecr:InitiateLayerUpload on ${arn} to the role of this job.`)
  })

  test('a temporary error is tried again', async () => {
    const held = hello()
    const limited = refuses('toomanyrequests: Rate exceeded')
    const played = play(
      held,
      attempts(
        TEMPORARY,
        limited,
        pushes(() => held.tags.set(tag, OURS)),
      ),
    )
    await expect(played.run()).resolves.toMatchObject({ kind: 'pushed' })
    expect(played.clock.elapsedMs()).toBe(6_000)
  })

  test('another run took the name away between our tag and our push: named and pushed again', async () => {
    const held = hello()
    const gone = refuses(`Error response from daemon: tag does not exist: ${NAME}`)
    const played = play(
      held,
      attempts(
        gone,
        pushes(() => held.tags.set(tag, OURS)),
      ),
    )
    await expect(played.run()).resolves.toMatchObject({ kind: 'pushed', digest: OURS.digest })
  })

  test('three temporary errors are the end', async () => {
    const refusal = refuses('net/http: TLS handshake timeout')
    const played = play(hello(), attempts(refusal, refusal, refusal))
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_PUSH' })
  })

  test('an attempt in which the engine itself has tried for long is the end', async () => {
    const script: ScriptedCommand[] = []
    const played = play(hello(), script)
    script.push(...attempts({ ...TEMPORARY, effect: () => void played.clock.sleep(31_000) }))
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_PUSH' })
  })

  test('three digits in a digest are no status', async () => {
    const played = play(hello(), attempts(refuses(`layer sha256:${'503'.repeat(21)}a is corrupt`)))
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_PUSH' })
  })

  test('another run was quicker with the same image: a success', async () => {
    const held = hello()
    const refusal = { ...refuses(TAKEN), effect: () => void held.tags.set(tag, OURS) }
    const played = play(held, attempts(refusal))
    await expect(played.run()).resolves.toMatchObject({ kind: 'already-there', digest: OURS.digest })
  })

  test('another run was quicker with another image: taken', async () => {
    const held = hello()
    const refusal = { ...refuses(TAKEN), effect: () => void held.tags.set(tag, THEIRS) }
    await expect(play(held, attempts(refusal)).failure()).resolves.toMatchObject({ code: 'E_TAG_TAKEN' })
  })
})

describe('what the registry holds afterwards', () => {
  test('another image than the scanned one is never given on', async () => {
    const held = hello()
    const script = attempts(pushes(() => held.tags.set(tag, THEIRS)))
    const { code, message } = await play(held, script).failure()
    expect(code).toBe('E_PUSHED_OTHER')
    expect(message).toContain(digestOf('e'))
    expect(message).toContain(digestOf('c'))
  })

  test('nothing, although the push went through', async () => {
    await expect(play(hello(), attempts(pushes(() => undefined))).failure()).resolves.toMatchObject({
      code: 'E_PUSH',
    })
  })
})
