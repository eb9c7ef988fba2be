/** What the plan says of a rollback before there is anything to take back. */
import { describe, expect, test } from '@jest/globals'
import type { Service } from '@aws-sdk/client-ecs'
import { AwsError } from '../../../src/errors/aws-error.ts'
import { DEFAULT_POLICY, type RollBackPolicy } from '../../../src/domain/rollout/rollback-policy.ts'
import type { Ecs } from '../../../src/ports/aws.ts'
import { rollbackOutlook } from '../../../src/stages/plan/rollback-outlook.ts'
import { service } from '../../support/plan-play.ts'
import { onlyThese } from '../../support/session.ts'

const CHOSEN: RollBackPolicy = { on: ['failure'], origin: 'chosen' }
const breaker = (rollback: boolean): Partial<Service> => ({
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
})

const failing = (operation: string, awsCode = 'AccessDeniedException') =>
  new AwsError({
    operation: `ecs:${operation}`,
    awsCode,
    awsMessage: 'in a test',
    code: awsCode === 'AccessDeniedException' ? 'E_ACCESS_DENIED' : 'E_AWS',
  })

interface Answers {
  readonly list?: Error
  readonly describe?: Error
}

const ecsOf = ({ list, describe: described }: Answers): Ecs =>
  onlyThese<'ecs'>({
    listServiceDeployments: () =>
      list === undefined
        ? Promise.resolve({ $metadata: {}, serviceDeployments: [{ targetServiceRevisionArn: 'arn:1' }] })
        : Promise.reject(list),
    describeServiceRevisions: () =>
      described === undefined ? Promise.resolve({ $metadata: {} }) : Promise.reject(described),
  })

const outlook = async (policy: RollBackPolicy | undefined, facts: Partial<Service> = {}, answers: Answers = {}) =>
  (await rollbackOutlook(policy, service('web', facts), ecsOf(answers))).rollback

describe('nothing is said', () => {
  test.each<readonly [string, RollBackPolicy | undefined, Partial<Service>, Answers]>([
    ['of a rollback that is as it is documented', DEFAULT_POLICY, breaker(true), {}],
    ['where the setting is given', CHOSEN, breaker(false), {}],
    ['where none is wanted', { on: [], origin: 'chosen' }, breaker(false), { list: failing('ListServiceDeployments') }],
    ['without a policy', undefined, breaker(false), {}],
    [
      'of a service of CodeDeploy',
      DEFAULT_POLICY,
      { ...breaker(false), deploymentController: { type: 'CODE_DEPLOY' } },
      {},
    ],
    ['of a fault that may pass', DEFAULT_POLICY, {}, { list: failing('ListServiceDeployments', 'ServerException') }],
  ])('%s', async (_, policy, facts, answers) => {
    expect(await outlook(policy, facts, answers)).toBeUndefined()
  })
})

test('by default a circuit breaker that does not roll back is respected, and that is said', async () => {
  expect(await outlook(DEFAULT_POLICY, breaker(false))).toBe(
    'A deployment of `web` that fails is not taken back: the circuit breaker of the service is set not to roll back; set `rollback-on` if the run is to do it.',
  )
})

test.each<readonly [string, Answers]>([
  ['ecs:ListServiceDeployments', { list: failing('ListServiceDeployments') }],
  ['ecs:DescribeServiceRevisions', { describe: failing('DescribeServiceRevisions') }],
])('without %s the revision that completed last is not known', async (operation, answers) => {
  expect(await outlook(CHOSEN, {}, answers)).toBe(
    `\`${operation}\` is denied, so a rollback of \`web\` goes to the revision right before the update (\`web:7\` now), also where that never completed a deployment.`,
  )
})
