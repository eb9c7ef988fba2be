/** What became of each exception, and what is said of it. */
import { describe, expect, test } from '@jest/globals'
import type { ExceptionSet } from '../../../../src/domain/scan/exceptions/exception-sets.ts'
import { sourceInWords, useLines, proposedInWords } from '../../../../src/domain/scan/exceptions/in-words.ts'
import { judge } from '../../../../src/domain/scan/judged.ts'
import type { ScanResult } from '../../../../src/domain/scan/findings.ts'
import { exception, heldOf, NO_USES, setOf } from '../../../support/sample-exceptions.ts'
import { broken, dockleFinding, dockleReport, trivyReport, vulnerability } from '../../../support/sample-results.ts'

const policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' } as const
const SCANS = [trivyReport([vulnerability()]), dockleReport([])]

const usesWith = (set: ExceptionSet, scans: readonly ScanResult[] = SCANS) =>
  judge({ scans, policy, exceptions: heldOf(set), today: '2026-11-21' }).exceptions

const idsOf = (set: ExceptionSet, scans?: readonly ScanResult[]) => {
  const { used, unused, expired, soon, lint } = usesWith(set, scans)
  return {
    used: used.map((use) => [use.exception.id, use.findings]),
    expired: expired.map((use) => [use.exception.id, use.findings]),
    ...{ unused: unused.map(({ id }) => id), soon: soon.map(({ id }) => id), lint: lint.map(({ id }) => id) },
  }
}
const NONE = { used: [], unused: [], expired: [], soon: [], lint: [] }
const ID = 'CVE-2023-5363'
const KEY = 'Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=***'
const OTHER = exception({ id: 'CVE-2020-1111' })

describe('an exception', () => {
  test.each<readonly [string, ExceptionSet, readonly ScanResult[], object]>([
    ['is used', setOf(exception()), SCANS, { used: [[ID, 1]] }],
    ['is unused', setOf(OTHER), SCANS, { unused: [OTHER.id] }],
    ['has expired', setOf(exception({ expires: '2026-11-20' })), SCANS, { expired: [[ID, 1]] }],
    [
      'has expired and was for nothing',
      setOf({ ...OTHER, expires: '2026-11-20' }),
      SCANS,
      { expired: [[OTHER.id, 0]] },
    ],
    ['ends today', setOf(exception({ expires: '2026-11-21' })), SCANS, { used: [[ID, 1]], soon: [ID] }],
    ['ends in 14 days', setOf(exception({ expires: '2026-12-05' })), SCANS, { used: [[ID, 1]], soon: [ID] }],
    ['ends in 15 days', setOf(exception({ expires: '2026-12-06' })), SCANS, { used: [[ID, 1]] }],
    ['for ECR is not unused before ECR has scanned', setOf(exception({ scanner: 'ecr' })), SCANS, {}],
    ['for Dockle is not unused without Dockle', setOf(exception({ id: 'CIS-DI-0001' })), [trivyReport([])], {}],
    ['is not unused where a scan broke', setOf(OTHER), [trivyReport([]), { ...broken, source: 'dockle' }], {}],
    ['for the task definition is for the plan', setOf(exception({ id: 'ECS.5' })), SCANS, { lint: ['ECS.5'] }],
    [
      'of a key is used for its alerts',
      setOf(exception({ id: 'CIS-DI-0010', key: 'DB_PASSWORD' })),
      [trivyReport([]), dockleReport([dockleFinding({ where: [KEY, 'x'] })])],
      { used: [['CIS-DI-0010', 1]] },
    ],
  ])('%s', (_, set, scans, expected) => {
    expect(idsOf(set, scans)).toEqual({ ...NONE, ...expected })
  })
})

test('lines for the log', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    exception({ id: `CVE-2020-100${index}`, package: 'x', expires: '2026-01-31' }),
  )
  expect(useLines(usesWith(setOf(exception({ expires: '2026-11-22' }), ...many)))).toEqual([
    `1 exception used: ${ID} by platform, 2026-11-22`,
    expect.stringMatching(
      /^12 exceptions have expired .* CVE-2020-1000 \(package x\) by platform, 2026-01-31; .*; 2 more$/u,
    ),
    `1 exception ends within 14 days: ${ID} by platform, 2026-11-22`,
  ])
})

const ON = { because: 'on pull_request', branch: 'main' }
const FILE = 'ship-to-ecs.exceptions.yaml'
const AT = { commit: '1'.repeat(40), path: FILE }
const TAKEN = `Exceptions are taken from \`${FILE}\` of \`main\` at 1111111 on pull_request`
const NOT_TAKEN = 'Exceptions are not taken from the checkout on pull_request, and'

test.each([
  [{ kind: 'checkout' }, null],
  [{ kind: 'branch', ...ON, ...AT, wrong: [] }, TAKEN],
  [{ kind: 'branch', ...ON, ...AT, wrong: ['x', 'y'] }, `${TAKEN}; what is wrong there does not hold: x; y`],
  [{ kind: 'no-file', ...ON, ...AT, wrong: [] }, `${NOT_TAKEN} \`main\` at 1111111 has no \`${FILE}\`, so none holds`],
  [{ kind: 'unreadable', ...ON, reason: '404' }, `${NOT_TAKEN} cannot be read from \`main\`, so none holds: 404`],
  [
    { kind: 'unreadable', ...ON, branch: null, reason: '404' },
    `${NOT_TAKEN} cannot be read from the default branch, so none holds: 404`,
  ],
] as const)('%j in words', (source, words) => {
  expect(sourceInWords(source)).toBe(words)
})

