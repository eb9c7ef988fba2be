import { describe, expect, test } from '@jest/globals'
import { buildCause } from '../../../src/domain/build/build-cause.ts'

describe('buildCause', () => {
  test.each([
    [
      'ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
      '`npm ci` exited with code 1',
    ],
    ["The command '/bin/sh -c npm ci' returned a non-zero code: 7", '`npm ci` exited with code 7'],
    [
      'ERROR: process "/app/check --all" did not complete successfully: exit code: 2',
      '`/app/check --all` exited with code 2',
    ],
    [
      'process "/bin/sh -c echo `date`" did not complete successfully: exit code: 1',
      "`echo 'date'` exited with code 1",
    ],
    [
      `process "/bin/sh -c ${'x'.repeat(51)}" did not complete successfully: exit code: 1`,
      'a RUN step exited with code 1',
    ],
    [
      'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RNU',
      'dockerfile parse error on line 3: unknown instruction: RNU',
    ],
    [
      'Error response from daemon: dockerfile parse error line 3: unknown instruction: RNU',
      'dockerfile parse error line 3: unknown instruction: RNU',
    ],
    [`ERROR: failed to solve: ${'x'.repeat(81)}`, null],
    ['ERROR: failed to build:', null],
    ['ERROR: '.repeat(100_000), null],
    [
      `process "${'x'.repeat(100_000)}" did not complete successfully: exit code: 137`,
      'a RUN step exited with code 137',
    ],
    ['something else', null],
  ])('%s', (line, cause) => {
    expect(buildCause(['#7 [2/3] RUN npm ci', line, ''])).toBe(cause)
  })

  test('the step that failed is named, not what follows from it; without one the last error', () => {
    const step = '#7 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1'
    expect(buildCause([step, 'ERROR: failed to solve: canceled'])).toBe('`false` exited with code 1')
    expect(buildCause(['ERROR: first', 'ERROR: second'])).toBe('second')
  })
})
