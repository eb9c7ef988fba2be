import { describe, expect, test } from '@jest/globals'
import { builtImage, digestOf } from '../../support/image.ts'
import { CONTEXT, hello, INSPECT, OURS, play, pushes, REMOVE, TAG, tag, untilPush } from '../../support/push-play.ts'

describe('the image of the archive', () => {
  test('is not loaded where the classic store has the very image', async () => {
    const held = hello()
    const inspect = { ...INSPECT, exitCode: 0, stdout: `${digestOf('c')}\n` }
    const played = play(held, [CONTEXT, inspect, TAG, pushes(() => held.tags.set(tag, OURS)), REMOVE])
    await expect(played.run(builtImage({ builder: 'docker' }))).resolves.toMatchObject({ kind: 'pushed' })
  })

  test('is not loaded where the containerd store has the manifest of the archive', async () => {
    const held = hello()
    const inspect = { ...INSPECT, exitCode: 0, stdout: `${OURS.digest}\n` }
    const played = play(held, [CONTEXT, inspect, TAG, pushes(() => held.tags.set(tag, OURS)), REMOVE])
    await expect(played.run(builtImage({ storedAs: OURS.digest }))).resolves.toMatchObject({ kind: 'pushed' })
    expect(played.exec.commands.find(({ argv }) => argv[1] === 'push')?.output).toBe('when-failed')
  })

  test.each([
    ['another image has the local name', digestOf('b'), OURS.digest],
    ['the id cannot be read', '', null],
  ])('is loaded where %s', async (_what, id, storedAs) => {
    const held = hello()
    const inspect = { ...INSPECT, exitCode: 0, stdout: `${id}\n` }
    const [context, , ...others] = untilPush
    const push = pushes(() => held.tags.set(tag, OURS))
    const played = play(held, [context ?? CONTEXT, inspect, ...others, push, REMOVE])
    await expect(played.run(builtImage({ storedAs }))).resolves.toMatchObject({ kind: 'pushed' })
  })

  test('that no longer fits on the disk of the engine is said to, with the next step', async () => {
    const [context, inspect, load] = untilPush
    const stderr = 'Error processing tar file(exit status 1): write /usr/lib/x: no space left on device'
    const script = [context ?? CONTEXT, inspect ?? INSPECT, { argv: load?.argv ?? [], exitCode: 1, stderr }, REMOVE]
    await expect(play(hello(), script).failure()).resolves.toMatchObject({
      code: 'E_PUSH',
      headlines: ['the disk of the Docker engine is full'],
      message: expect.stringMatching(/^the disk of the Docker engine is full: .* could not be pushed: /u) as unknown,
      hint: expect.stringContaining('Free space on the disk of the Docker engine') as unknown,
    })
  })

  test.each([
    ['is removed from the engine by the push', 0, []],
    ['that the push cannot remove is removed at the end of the run', 1, [REMOVE.argv]],
  ])('%s', async (_what, exitCode, atEnd) => {
    const held = hello()
    const push = pushes(() => held.tags.set(tag, OURS))
    const played = play(held, [...untilPush, push, { ...REMOVE, exitCode }])
    await expect(played.run()).resolves.toMatchObject({ kind: 'pushed' })
    expect(played.removedAtEnd).toEqual(atEnd)
  })
})
