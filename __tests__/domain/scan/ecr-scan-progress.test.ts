/** When and how each history of a scan ends. */
import { describe, expect, test } from '@jest/globals'
import { shortSeverity, stepAfter } from '../../../src/domain/scan/ecr-scan-progress.ts'
import { fc } from '../../support/fast-check.ts'
import { active, clean, found, lookOf, NONE, playScan, progress, START, TAKE } from '../../support/scan-history.ts'

describe('a scan ends', () => {
  test.each<readonly [string, Parameters<typeof playScan>[0], number, object]>([
    [
      'basic, with findings, when they no longer change',
      [
        [0, progress],
        [20, { ...found, completed: 19 }],
      ],
      30,
      TAKE,
    ],
    [
      'basic and clean, some seconds after its end',
      [
        [0, progress],
        [20, { ...clean, completed: 19 }],
      ],
      40,
      TAKE,
    ],
    [
      'enhanced and continuous: ACTIVE',
      [
        [0, { status: 'PENDING' }],
        [60, active],
      ],
      70,
      TAKE,
    ],
    [
      'enhanced on push: COMPLETE',
      [
        [0, { status: 'PENDING' }],
        [60, { ...active, status: 'COMPLETE' }],
      ],
      70,
      TAKE,
    ],
    ['clean, without a date and a count, after two minutes', [[0, { status: 'COMPLETE', list: 'basic' }]], 120, TAKE],
    ['long ago, at the second look', [[0, { ...clean, completed: -3600 }]], 5, TAKE],
    [
      'with late findings: an empty list is none yet',
      [
        [0, { status: 'COMPLETE', list: 'basic' }],
        [45, { ...active, status: 'COMPLETE', completed: 44 }],
      ],
      55,
      TAKE,
    ],
    [
      'with findings that come one after the other',
      [
        [0, { ...active, listed: 1, counted: 1 }],
        [5, { ...active, listed: 2, counted: 2 }],
        [10, active],
      ],
      20,
      TAKE,
    ],
    [
      'with counts before findings',
      [
        [0, { ...active, listed: 0 }],
        [60, active],
      ],
      70,
      TAKE,
    ],
    [
      'broken, where the counts stay above the list',
      [[0, { ...active, listed: 2 }]],
      120,
      { kind: 'broke', because: 'ECR counts 3 findings and lists 2' },
    ],
    [
      'broken, where the counts of one severity stay above the list',
      [[0, { ...active, short: { severity: 'CRITICAL', counted: 1, listed: 0 } }]],
      120,
      { kind: 'broke', because: 'ECR counts 1 of the severity CRITICAL and lists 0' },
    ],
    [
      'with other findings, as many as before, when they no longer change',
      [
        [0, { ...active, content: 'one' }],
        [10, { ...active, content: 'other' }],
      ],
      20,
      TAKE,
    ],
    [
      'broken',
      [
        [0, progress],
        [10, { status: 'FAILED', description: 'The scan timed out.' }],
      ],
      10,
      { kind: 'broke', because: 'the scan is FAILED: The scan timed out' },
    ],
    ['broken, expired', [[0, { status: 'SCAN_ELIGIBILITY_EXPIRED' }]], 0, { kind: 'broke' }],
    ['broken, by a quota', [[0, { status: 'LIMIT_EXCEEDED' }]], 0, { kind: 'broke' }],
    ['broken, archived', [[0, { status: 'IMAGE_ARCHIVED' }]], 0, { kind: 'broke' }],
    ['unsupported', [[0, { status: 'UNSUPPORTED_IMAGE' }]], 0, { kind: 'unsupported' }],
    [
      'unsupported, as ECR says it of an image from scratch',
      [
        [
          0,
          {
            status: 'FAILED',
            description: 'UnsupportedImageError: The operating system and/or package manager are not supported.',
          },
        ],
      ],
      0,
      { kind: 'unsupported', because: expect.stringContaining('UnsupportedImageError') },
    ],
  ])('%s', (_, history, at, step) => {
    expect(playScan(history)).toMatchObject({ at, step })
  })

  test.each<readonly [string, Parameters<typeof playScan>[0], string]>([
    ['PENDING', [[0, { status: 'PENDING' }]], 'the scan is PENDING'],
    ['a word that nobody knows', [[0, { status: 'QUEUED', description: 'Soon.' }]], 'the scan is QUEUED: Soon'],
    ['no word', [[0, {}]], 'the scan is without a status'],
    ['FINDINGS_UNAVAILABLE', [[0, { status: 'FINDINGS_UNAVAILABLE' }]], 'the scan is FINDINGS_UNAVAILABLE'],
    ['no list at all', [[0, { status: 'COMPLETE' }]], 'the scan is COMPLETE; ECR lists no findings, not even none'],
    ['nothing', [[0, NONE]], 'ECR has no scan of the image (no scan)'],
  ])('never by %s', (_, history, last) => {
    expect(playScan(history)).toMatchObject({ at: Infinity, last })
  })
})

test.each([
  [{ CRITICAL: 1 }, { LOW: 1 }, { severity: 'CRITICAL', counted: 1, listed: 0 }],
  [{ CRITICAL: 1, LOW: 1 }, { LOW: 2 }, { severity: 'CRITICAL', counted: 1, listed: 0 }],
  [{ LOW: 1, HIGH: 0 }, { LOW: 3, HIGH: 2, CRITICAL: 1 }, null],
  [{}, { LOW: 1 }, null],
])('of %j, where %j are listed, too few are listed: %j', (counted, listed, short) => {
  expect(shortSeverity(counted, listed)).toEqual(short)
})

const anyLook = fc.record({
  status: fc.constantFrom('IN_PROGRESS', 'PENDING', 'COMPLETE', 'ACTIVE', 'FAILED', 'UNSUPPORTED_IMAGE', 'ODD', ''),
  counted: fc.option(fc.nat(3)),
  list: fc.constantFrom('basic', 'enhanced', 'none'),
  listed: fc.nat(3),
})

test('whatever ECR shows, findings count only of an ended scan that lists what it counts, and was seen twice', () => {
  fc.assert(
    fc.property(fc.array(anyLook, { minLength: 1, maxLength: 40 }), (shown) => {
      const looks = shown.map((facts, index) => lookOf(facts, START + index * 5000))
      if (stepAfter(looks, null).kind !== 'take') return
      const last = shown.at(-1)
      expect(['COMPLETE', 'ACTIVE']).toContain(last?.status)
      expect(last?.counted ?? 0).toBeLessThanOrEqual(last?.listed ?? 0)
      expect(shown.at(-2)).toEqual(last)
    }),
    { numRuns: 2000 },
  )
})
