/** What holds for every template, as far as cfn-lint and Trivy do not see it. */
import { describe, expect, test } from '@jest/globals'
import { parameterValues } from '../../scripts/infra/parameters.ts'
import { readTemplate } from '../../scripts/infra/read-template.ts'
import { ORDER, ourStacks, templateNames, textOfTemplate } from '../support/our-templates.ts'

const templates = templateNames.map((name) => ({ name, ...readTemplate(textOfTemplate(name)) }))

/** What has content that no stack can make again. */
const KEPT = [
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::IAM::OIDCProvider',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
]

describe.each(templates)('$name', ({ Parameters, Resources }) => {
  test('has no service and no task definition: no update of a stack can bring an image back', () => {
    const types = Object.values(Resources).map(({ Type }) => Type)
    expect(
      types.filter((type) => /^AWS::ECS::(Service|TaskDefinition|TaskSet|ExpressGatewayService)$/.test(type)),
    ).toEqual([])
  })

  test('each parameter is described, and each pattern says what it means', () => {
    const silent = Object.entries(Parameters).filter(
      ([, { Description = '', AllowedPattern, ConstraintDescription }]) =>
        Description === '' || (AllowedPattern !== undefined && ConstraintDescription === undefined),
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test('what has content outlives the stack', () => {
    const lost = Object.entries(Resources).filter(
      ([, { Type, DeletionPolicy, UpdateReplacePolicy }]) =>
        KEPT.includes(Type) && !(DeletionPolicy === 'RetainExceptOnCreate' && UpdateReplacePolicy === 'Retain'),
    )
    expect(lost.map(([name]) => name)).toEqual([])
  })
})

/** Their names leave less room for that of the application. */
const STRICTER = ['blue-green', 'firelens', 'registry']

describe('parameters', () => {
  test('one of a name has the same pattern and values in every template', () => {
    const all = templates.flatMap(({ name: template, Parameters }) =>
      Object.entries(Parameters)
        .filter(([name]) => name !== 'Application' || !STRICTER.includes(template))
        .map(([name, { AllowedPattern, AllowedValues }]) => ({
          template,
          name,
          rule: JSON.stringify([AllowedPattern, AllowedValues]),
        })),
    )
    // Optional in one template, and required elsewhere.
    const optional = [
      'VpcId',
      'PublicSubnetIds',
      'TaskSubnetIds',
      'LoadBalancerArn',
      'TargetGroupArn',
      'AlternateTargetGroupArn',
    ]
    const groups = Object.entries(Object.groupBy(all, ({ name }) => name))
    const differing = groups.filter(([, group = []]) => new Set(group.map(({ rule }) => rule)).size > 1)
    expect(differing.map(([name]) => name).filter((name) => !optional.includes(name))).toEqual([])
  })

  test.each([
    ['Application', 'Hello'],
    ['Application', '-hello'],
    ['Application', 'hello-'],
    ['Application', 'h'],
    ['Application', 'a'.repeat(31)],
    ['Application', 'hello world'],
    ['Environment', 'Production'],
    ['Environment', 'a'.repeat(21)],
    ['Environment', 'prod/eu'],
  ])('%s cannot be %s', (name, value) => {
    const cluster = readTemplate(textOfTemplate('cluster'))
    const given = { Application: 'hello', Environment: 'production', [name]: value }
    expect(() => parameterValues(cluster, given)).toThrow(/^\w+: 2 to \d0 lower-case letters/)
  })
})

describe.each(['small', 'standard'])('the stacks of the profile %s', (profile) => {
  test('each resolves with the outputs of those before', () => {
    const stacks = ourStacks({ Profile: profile }, ORDER)
    expect(stacks.map(({ resources }) => resources.length > 0)).toEqual(stacks.map(() => true))
    expect(stacks).toHaveLength(ORDER.length + 1)
  })

  test('the longest names are not too long for AWS', () => {
    const longest = { Profile: profile, Strategy: 'blue-green', Environment: 'b'.repeat(20) }
    const most = ourStacks(
      { ...longest, Application: 'a'.repeat(30) },
      ORDER.filter((name) => name !== 'firelens'),
    )
    const rest = ourStacks({ ...longest, Application: 'a'.repeat(29) }, [...ORDER, 'blue-green'])
    const ids = (type: string) =>
      [...most, ...rest]
        .flatMap(({ resources }) => resources)
        .flatMap((one) => (one.type === type ? [one.id.length] : []))
    expect(Math.max(...ids('AWS::IAM::Role'))).toBe(64)
    expect(Math.max(...ids('AWS::S3::Bucket'))).toBe(63)
    const balancers = most.flatMap(({ resources }) => resources).filter(({ type }) => /LoadBalancingV2/.test(type))
    // CloudFormation makes names of at most 32 characters.
    expect(balancers.filter(({ properties }) => 'Name' in properties)).toEqual([])
  })
})

test.each([
  ['firelens', { Application: 'a'.repeat(30) }, /^Application: 2 to 29/],
  ['blue-green', { Application: 'a'.repeat(30) }, /^Application: 2 to 29/],
  ['registry', { Application: 'my--app' }, /^Application: 2 to 30 .* single hyphens/],
  ['registry', { Application: 'a'.repeat(31) }, /must have 0 to 30 characters/],
])('%s refuses %j: the name of a resource would be one that AWS refuses', (name, given, message) => {
  expect(() => parameterValues(readTemplate(textOfTemplate(name)), given)).toThrow(message)
})
