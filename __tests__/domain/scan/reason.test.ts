/** What may be thrown while scanners are prepared or run, and which of it is a reason. */
import { describe, expect, test } from '@jest/globals'
import { CommandError } from '../../../src/errors/command-error.ts'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { fault } from '../../../src/errors/fault.ts'
import { reasonOf } from '../../../src/domain/scan/reason.ts'

const failed = (outputTail: string): CommandError =>
  new CommandError({
    argv: ['/opt/trivy', 'image', '--input', 'x'],
    failure: { kind: 'exited', exitCode: 1 },
    outputTail,
  })

const because = (outputTail: string): string | undefined => reasonOf(failed(outputTail), 'hint')?.because

describe('a reason', () => {
  test('of a program is the end of its output: from its fatal error, without times', () => {
    const died = 'T\tINFO\tone\nT\tFATAL\tFatal error\trun error:\n\nmore\nand more\nand no more'
    expect(because(died)).toBe('more | and more | and no more (trivy exited with code 1)')
    expect(because('a\nb\nc\n\nd')).toBe('b | c | d (trivy exited with code 1)')
    expect(because('')).toBe('/opt/trivy image ended with exit code 1')
  })

  test('of a program has no control characters that color a terminal', () => {
    expect(because('T\t\u001B[31mFATAL\u001B[0m\tno space')).toBe('no space (trivy exited with code 1)')
  })

  test('of a download keeps its own hint', () => {
    const error = fault('E_DOWNLOAD', { message: 'GET x was answered 404', hint: 'Check x.' })
    expect(reasonOf(error, 'hint')).toEqual({ because: 'GET x was answered 404', hint: 'Check x.' })
  })

  test('of the file system is its message', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    })
    expect(reasonOf(error, 'hint')).toEqual({ because: error.message, hint: 'hint' })
  })

  test.each([
    ['a cancel', new ShipError({ code: 'E_CANCELLED', message: 'cancelled' })],
    ['a defect', new TypeError('undefined is not a function')],
    ['a text', 'stopped'],
    ['nothing', undefined],
  ])('is not made of %s', (_, thrown) => {
    expect(reasonOf(thrown, 'hint')).toBeNull()
  })
})
