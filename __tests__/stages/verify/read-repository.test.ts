/** Reading how a repository is set up: by its own setting or the registry's, and only what a role of its account may see. */
import { describe, expect, test } from '@jest/globals'
import { AwsError } from '../../../src/errors/aws-error.ts'
import type { Ports } from '../../../src/ports/ports.ts'
import { verifyRepository } from '../../../src/stages/verify/read-repository.ts'
import { sentence } from '../../../src/domain/verify/verified.ts'
import { PLAN } from '../../support/sample-plan.ts'

const NOW = Date.UTC(2026, 10, 20)
const limit = {}

const refused = (operation: string, awsCode: string): Error =>
  new AwsError({
    operation,
    code: awsCode === 'AccessDeniedException' ? 'E_ACCESS_DENIED' : 'E_AWS',
    awsCode,
    awsMessage: 'refused',
  })

const ecrOf = (calls: object): Ports['registry'] =>
  ({
    ecr: {
      getLifecyclePolicy: () => Promise.reject(refused('ecr:GetLifecyclePolicy', 'LifecyclePolicyNotFoundException')),
      getRegistryScanningConfiguration: () => Promise.resolve({ scanningConfiguration: { rules: [] } }),
      ...calls,
    },
    sts: { getCallerIdentity: () => Promise.resolve({ Account: '123456789012' }) },
    // The stage asks nothing else of a registry.
  }) as unknown as Ports['registry']

const rulesOf = (scanFrequency: string, filter: string) => ({
  getRegistryScanningConfiguration: () =>
    Promise.resolve({ scanningConfiguration: { rules: [{ scanFrequency, repositoryFilters: [{ filter }] }] } }),
})

const said = async (calls: object, repository: object = {}): Promise<readonly string[]> => {
  const target = {
    ...PLAN,
    repository: { ...PLAN.repository, setUp: { scanOnPush: false }, ...repository },
    services: [],
  }
  const checks = await verifyRepository(target, { registry: ecrOf(calls), limit, now: NOW })
  return checks.map((check) => `${check.level}: ${sentence(check)}`)
}

const NAME = PLAN.repository.repositoryUri.split('/')[1] ?? ''

describe('scanning', () => {
  test.each([
    ['by the repository', {}, { setUp: { scanOnPush: true } }, 'ok'],
    ['by the registry, all', rulesOf('SCAN_ON_PUSH', '*'), {}, 'ok'],
    ['by the registry, a part of the name', rulesOf('CONTINUOUS_SCAN', NAME.slice(1)), {}, 'ok'],
    ['by the registry, by hand only', rulesOf('MANUAL', '*'), {}, 'warn'],
    ['of other repositories', rulesOf('SCAN_ON_PUSH', 'x-*'), {}, 'warn'],
    ['of the own account by name', rulesOf('SCAN_ON_PUSH', '*'), { registryId: '123456789012' }, 'ok'],
    ['of another account', rulesOf('SCAN_ON_PUSH', '*'), { registryId: '999999999999' }, 'unknown'],
  ])('%s: %s', async (_, calls, repository, level) => {
    const lines = await said(calls, repository)
    const isSaid = lines.some((line) => line.includes('scan on push (ECR.1)'))
    const isUnknown = lines.some((line) => line.startsWith('unknown: ') && line.includes('how its registry scans'))
    expect({ isSaid, isUnknown }).toEqual({ isSaid: level === 'warn', isUnknown: level === 'unknown' })
  })
})

test('a denied read is not checked, with the action that is missing', async () => {
  const calls = {
    getLifecyclePolicy: () => Promise.reject(refused('ecr:GetLifecyclePolicy', 'AccessDeniedException')),
  }
  const target = { ...PLAN, services: [] }
  const checks = await verifyRepository(target, { registry: ecrOf(calls), limit, now: NOW })
  expect(checks.map(({ lacks }) => lacks)).toContain('ecr:GetLifecyclePolicy')
})
