/** What a push that is tried again has anew, and what is said while one runs. */
import { describe, expect, test } from '@jest/globals'
import { builtImage } from '../../support/image.ts'
import {
  attempts,
  CONTEXT,
  hello,
  NAME,
  OURS,
  play,
  pushes,
  refuses,
  REMOVE,
  TAG,
  tag,
  TEMPORARY,
} from '../../support/push-play.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

const EXPIRED = refuses('denied: Your authorization token has expired. Reauthenticate and try again.')
const tokensIn = (calls: readonly string[]): number => calls.filter((name) => name === 'GetAuthorizationToken').length

describe('each attempt has a fresh login', () => {
  test.each([
    ['a temporary error', TEMPORARY],
    ['a login that has expired', EXPIRED],
  ])('after %s', async (_, refusal) => {
    const held = hello()
    const there = pushes(() => held.tags.set(tag, OURS))
    const played = play(held, attempts(refusal, refusal, there))
    await expect(played.run()).resolves.toMatchObject({ kind: 'pushed' })
    expect(tokensIn(played.calls)).toBe(3)
    const logins = played.files.privateWrites.filter((path) => path.endsWith('/config.json'))
    expect(new Set(logins).size).toBe(1)
    expect(logins).toHaveLength(3)
  })

  test('a login that is rejected as expired three times is an error of the login', async () => {
    const played = play(hello(), attempts(EXPIRED, EXPIRED, EXPIRED))
    expect(await played.failure()).toMatchObject({ code: 'E_LOGIN' })
    expect(played.log.text('info')).toContain('the registry says that the login has expired; attempt 3 of 3 in 4 s')
  })
})

test('an engine with a containerd store repeats nothing by itself, so a long attempt is followed by another one', async () => {
  const held = hello()
  const image = builtImage({ storedAs: OURS.digest })
  const inspect: ScriptedCommand = {
    argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', image.localReference],
    stdout: `${OURS.digest}\n`,
  }
  const reset = refuses('write tcp 10.0.0.1:443: connection reset by peer')
  const long = { ...reset, effect: () => void played.clock.sleep(120_000) }
  const script = [CONTEXT, inspect, TAG, long, TAG, pushes(() => held.tags.set(tag, OURS)), REMOVE]
  const played = play(held, script)
  await expect(played.run(image)).resolves.toMatchObject({ kind: 'pushed' })
})

describe('layers', () => {
  const [one, two, three] = ['a', 'b', 'c'].map((letter) => letter.repeat(12))
  const lines = [`${one}: Preparing`, `${two}: Layer already exists`, `${one}: Pushed`, `${three}: Pushed`]

  const pushing = (during: () => void): ScriptedCommand => ({
    ...pushes(() => undefined),
    effect: (command) => {
      for (const line of lines) expect(command.isNews?.(line)).toBe(false)
      during()
    },
  })

  test('those that were sent and those that were there are counted in the closing line', async () => {
    const held = hello()
    const played = play(held, attempts(pushing(() => held.tags.set(tag, OURS))))
    await played.run()
    expect(played.log.text('info')).toContain(`pushed ${NAME}, digest ${OURS.digest}; 2 layers sent, 1 already there`)
  })
})