test.each([
  [null, 'on pull_request', null],
  [0, 'on pull_request', 'exceptions file of this pull request'],
  [1, 'on pull_request_target', 'exception of this pull request'],
  [2, 'on workflow_run', '2 exceptions of this checkout'],
])('%j %s in words', (wouldPassWith, because, what) => {
  const source = { kind: 'branch', ...ON, ...AT, because, wrong: [] } as const
  const words = what && `The image would pass with the ${what}, which the target branch does not have`
  expect(proposedInWords({ ...NO_USES, source, wouldPassWith })).toBe(words)
})

test.each([
  [
    [2, 1, 3, 0],
    '2 exceptions of this pull request, which the target branch does not have, would cover 1 of the 3 blocking findings',
  ],
  [
    [1, 0, 3, 0],
    'exception of this pull request, which the target branch does not have, would cover none of the 3 blocking findings',
  ],
  [
    [0, 2, 3, 0],
    'exceptions file of this pull request, which the target branch does not have, would cover 2 of the 3 blocking findings',
  ],
  [
    [1, 0, 1, 0],
    'exception of this pull request, which the target branch does not have, would not cover the finding that blocks',
  ],
  [
    [1, 1, 1, 2],
    'exception of this pull request, which the target branch does not have, would cover the finding that blocks; without those that it removes, 2 others would block',
  ],
] as const)('what exceptions would cover: %j', ([exceptions, covered, blocking, uncovered], words) => {
  const source = { kind: 'branch', ...ON, ...AT, wrong: [] } as const
  const wouldCover = { exceptions, covered, blocking, uncovered }
  expect(proposedInWords({ ...NO_USES, source, wouldCover })).toBe(`The ${words}`)
})

describe('the exceptions of a checkout that does not decide', () => {
  const judged = (proposed: ExceptionSet | null, held: ExceptionSet = setOf(), scans = SCANS) =>
    judge({ scans, policy, exceptions: { ...heldOf(held), proposed }, today: '2026-11-21' })

  test('are counted where the image would pass, and change nothing', () => {
    const { verdict, excepted, exceptions } = judged(setOf(exception(), OTHER))
    expect([verdict.kind, excepted, exceptions.wouldPassWith]).toEqual(['blocked', [], 2])
  })

  test.each([
    ['there are none', null, setOf()],
    ['they are not enough', setOf(OTHER), setOf()],
    ['it passes anyway', setOf(exception()), setOf(exception())],
  ])('are not where %s', (_, proposed, held) => {
    expect(judged(proposed, held).exceptions.wouldPassWith).toBeNull()
  })

  test.each([
    ['some of them', setOf(OTHER), setOf(), [1, 1, 2, 0]],
    ['none of them', setOf(exception({ package: 'opensll' })), setOf(), [1, 0, 2, 0]],
    ['a part, and takes another one away', setOf(OTHER), setOf(exception()), [1, 1, 1, 1]],
  ])('would cover %s', (_, proposed, held, [exceptions, covered, blocking, uncovered]) => {
    const both = [trivyReport([vulnerability(), vulnerability({ id: OTHER.id })]), dockleReport([])]
    expect(judged(proposed, held, both).exceptions).toMatchObject({
      wouldPassWith: null,
      wouldCover: { exceptions, covered, blocking, uncovered },
    })
  })

  test.each([
    ['it adds none', setOf(OTHER), setOf(OTHER)],
    ['it adds one of the lint alone', setOf(exception({ id: 'ECS.5' })), setOf()],
    ['they are enough', setOf(exception(), OTHER), setOf()],
    ['there are none', null, setOf()],
  ])('nothing is said of what they would cover where %s', (_, proposed, held) => {
    expect(judged(proposed, held).exceptions.wouldCover).toBeNull()
  })

  test('one that moved in the file is not new', () => {
    const moved = { ...OTHER, place: { path: 'x', line: 9, column: 1 } }
    expect(judged(setOf(exception(), moved), setOf(OTHER)).exceptions.wouldPassWith).toBe(1)
  })
})

describe('an override', () => {
  const overrideReason = 'It is worse without.'
  const judged = (scans: readonly ScanResult[]) =>
    judge({ scans, policy, exceptions: heldOf(setOf()), overrideReason, today: '2026-11-21' }).verdict

  test('lets pass what blocks', () => {
    expect(judged(SCANS)).toMatchObject({ kind: 'overridden', reason: overrideReason, blockers: [{}] })
  })
  test('does nothing where nothing blocks', () => {
    expect(judged([trivyReport([])])).toEqual({ kind: 'passed' })
  })
  test('is not for a scan that broke', () => {
    expect(judged([...SCANS, broken]).kind).toBe('broke')
  })
})
