/** What is said while a push runs, on a clock of the test. */
import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { sizesOf, watchPush } from '../../../src/stages/push/watch-push.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { builtImage, digestOf } from '../../support/image.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { scriptedExec, type ScriptedCommand } from '../../support/scripted-exec.ts'
import { attempts, CONTEXT, hello, OURS, play, pushes, tag } from '../../support/push-play.ts'

const [one, two, three] = ['a', 'b', 'c'].map((letter) => letter.repeat(12))

/** A push of which docker has printed lines; `after` lets ten seconds pass so many times. */
const watching = (sizes: ReadonlyMap<string, number> = new Map()) => {
  const [clock, log] = [makeFakeClock(), recordingLog()]
  const watched = watchPush(sizes, { clock, log })
  const after = async (lines: readonly string[], ticks = 1): Promise<readonly string[]> => {
    const before = log.text('info').length
    lines.forEach(watched.see)
    for (let tick = 0; tick < ticks; tick += 1) {
      await clock.sleep(10_000)
      clock.tick()
    }
    return log
      .text('info')
      .slice(before)
      .split('\n')
      .filter((line) => line !== '')
  }
  return { watched, after }
}

describe('the lines about a push', () => {
  test('come every ten seconds while layers end, and every thirty while one large layer goes up', async () => {
    const sizes = new Map([
      [one ?? '', 45_000_000],
      [two ?? '', 500_000_000],
    ])
    const { after } = watching(sizes)
    expect(await after([`${one}: Preparing`, `${two}: Preparing`])).toEqual([
      'pushing for 10 s: 0 of 2 layers done, 0.0 MB of 545.0 MB; 0 already there',
    ])
    expect(await after([`${one}: Pushed`])).toEqual([
      'pushing for 20 s: 1 of 2 layers done, 45.0 MB of 545.0 MB; 0 already there',
    ])
    expect(await after([], 6)).toEqual([
      'pushing for 50 s: 1 of 2 layers done, 45.0 MB of 545.0 MB; 0 already there',
      'pushing for 80 s: 1 of 2 layers done, 45.0 MB of 545.0 MB; 0 already there',
    ])
    expect(await after([`${two}: Pushed`])).toEqual([
      'pushing for 90 s: 2 of 2 layers done, 545.0 MB of 545.0 MB; 0 already there',
    ])
  })

  test('say that docker has said nothing, and none comes after the end', async () => {
    const { watched, after } = watching()
    expect(await after([])).toEqual(['pushing for 10 s: docker has named no layer yet'])
    watched.stop()
    expect(await after([`${three}: Pushed`], 9)).toEqual([])
    expect(watched.counts()).toEqual({ sent: 1, there: 0 })
  })
})

describe('the sizes of layers', () => {
  const ARCHIVE = '/private/image-1/image.tar'
  const layer = `${'6'.repeat(64)}/layer.tar`
  const config = JSON.stringify({ rootfs: { diff_ids: [digestOf('d')] } })
  const path = `${createHash('sha256').update(config).digest('hex')}.json`
  const list: ScriptedCommand = {
    argv: ['tar', '-tvf', ARCHIVE],
    stdout: `-rw-r--r-- 0/0 150000000 2026-01-01 00:00 ${layer}\n-rw-r--r-- 0/0 7 2026-01-01 00:00 blobs/sha256/${'e'.repeat(64)}\n`,
  }
  const manifest: ScriptedCommand = {
    argv: ['tar', '-xOf', ARCHIVE, 'manifest.json'],
    stdout: JSON.stringify([{ Config: path, Layers: [layer] }]),
  }
  const large = builtImage({ sizeBytes: 150_000_000 })

  test.each([
    [
      'of what an engine loads, by its blobs and its config',
      large,
      [list, manifest, { argv: ['tar', '-xOf', ARCHIVE, path], stdout: config }],
      [
        ['e'.repeat(12), 7],
        ['d'.repeat(12), 150_000_000],
      ],
    ],
    [
      'of a containerd store, by its blobs',
      builtImage({ sizeBytes: 150_000_000, storedAs: digestOf('f') }),
      [list],
      [['e'.repeat(12), 7]],
    ],
    ['of a small image are not read', builtImage({ sizeBytes: 1_000_000 }), [], []],
    ['of an archive that cannot be listed', large, [{ ...list, exitCode: 2 }], []],
    ['of an archive without a manifest', large, [list, { ...manifest, exitCode: 2 }], []],
    ['of an archive whose manifest is none', large, [list, { ...manifest, stdout: '{}' }], []],
  ] satisfies readonly (readonly [
    string,
    typeof large,
    readonly ScriptedCommand[],
    readonly (readonly [string, number])[],
  ])[])('%s', async (_, image, script, sizes) => {
    const exec = scriptedExec(script)
    expect([...(await sizesOf(image, { exec }))]).toEqual(sizes)
    exec.assertDone()
  })
})

test('a push says them, and an archive that cannot be listed costs only the sizes', async () => {
  const held = hello()
  const list = { argv: ['tar', '-tvf', '/private/image-1/image.tar'], exitCode: 2, stderr: 'tar: broken' } as const
  const push: ScriptedCommand = {
    ...pushes(() => undefined),
    effect: (command) => {
      expect(command.isNews?.(`${one}: Pushed`)).toBe(false)
      played.clock.tick()
      held.tags.set(tag, OURS)
    },
  }
  const [context = CONTEXT, inspect = CONTEXT, load = CONTEXT, ...rest] = attempts(push)
  const played = play(held, [context, inspect, load, list, ...rest])
  await expect(played.run(builtImage({ sizeBytes: 150_000_000 }))).resolves.toMatchObject({ kind: 'pushed' })
  expect(played.log.text('info')).toContain('pushing for 0 s: 1 of 1 layer done; 0 already there')
  played.clock.tick()
  expect(played.log.text('info').match(/pushing for/gu)).toHaveLength(1)
})
