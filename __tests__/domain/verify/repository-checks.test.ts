/** What is said of a repository: its settings beside Security Hub's controls, and what its lifecycle policy does with what runs. */
import { describe, expect, test } from '@jest/globals'
import { known, type Reading } from '../../../src/domain/verify/answer.ts'
import { judgeRepository, type RepositoryFacts } from '../../../src/domain/verify/repository-checks.ts'
import { sentence } from '../../../src/domain/verify/verified.ts'
import type { ListedImage } from '../../../src/domain/registry/lifecycle-policy.ts'

const NOW = Date.UTC(2026, 10, 20)
const DAY = 86_400_000
const DIGEST = `sha256:${'a'.repeat(64)}`
const policy = (selection: object): Reading<string> =>
  known(JSON.stringify({ rules: [{ rulePriority: 3, selection, action: { type: 'expire' } }] }))
const COUNTED = { tagStatus: 'any', countType: 'imageCountMoreThan' }

const GOOD: RepositoryFacts = {
  name: 'hello',
  exists: 'now',
  tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
  scanning: known('scans'),
  encryption: known('own-key'),
  lifecycle: policy({ ...COUNTED, countNumber: 50 }),
}
const IMAGES = [{ digest: DIGEST, tags: ['prod-1'], pushedAt: NOW - 5 * DAY }]

const said = (facts: Partial<RepositoryFacts>, images: Reading<readonly ListedImage[]> = known(IMAGES)) =>
  judgeRepository({ ...GOOD, ...facts }, { running: [{ service: 'web', digest: DIGEST }], images, now: NOW })

const lines = (...given: Parameters<typeof said>) =>
  said(...given)
    .filter(({ level }) => level !== 'ok')
    .map((check) => `${check.level}: ${sentence(check)}`)

test('of one that has everything nothing is to be done', () => {
  expect(lines({})).toEqual([])
  expect(said({}).map(({ id }) => id)).toEqual(['repository-settings', 'image-lifecycle'])
})

describe('a setting', () => {
  test.each([
    [
      { scanning: known('does-not-scan') },
      'warn: ECR repository hello lacks what Security Hub asks for: scan on push (ECR.1)',
    ],
    [
      { tagMutability: 'MUTABLE' },
      'warn: ECR repository hello lacks what Security Hub asks for: immutable tags (ECR.2)',
    ],
    [
      { tagMutability: 'MUTABLE_WITH_EXCLUSION' },
      'warn: ECR repository hello lacks what Security Hub asks for: immutable tags (ECR.2)',
    ],
    [
      { lifecycle: { kind: 'missing' } },
      'warn: ECR repository hello lacks what Security Hub asks for: a lifecycle policy (ECR.3)',
    ],
    [
      { encryption: known('key-of-ecr') },
      'warn: ECR repository hello lacks what Security Hub asks for: a customer managed key (ECR.5)',
    ],
    [
      { scanning: { kind: 'denied', action: 'ecr:GetRegistryScanningConfiguration' } },
      'unknown: ECR repository hello not checked',
    ],
    [{ lifecycle: known('{') }, 'unknown: ECR repository hello has a lifecycle policy that cannot be read'],
  ] satisfies readonly [Partial<RepositoryFacts>, string][])('%j', (facts, expected) => {
    expect(lines(facts)).toEqual([expected])
  })
})

describe('what runs', () => {
  const subject = 'image sha256:aaaaaaaaaaaa that web runs'
  test.each([
    [{ ...COUNTED, countNumber: 0 }, `warn: ${subject} expires within a day, by rule 3 of the lifecycle policy`],
    [
      { ...COUNTED, countNumber: 1 },
      `warn: ${subject} expires after 1 further push, by rule 3 of the lifecycle policy`,
    ],
    [
      { ...COUNTED, countNumber: 5 },
      `warn: ${subject} expires after 5 further pushes, by rule 3 of the lifecycle policy`,
    ],
    [
      { tagStatus: 'any', countType: 'sinceImagePushed', countNumber: 14 },
      `warn: ${subject} expires on 2026-11-29, by rule 3 of the lifecycle policy`,
    ],
    [
      { tagStatus: 'any', countType: 'sinceImagePulled', countNumber: 14 },
      `unknown: ${subject} may expire by rule 3 of the lifecycle policy, whose kind of count is not known`,
    ],
  ])('%j', (selection, expected) => {
    expect(lines({ lifecycle: policy(selection) })).toEqual([expected])
  })

  test('is not judged without the list of the images, and says so', () => {
    expect(lines({}, { kind: 'denied', action: 'ecr:DescribeImages' })).toEqual(['unknown: running image not checked'])
  })
})
