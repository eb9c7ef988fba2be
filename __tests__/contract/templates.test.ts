/**
 * Our templates, created by a CloudFormation of other authors: they are accepted, their outputs have the names and forms that our resolver
 * gives, and what is made has the properties that matter most. What ministack refuses is left out of the template and listed below; what it
 * gets wrong is not compared. moto is not asked: it skips a type that it does not know, and calls the stack complete. No emulator says anything
 * about authorisation, scaling, WAF, endpoints, lifecycle rules and keys.
 */
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import { DescribeRepositoriesCommand, ECRClient, GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs'
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { readTemplate, type Template } from '../../scripts/infra/read-template.ts'
import {
  ORDER,
  ourStacks,
  outputsOf,
  PRODUCTION,
  propertiesIn,
  REGION,
  textOfTemplate,
} from '../support/our-templates.ts'
import { startMinistack, type Emulator } from './emulator.ts'

jest.setTimeout(120_000)

const SERVICES =
  'cloudformation,ec2,ecr,ecs,iam,logs,kms,elasticloadbalancing,secretsmanager,wafv2,sns,cloudwatch,s3,efs,autoscaling,ssm'

/** What ministack 1.5.33 does not know. */
const REFUSED: readonly string[] = [
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::IAM::OIDCProvider',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACLAssociation',
]

/** Outputs that it gives in another form than AWS does. */
const WRONG: Readonly<Record<string, string>> = {
  SecretArn: '`Ref` of a secret gives its name, not its ARN',
  SecretValueFrom: 'has the ARN of the secret in it',
}

/** Resources whose type it knows, and whose properties it refuses. */
const LEFT_OUT: readonly string[] = [
  'TasksAlarm', // no metric math
]

/** Templates that are not created, and what ministack says instead. `blue-green` needs another load balancer. */
const NOT_CREATED = [
  { name: 'ec2-capacity', says: /Parameter 'Image' failed to resolve/ },
  { name: 'github-oidc', says: /Unrecognized resource types: \[AWS::IAM::OIDCProvider\]/ },
  { name: 'scaling', says: /Unrecognized resource types: \[AWS::ApplicationAutoScaling::ScalableTarget, [\w:]+\]/ },
]

let ministack: Emulator

const connection = () => ({
  endpoint: ministack.endpoint,
  region: REGION,
  maxAttempts: 1,
  // ministack takes an access key of twelve digits for the account.
  credentials: { accessKeyId: PRODUCTION, secretAccessKey: 'not-a-secret' },
})

const resolved = ourStacks({ Profile: 'standard', EnvironmentAccountIds: PRODUCTION }, ORDER)
const created = new Map<string, ReadonlyMap<string, string>>()

/** Whether something refers to one of these resources. */
const refersTo = (value: unknown, names: readonly string[]): boolean =>
  names.some((name) => new RegExp(`"(Ref|Fn::GetAtt)":\\[?"${name}"|\\$\\{${name}[.}]`).test(JSON.stringify(value)))

const isLost = ([name, { Type }]: readonly [string, Template['Resources'][string]]): boolean =>
  REFUSED.includes(Type) || LEFT_OUT.includes(name)

/** The template without what is refused, and the outputs that go with it. */
const reduced = (template: Template): Template => {
  const lost = Object.entries(template.Resources).flatMap((entry) => (isLost(entry) ? [entry[0]] : []))
  const kept = <Part>(parts: Readonly<Record<string, Part>>) =>
    Object.fromEntries(Object.entries(parts).filter(([name, part]) => !lost.includes(name) && !refersTo(part, lost)))
  return { ...template, Resources: kept(template.Resources), Outputs: kept(template.Outputs) }
}

const isNotCreated = (name: string): boolean => NOT_CREATED.some((one) => one.name === name)

const create = async (name: string): Promise<string> => {
  const client = new CloudFormationClient(connection())
  const template = readTemplate(textOfTemplate(name))
  // Our text where nothing is refused: then ministack reads the YAML, too.
  const whole = isNotCreated(name) || !Object.entries(template.Resources).some(isLost)
  const TemplateBody = whole ? textOfTemplate(name) : JSON.stringify(reduced(template))
  await client.send(new CreateStackCommand({ StackName: name, TemplateBody, Parameters: parametersOf(name, template) }))
  const stack = await ended(client, name)
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const)
  created.set(name, new Map(outputs))
  return [stack.StackStatus, ...(await reasons(client, name))].join(' ')
}

