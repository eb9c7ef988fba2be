/** `aws-account-id`: nothing is done with something in another account. */
import { describe, expect, test } from '@jest/globals'
import { accountIn } from '../../../src/stages/plan/account.ts'
import { repository } from '../../support/fake-ecr.ts'
import type { PlanInput } from '../../../src/stages/plan/plan-input.ts'
import { denied, plan, service, target } from '../../support/plan-play.ts'

/** The account of the plan's world. */
const OWN = '123456789012'
const OTHER = '210987654321'

describe('aws-account-id', () => {
  test('an account that everything is in', async () => {
    expect(await plan(target({ account: OWN })).run()).toMatchObject({ account: OWN })
  })

  test('a caller of another account: nothing else is asked', async () => {
    const play = plan(target({ account: OTHER }))
    expect(await play.failure()).toMatchObject({
      code: 'E_ACCOUNT',
      message: `the caller is in the account ${OWN}, not in ${OTHER} (\`aws-account-id\`)`,
    })
    expect(play.calls).toEqual([])
  })

  test.each([
    ['the ECS cluster prod', { clusterArn: `arn:aws:ecs:eu-west-1:${OTHER}:cluster/prod` }],
    ['the ECS service web', { serviceArn: `arn:aws:ecs:eu-west-1:${OTHER}:service/prod/web` }],
  ])('%s is in another account', async (what, facts) => {
    // Without this permission the service says which cluster it is in.
    const errors = { describeClusters: denied('ecs:DescribeClusters') }
    const play = plan(target({ account: OWN }), { clusters: { prod: [service('web', facts)] }, errors })
    expect(await play.failure()).toMatchObject({
      code: 'E_ACCOUNT',
      message: `${what} is in the account ${OTHER}, not in ${OWN} (\`aws-account-id\`)`,
    })
  })

  test('a registry of another account', async () => {
    const play = plan(target({ account: OWN }), { repositories: [repository('hello', { account: OTHER })] })
    expect(await play.failure()).toMatchObject({
      code: 'E_ACCOUNT',
      message: `the ECR repository hello is in the account ${OTHER}, not in ${OWN} (\`aws-account-id\`)`,
    })
  })
})

describe('registry-id', () => {
  const shared = repository('hello', { account: OTHER })
  const planned = (facts: Partial<PlanInput['registry']>): PlanInput => {
    const input = target({ account: OWN })
    return { ...input, registry: { ...input.registry, registryId: OTHER, ...facts } }
  }

  test('another account for the registry alone', async () => {
    const play = plan(planned({}), { repositories: [shared] })
    expect(await play.run()).toMatchObject({ account: OWN, repository: { registryId: OTHER } })
    expect(play.registryIds).toEqual([OTHER])
  })

  test('without it, ECR is asked for the registry of the caller', async () => {
    const play = plan(target({ account: OWN }))
    expect(await play.run()).toMatchObject({ repository: { registryId: null } })
    expect(play.registryIds).toEqual([undefined])
  })

  test('does not exempt the caller, the cluster and the service', async () => {
    expect(await plan(planned({ account: OTHER }), { repositories: [shared] }).failure()).toMatchObject({
      message: `the caller is in the account ${OWN}, not in ${OTHER} (\`aws-account-id\`)`,
    })
  })

  test('a response of another registry', async () => {
    const play = plan(planned({}), { repositories: [repository('hello', { foundIn: OTHER })] })
    expect(await play.failure()).toMatchObject({
      code: 'E_ACCOUNT',
      message: `the ECR repository hello is in the account ${OWN}, not in ${OTHER} (\`registry-id\`)`,
    })
  })

  test('a host of another registry', async () => {
    const play = plan(planned({}), { repositories: [repository('hello', { account: OTHER, hostOf: OWN })] })
    expect(await play.failure()).toMatchObject({
      code: 'E_ACCOUNT',
      message: `the registry ${OWN}.dkr.ecr.eu-west-1.amazonaws.com is in the account ${OWN}, not in ${OTHER} (\`registry-id\`)`,
    })
  })

  test('a repository that this registry does not have', async () => {
    expect(
      await plan(planned({}), {
        repositories: [repository('hello'), repository('helo', { account: OTHER })],
      }).failure(),
    ).toMatchObject({
      code: 'E_REPOSITORY_NOT_FOUND',
      message: expect.stringContaining(`the ECR repository 'hello' does not exist in the account ${OTHER}`),
      hint: "Did you mean 'helo'? Correct `repository`.",
    })
  })
})

test.each([
  ['arn:aws:ecs:eu-west-1:123456789012:cluster/main', OWN],
  ['arn:aws-us-gov:ecs:us-gov-west-1:123456789012:service/main/a:b', OWN],
  ['main', ''],
])('the account in %s is "%s"', (arn, account) => {
  expect(accountIn(arn)).toBe(account)
})
