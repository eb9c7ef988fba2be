/** The properties of an image that are findings. */
import { expect, test } from '@jest/globals'
import type { BaseImage } from '../../../../src/domain/build/base-image.ts'
import type { ScanReport } from '../../../../src/domain/scan/findings.ts'
import { isAllowedBase, patternProblem } from '../../../../src/domain/scan/policy/base-images.ts'
import type { PolicyMap } from '../../../../src/domain/scan/policy/policy-map.ts'
import { propertiesOf, type SizeBefore, type ImageFacts } from '../../../../src/domain/scan/policy/properties.ts'
import { trivyReport } from '../../../support/sample-results.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const report = (changes: Partial<ScanReport>): ImageFacts['scans'] => [
  { kind: 'report', report: { ...trivyReport([]).report, ...changes } },
]
const SCRATCH: BaseImage = { kind: 'scratch', line: 1 }
const node = (reference: string): BaseImage => ({ kind: 'image', reference, line: 1 })

const found = (map: PolicyMap, facts: Partial<ImageFacts>): readonly (readonly [string, string])[] =>
  propertiesOf(map, { scans: report({}), base: SCRATCH, compared: { kind: 'none' }, now: NOW, ...facts }).map(
    ({ id, title }) => [id, title] as const,
  )

const updated = (updatedAt: string) =>
  report({ database: { updatedAt, origin: { kind: 'verified', repository: 'mirror.example.com/db' } } })

test.each<readonly [string, PolicyMap, Partial<ImageFacts>, string | null]>([
  ['no policy', {}, { scans: report({ endOfLife: true, sizeBytes: 1e12 }) }, null],
  [
    'a system at its end',
    { 'end-of-life': 'report' },
    { scans: report({ endOfLife: true, operatingSystem: 'debian 9' }) },
    'END-OF-LIFE debian 9 gets no more security fixes',
  ],
  ['a system that is supported', { 'end-of-life': 'block' }, { scans: report({}) }, null],
  ['exactly the size', { 'max-size-mb': 5 }, { scans: report({ sizeBytes: 5_000_000 }) }, null],
  [
    'a byte more',
    { 'max-size-mb': 5 },
    { scans: report({ sizeBytes: 5_000_001 }) },
    'IMAGE-SIZE The image has 5.1 MB; at most 5 MB are allowed',
  ],
  ['an unknown size', { 'max-size-mb': 5 }, {}, 'IMAGE-SIZE Trivy did not report the size of the image'],
  ['a database of today', { 'max-database-age-hours': 24 }, { scans: updated('2026-11-21T12:00:00Z') }, null],
  [
    'an old database',
    { 'max-database-age-hours': 24 },
    { scans: updated('2026-11-21T11:59:59Z') },
    'DATABASE-AGE The vulnerability database is 25 hours old; at most 24 are allowed',
  ],
  [
    'an unknown age',
    { 'max-database-age-hours': 24 },
    { scans: report({ database: null }) },
    'DATABASE-AGE The age of the vulnerability database is not known',
  ],
  [
    'a database of the future',
    { 'max-database-age-hours': 24 },
    { scans: updated('2026-11-24T12:00:00Z') },
    'DATABASE-AGE The age of the vulnerability database is not known',
  ],
  ['a base that is allowed', { 'base-images': ['*/node:*'] }, { base: node('docker.io/library/node:22') }, null],
  [
    'a base that is not',
    { 'base-images': ['ghcr.io/*'] },
    { base: node('docker.io/library/node:22') },
    'BASE-IMAGE docker.io/library/node:22 is not one of the allowed base images',
  ],
  ['scratch', { 'base-images': ['ghcr.io/*'] }, {}, 'BASE-IMAGE `FROM scratch` is not one of the allowed base images'],
  [
    'an unknown base',
    { 'base-images': ['*'] },
    { base: { kind: 'unknown', because: 'it was pulled' } },
    'BASE-IMAGE The base image is not known: it was pulled',
  ],
])('%s', (_what, map, facts, expected) => {
  expect(found(map, facts)).toEqual(expected === null ? [] : [[expected.split(' ')[0], expected.replace(/^\S+ /, '')]])
})

const of = (sizeBytes: number): SizeBefore => ({ kind: 'image', sizeBytes, name: 'the running image' })