/** Outputs of ministack come before those that it cannot give. */
const parametersOf = (name: string, template: Template) => {
  const values = new Map([
    ...resolved.flatMap(({ outputs }) => Object.entries(outputs)),
    ...[...created.values()].flatMap((outputs) => [...outputs]),
    ...Object.entries({ Application: 'hello', Environment: 'production', ServiceName: 'hello', Profile: 'standard' }),
    ['EnvironmentAccountIds', PRODUCTION] as const,
  ])
  return Object.keys(template.Parameters).flatMap((key) => {
    const value = isOwn(name, key) ? undefined : values.get(key)
    return value === undefined ? [] : [{ ParameterKey: key, ParameterValue: value }]
  })
}

const ended = async (client: CloudFormationClient, name: string): Promise<Stack> => {
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }))
  if (stack === undefined) throw new Error(`ministack has no stack ${name}`)
  if (stack.StackStatus?.endsWith('_IN_PROGRESS') !== true) return stack
  await sleep(50)
  return ended(client, name)
}

const reasons = async (client: CloudFormationClient, name: string): Promise<readonly string[]> => {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.flatMap(({ ResourceStatus, ResourceStatusReason = '' }) =>
    ResourceStatus?.endsWith('_FAILED') === true ? [ResourceStatusReason] : [],
  )
}

/** The ids of an existing network are no parameters of a new one. */
const isOwn = (name: string, key: string): boolean =>
  (name === 'network' && ['VpcId', 'PublicSubnetIds', 'TaskSubnetIds'].includes(key)) ||
  (name === 'registry' && key === 'RepositoryName')

beforeAll(async () => {
  ministack = await startMinistack(SERVICES)
})
afterAll(() => ministack.close())

/** Ids differ; their forms must not. */
const formOf = (value: string): string =>
  value.replaceAll(
    /[^:/,.|]*\d[^:/,.|]*|(?<=\/)[0-9a-z]{16}(?=$|[/,])/gu,
    (id) => `${/^(?:fs|fsap|sg|subnet|vpc)-/u.exec(id)?.[0] ?? ''}#`,
  )

const NAMES = ['registry', ...ORDER].filter((name) => !isNotCreated(name))

test.each(NAMES)('%s', async (name) => {
  expect(await create(name)).toBe('CREATE_COMPLETE')
  const comparable = [...(created.get(name) ?? [])].filter(([key]) => WRONG[key] === undefined)
  const expected = outputsOf(name, resolved)
  for (const [key, value] of comparable) expect([key, formOf(value)]).toEqual([key, formOf(expected[key] ?? 'none')])
  expect(comparable.length).toBeGreaterThanOrEqual(
    Object.keys(reduced(readTemplate(textOfTemplate(name))).Outputs).length - 2,
  )
})

test('what was made has the properties of the templates', async () => {
  const ecr = new ECRClient(connection())
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['hello'] }))
  expect(repositories).toMatchObject([
    { imageTagMutability: 'IMMUTABLE', imageScanningConfiguration: { scanOnPush: true } },
  ])
  const { lifecyclePolicyText = '' } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'hello' }))
  expect(propertiesIn(resolved, 'registry', 'Repository')).toMatchObject({
    LifecyclePolicy: { LifecyclePolicyText: lifecyclePolicyText },
  })
  const { Role } = await new IAMClient(connection()).send(
    new GetRoleCommand({ RoleName: 'hello-production-execution' }),
  )
  const trust: unknown = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? 'null'))
  expect(propertiesIn(resolved, 'task-roles', 'ExecutionRole')).toMatchObject({ AssumeRolePolicyDocument: trust })
  const { clusters } = await new ECSClient(connection()).send(
    new DescribeClustersCommand({ clusters: ['hello-production'], include: ['SETTINGS', 'CONFIGURATIONS'] }),
  )
  expect(clusters).toMatchObject([
    {
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      configuration: {
        executeCommandConfiguration: {
          logging: 'OVERRIDE',
          logConfiguration: { cloudWatchLogGroupName: '/ecs/hello-production/exec' },
        },
      },
    },
  ])
})

test.each(NOT_CREATED)('$name is still refused, so the list above is true', async ({ name, says }) => {
  await expect(create(name)).rejects.toThrow(says)
})
