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
    expect(buildCause(['#7 [2/3] RUN npm ci', line, ''])).toEqual({
      headlines: cause === null ? [] : [cause],
      failure: null,
    })
  })

  test.each<readonly [string, readonly string[], readonly string[], 'disk-full' | 'no-engine']>([
    [
      'of the step that it ended',
      [
        '#7 1.20 npm error ENOSPC: no space left on device, write',
        '#7 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 228',
      ],
      [
        '`npm ci` exited with code 228: no space left on device',
        'a RUN step exited with code 228: no space left on device',
      ],
      'disk-full',
    ],
    [
      'of BuildKit',
      ['ERROR: failed to solve: failed to copy files: write /var/lib/docker/x: no space left on device'],
      ['the disk of the Docker engine is full'],
      'disk-full',
    ],
    [
      'of the classic builder, which has no prefix',
      ['Step 2/3 : COPY . .', 'failed to register layer: write /x: no space left on device', ''],
      ['the disk of the Docker engine is full'],
      'disk-full',
    ],
    [
      'of an engine that is gone',
      ['#5 [2/2] COPY . .', 'ERROR: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?'],
      ['the Docker daemon does not respond'],
      'no-engine',
    ],
  ])('the failure is that %s', (_, lines, headlines, kind) => {
    const cause = buildCause(lines)
    expect(cause).toMatchObject({ headlines, failure: { kind } })
    expect(cause.headlines.filter((headline) => headline.length <= 80)).not.toEqual([])
  })

  test('a step that prints of an engine is a step that failed', () => {
    const lines = [
      '#7 0.31 Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
      '#7 ERROR: process "/bin/sh -c make it" did not complete successfully: exit code: 1',
    ]
    expect(buildCause(lines)).toEqual({ headlines: ['`make it` exited with code 1'], failure: null })
  })

  test('the step that failed is named, not what follows from it; without one the last error', () => {
    const step = '#7 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1'
    expect(buildCause([step, 'ERROR: failed to solve: canceled']).headlines).toEqual(['`false` exited with code 1'])
    expect(buildCause(['ERROR: first', 'ERROR: second']).headlines).toEqual(['second'])
  })
})