test.each<readonly [string, PolicyMap, number, SizeBefore, boolean]>([
  ['less', { 'max-growth-mb': 0, 'max-growth-percent': 0 }, 9e6, of(10e6), false],
  ['exactly the MB', { 'max-growth-mb': 2 }, 12e6, of(10e6), false],
  ['more MB', { 'max-growth-mb': 2 }, 12e6 + 1, of(10e6), true],
  ['exactly the percent', { 'max-growth-percent': 20 }, 12e6, of(10e6), false],
  ['more percent', { 'max-growth-percent': 20 }, 12e6 + 1, of(10e6), true],
  ['from nothing', { 'max-growth-percent': 100_000 }, 1, of(0), true],
  ['a first deployment', { 'max-growth-mb': 0 }, 9e9, { kind: 'none' }, false],
  [
    'an image that cannot be compared',
    { 'max-growth-mb': 900 },
    1,
    { kind: 'unknown', because: 'denied', hint: 'x' },
    true,
  ],
])('growth: %s', (_what, map, sizeBytes, compared, isFound) => {
  expect(found(map, { scans: report({ sizeBytes }), compared }).map(([id]) => id)).toEqual(
    isFound ? ['IMAGE-GROWTH'] : [],
  )
})

test.each([
  [
    { 'max-growth-mb': 9 },
    { compared: { kind: 'unknown', because: 'no', hint: 'Set `baseline`.' } },
    /^Set `baseline`/u,
  ],
  [{ 'max-growth-mb': 9 }, { compared: of(1) }, /^Use a version of Trivy/u],
  [{ 'max-size-mb': 9 }, {}, /^Use a version of Trivy/u],
  [{ 'base-images': ['*'] }, { base: { kind: 'unknown', because: 'it was pulled' } }, /^Build the image in the run/u],
] as const)('what is not known has a next step of its own: %j', (map, facts, hint) => {
  const given = { scans: report({}), base: SCRATCH, compared: { kind: 'none' }, now: NOW, ...facts } as const
  expect(propertiesOf(map, given).map((one) => one.hint)).toEqual([expect.stringMatching(hint)])
})

test('a side-car has an end of life, and no size, base or database of its own', () => {
  const sideCar = { container: 'proxy', image: 'nginx:1', platform: 'linux/amd64' } as unknown as NonNullable<
    ScanReport['sideCar']
  >
  const map: PolicyMap = { 'end-of-life': 'block', 'max-size-mb': 1, 'max-database-age-hours': 1 }
  const [only, ...others] = propertiesOf(map, {
    scans: report({ endOfLife: true, sizeBytes: 1e12, sideCar }),
    base: SCRATCH,
    compared: { kind: 'none' },
    now: NOW,
  })
  expect(only).toMatchObject({ id: 'END-OF-LIFE', sideCar })
  expect(others).toEqual([])
})

const DIGEST = `sha256:${'b'.repeat(64)}`

test.each([
  [`docker.io/library/node:22@${DIGEST}`, 'docker.io/library/node:22', true],
  [`docker.io/library/node:22@${DIGEST}`, 'docker.io/library/node@sha256:*', true],
  [`docker.io/library/node:22@${DIGEST}`, `*@${DIGEST}`, true],
  [`docker.io/library/node:22@${DIGEST}`, 'docker.io/library/node:22*', true],
  ['docker.io/library/node:22', `*@${DIGEST}`, false],
  ['docker.io/library/node:220', 'docker.io/library/node:22', false],
  ['node:2200/evil:1', 'docker.io/library/node:22*', false],
])('%s and %s', (reference, pattern, isAllowed) => {
  expect(isAllowedBase(node(reference), [pattern])).toBe(isAllowed)
})

test.each([
  ['node:22*', 'must begin with a registry or with *; write docker.io/library/node:22*'],
  ['own/node', 'must begin with a registry or with *; write docker.io/own/node'],
  ['a b/c', 'must have only letters, digits and . _ - : / @, and * for any text'],
  ['ghcr.io/?', 'must have only letters, digits and . _ - : / @, and * for any text'],
  ['scratch', null],
  ['*@sha256:*', null],
  ['localhost:5000/a', null],
  ['ghcr.io/own/*', null],
])('the pattern %s', (pattern, problem) => {
  expect(patternProblem(pattern)).toBe(problem)
})
