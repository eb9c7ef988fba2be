/** Errors in what a scanner logs. */
import { expect, test } from '@jest/globals'
import { firstError } from '../../../src/domain/scan/scanner-log.ts'

test.each([
  ['T\tERROR\tskipped.', 'skipped'],
  ['T\terror\tskipped', 'skipped'],
  ['  T\t\u001b[31mERROR\u001b[0m\tskipped\r', 'skipped'],
  ['T\tDPANIC\tskipped', 'skipped'],
  ['T\tPANIC\tskipped', 'skipped'],
  ['T\tFATAL\tunable to start', 'unable to start'],
  ['T\tWARN\tnot serious\nT\tERROR\tfirst\nT\tERROR\tsecond', 'first'],
  ['T\tWARN\tERROR\tin a warning', null],
  ['an ERROR in a sentence', null],
  ['', null],
])('%j has the error %j', (output, error) => {
  expect(firstError(output)).toBe(error)
})
