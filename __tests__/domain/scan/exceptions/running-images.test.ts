/** Exceptions and VEX documents hold for an image that runs as they did for the deployment of it. */
import { expect, test } from '@jest/globals'
import type { ScannedSideCar } from '../../../../src/domain/image/side-car-image.ts'
import type { Exception } from '../../../../src/domain/scan/exceptions.ts'
import { lastingName, splitFinding } from '../../../../src/domain/scan/exceptions/matching.ts'
import { digestOf, vulnerability } from '../../../support/sample-results.ts'

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/hello'
/** In the registry of the run. */
const OWN = { repository: 'team/hello' }
const running = (name: string, written: string, facts: Partial<ScannedSideCar> = {}): ScannedSideCar => ({
  image: `${name}@${digestOf('1')}`,
  written,
  containers: ['app'],
  platform: 'linux/amd64',
  runsIn: ['web'],
  ...facts,
})

const isAccepted = (image: string, sideCar: ScannedSideCar): boolean => {
  const finding = vulnerability({ sideCar })
  const exception: Exception = {
    ...{ id: finding.id, scanner: null, package: null, path: null, image, key: null, file: null },
    ...{
      reason: 'r',
      owner: 'o',
      expires: '2026-12-31',
      place: { path: 'x', line: 1, column: 1 },
      from: { kind: 'file' },
    },
  }
  return splitFinding(finding, [exception], { repository: '' }).left === null
}

test.each<readonly [string, string, ScannedSideCar, boolean]>([
  ['the repository of ECR, as in its deployment', 'team/hello', running(ECR, `${ECR}:v1`, OWN), true],
  ['the same repository of another account', 'team/hello', running(ECR, `${ECR}:v1`), false],
  ['that in full', ECR, running(ECR, `${ECR}:v1`), true],
  ['another repository', 'team/other', running(ECR, `${ECR}:v1`, OWN), false],
  [
    'the same path in another registry',
    'team/hello',
    running('evil.example/team/hello', 'evil.example/team/hello'),
    false,
  ],
  ['what the task definition says of a side-car', 'nginx:1.29', running('nginx', 'nginx:1.29'), true],
  ['another tag', 'nginx:1.28', running('nginx', 'nginx:1.29'), false],
  ['the name without a digest', 'nginx', running('nginx', `nginx@${digestOf('1')}`), true],
  ['the name by digest', `nginx@${digestOf('1')}`, running('nginx', 'nginx:1.29'), true],
  ['a pattern', 'nginx:*', running('nginx', 'nginx:1.29'), true],
])('%s', (_, image, sideCar, isWanted) => {
  expect(isAccepted(image, sideCar)).toBe(isWanted)
})

test('a side-car of a deployment goes by what is written alone', () => {
  expect(isAccepted('team/hello', { image: `${ECR}:v1`, containers: ['a'], platform: 'linux/amd64' })).toBe(false)
})

test.each([
  [running(ECR, `${ECR}:v1`, OWN), 'team/hello'],
  [running(ECR, `${ECR}:v1`), `${ECR}:v1`],
  [running('nginx', 'nginx:1.29'), 'nginx:1.29'],
  [running('nginx', `nginx@${digestOf('1')}`), 'nginx'],
])('the name that is suggested outlives the digest, and holds', (sideCar, name) => {
  expect(lastingName(sideCar)).toBe(name)
  expect(isAccepted(name, sideCar)).toBe(true)
})
