import { describe, expect, test } from '@jest/globals'
import { lastLinesOf, lastOf, mergedLines, startFailure } from '../../../src/domain/image-test/container-output.ts'
import { fc } from '../../support/fast-check.ts'

const at = (second: number, text: string): string =>
  `2026-11-22T20:56:${String(second).padStart(2, '0')}.000000001Z ${text}`

describe('the lines of a container', () => {
  test('both streams in the order of time, without the times', () => {
    const stdout = [at(1, 'listening'), at(3, 'GET /'), ''].join('\n')
    const stderr = [at(2, 'warning: slow disk'), at(4, 'Error: gone'), ''].join('\n')
    expect(mergedLines(stdout, stderr)).toEqual(['listening', 'warning: slow disk', 'GET /', 'Error: gone'])
  })

  test('a line without a time stays behind the one before it', () => {
    expect(mergedLines([at(1, 'one'), 'rest of one', at(3, 'three')].join('\n'), at(2, 'two'))).toEqual([
      'one',
      'rest of one',
      'two',
      'three',
    ])
  })

  test('whatever is printed, no line is long and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.array(fc.string()), (one, other) => {
        const lines = mergedLines(one.join('\n'), other.join('\n'))
        const printed = [...one, ...other].flatMap((text) => text.split(/\r?\n/u)).filter((text) => text.trim() !== '')
        expect(lines.length).toBeLessThanOrEqual(printed.length)
        expect(lines.every((line) => line.length <= 500)).toBe(true)
      }),
    )
  })

  test('a report gets the last twenty', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`)
    expect(lastOf(lines)).toEqual(lines.slice(30))
    expect(lastLinesOf(lines.join('\n'), 'an error\n')).toEqual([...lines.slice(31), 'an error'])
    expect(lastLinesOf('x'.repeat(10_000))[0]).toHaveLength(500)
  })
})

test.each([
  [
    'Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/nope": stat /nope: no such file or directory: unknown\nError: failed to start containers: x',
    'exec: "/nope": stat /nope: no such file or directory',
  ],
  ['Error response from daemon: error while creating mount source path', 'error while creating mount source path'],
  ['', ''],
])('why a container did not start: %s', (output, why) => {
  expect(startFailure(output)).toBe(why)
})
