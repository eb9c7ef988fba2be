/** What IAM simulates of the role of a deployment: on the service itself, and the login to ECR only where it is this role's. */
import { expect, test } from '@jest/globals'
import { accountChecks } from '../../src/doctor/account-checks.ts'
import { runChecks, type CheckResult } from '../../src/doctor/doctor-check.ts'
import { callsOfDefinition, lookAtCalls } from '../../src/doctor/simulated-calls.ts'
import { stackCommandsIn } from '../../src/doctor/stack-commands.ts'
import { configFor } from '../support/doctor-config.ts'
import { memoryAws, type MemoryAws } from '../support/memory-aws.ts'

const ROLE = 'arn:aws:iam::123456789012:role/hello-production-deploy'
const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/main/hello'

const COMMAND =
  'node infra/deploy.mjs 123456789012 hello-production-deploy-roles deploy-roles.yaml hello-production-cluster'
const stacks = stackCommandsIn(`    ${COMMAND}\n${COMMAND}\n${COMMAND}\n${COMMAND.replaceAll('production', 'test')}\n`)

const examine = async (
  aws: MemoryAws,
  settings: Readonly<Record<string, string>> = {},
): Promise<CheckResult | undefined> => {
  aws.state.roles.set('hello-production-deploy', memoryAws.open)
  const config = configFor({ 'role-to-assume': ROLE, 'aws-region': 'eu-west-1', ...settings })
  const one = {
    name: 'production',
    config,
    ports: aws.ports,
    stacks,
    calls: [],
    tokens: { prefix: null, branch: null },
  }
  return (await runChecks(accountChecks(one))).find(({ id }) => id === 'deploy-role-policy')
}

test('the service of the settings is asked about', async () => {
  const aws = memoryAws()
  expect(await examine(aws)).toMatchObject({ status: 'ok' })
  expect([...aws.state.simulated]).toEqual([
    'ecs:DescribeTaskDefinition *',
    'ecr:GetAuthorizationToken *',
    `ecs:DescribeServices ${SERVICE}`,
    `ecs:UpdateService ${SERVICE}`,
  ])
})

test('the login is that of the role of the registry', async () => {
  const aws = memoryAws()
  await examine(aws, { 'registry-role': 'arn:aws:iam::111111111111:role/hello-push' })
  expect([...aws.state.simulated]).not.toContain('ecr:GetAuthorizationToken *')
})

test.each([
  ['explicitDeny', 'fail', `a policy denies ecs:UpdateService on ${SERVICE}`],
  ['implicitDeny', 'warn', `does not allow, as IAM simulates it: ecs:UpdateService on ${SERVICE}`],
] as const)('%s', async (decision, status, what) => {
  const aws = memoryAws()
  aws.state.decisions.set(`ecs:UpdateService ${SERVICE}`, decision)
  expect(await examine(aws)).toMatchObject({
    ...{ status, what },
    fix: COMMAND,
  })
})

test('the roles of a task definition are passed to ECS, whether they are named or given by ARN', async () => {
  const aws = memoryAws()
  const role = { arn: ROLE, account: '123456789012', partition: 'aws' }
  const roles = ['tasks', 'arn:aws:iam::123456789012:role/path/starts', 'tasks']
  const calls = callsOfDefinition({ family: 'hello', region: 'eu-west-1', roles }, role)
  const one = { name: 'production', ports: aws.ports, stacks }
  expect(await lookAtCalls(role, one, calls)).toMatchObject({ status: 'ok' })
  expect([...aws.state.simulated]).toEqual([
    'ecs:RegisterTaskDefinition arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:*',
    'iam:PassRole arn:aws:iam::123456789012:role/tasks',
    'iam:PassRole arn:aws:iam::123456789012:role/path/starts',
  ])
  aws.state.decisions.set('iam:PassRole arn:aws:iam::123456789012:role/tasks', 'implicitDeny')
  expect(await lookAtCalls(role, one, calls)).toMatchObject({ status: 'warn', fix: COMMAND })
})
