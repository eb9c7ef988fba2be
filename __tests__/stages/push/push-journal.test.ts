/** What the journal says of the tag, whatever became of the push. */
import { describe, expect, test } from '@jest/globals'
import { REGISTRY } from '../../support/fake-ecr.ts'
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

const CHANGE = { kind: 'tag', registry: REGISTRY, repository: 'team/hello', tag, digest: null }

/** The states of the entries after a push that is refused with these words. */
const statesAfter = async (push: ScriptedCommand, held = hello()): Promise<readonly string[]> => {
  const played = play(held, attempts(push))
  await played.run().catch(() => undefined)
  return played.journal.entries().map(({ state }) => state)
}

describe('the journal', () => {
  test('has the tag right before the push, and its digest once the registry shows the image', async () => {
    const held = hello()
    const push = pushes(() => {
      expect(played.journal.entries()).toEqual([{ stage: 'push', change: CHANGE, state: 'unknown' }])
      held.tags.set(tag, OURS)
    })
    const played = play(held, attempts(push))
    await played.run()
    const change = { ...CHANGE, digest: OURS.digest }
    expect(played.journal.entries()).toEqual([{ stage: 'push', change, state: 'changed' }])
  })

  test.each([
    ['no basic auth credentials', 'unchanged'],
    ['denied: User: x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:x because', 'unchanged'],
    ["name unknown: The repository with name 'team/hello' does not exist in the registry", 'unchanged'],
    ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is it running?', 'unchanged'],
    ['manifest invalid', 'unknown'],
  ])('after a push that ended with %j: %s', async (stderr, state) => {
    expect(await statesAfter(refuses(stderr))).toEqual([state])
  })

  test.each([
    [{ kind: 'not-found' }, 'unchanged'],
    [{ kind: 'killed', signal: 'SIGKILL' }, 'unknown'],
  ] as const)('after a docker that failed by itself (%j): %s', async (fails, state) => {
    expect(await statesAfter({ argv: ['docker', 'push', NAME], fails })).toEqual([state])
  })

  test('after a cancel: unknown', async () => {
    const cancel = { ...pushes(() => undefined), effect: () => Promise.reject(new Error('cancelled')) }
    expect(await statesAfter(cancel)).toEqual(['unknown'])
  })

  test('after a push that another run preceded: unchanged', async () => {
    const held = hello()
    expect(await statesAfter({ ...refuses(TAKEN), effect: () => void held.tags.set(tag, OURS) }, held)).toEqual([
      'unchanged',
    ])
  })

  test('has one entry for all attempts', async () => {
    const held = hello()
    const played = play(
      held,
      attempts(
        TEMPORARY,
        pushes(() => held.tags.set(tag, OURS)),
      ),
    )
    await played.run()
    expect(played.journal.entries().map(({ state }) => state)).toEqual(['changed'])
  })

  test('does not forget an attempt that may have changed the tag', async () => {
    const played = play(hello(), attempts(TEMPORARY, refuses('no basic auth credentials')))
    await played.failure()
    expect(played.journal.entries().map(({ state }) => state)).toEqual(['unknown'])
  })

  test('knows that an attempt without a reply changed the tag once it has this image', async () => {
    const held = hello()
    const lost = { ...TEMPORARY, effect: () => void held.tags.set(tag, OURS) }
    const played = play(held, attempts(lost, refuses(TAKEN)))
    await expect(played.run()).resolves.toMatchObject({ kind: 'already-there' })
    expect(played.journal.entries()).toMatchObject([{ change: { digest: OURS.digest }, state: 'changed' }])
  })

  test('has no entry where nothing is pushed', async () => {
    const there = play(hello({ tags: new Map([[tag, OURS]]) }), [])
    await there.run()
    const taken = play(hello({ tags: new Map([[tag, THEIRS]]) }), [])
    await taken.failure()
    expect([...there.journal.entries(), ...taken.journal.entries()]).toEqual([])
  })

  test('does not say that the tag was changed while the registry shows another image', async () => {
    const held = hello()
    expect(
      await statesAfter(
        pushes(() => held.tags.set(tag, THEIRS)),
        held,
      ),
    ).toEqual(['unknown'])
  })
})
