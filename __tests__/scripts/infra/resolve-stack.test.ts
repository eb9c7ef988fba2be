import { describe, expect, test } from '@jest/globals'
import { resolveStack, type ResolvedStack } from '../../../scripts/infra/resolve-stack.ts'

const resolve = (body: string, parameters: Readonly<Record<string, string>> = {}): ResolvedStack =>
  resolveStack({
    name: 'hello-production-test',
    template: `AWSTemplateFormatVersion: '2010-09-09'\nDescription: a test\n${body}`,
    parameters,
    account: '222222222222',
    region: 'eu-west-1',
  })

/** The outcome of one expression, with a parameter, a mapping and a condition to use. */
const valueOf = (expression: string): string | undefined =>
  resolve(`
Parameters:
  Names: { Type: CommaDelimitedList, Default: 'a,b' }
  Name: { Type: String, Default: hello }
Mappings:
  Sizes: { small: { cpu: 256 } }
Conditions:
  Yes: !Equals [!Ref Name, hello]
  No: !Not [!Condition Yes]
Resources:
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /ecs/a } }
  Hidden: { Type: AWS::EC2::VPC, Condition: No }
Outputs:
  It: { Value: ${expression} }
`).outputs['It']

describe('functions', () => {
  test.each([
    ['!Ref Name', 'hello'],
    ['!Ref Group', '/ecs/a'],
    ['!GetAtt Group.Arn', 'arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/a:*'],
    ['{ Fn::GetAtt: [Group, Arn] }', 'arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/a:*'],
    ["!Sub '${Name}-${AWS::AccountId}-${!literal}'", 'hello-222222222222-${literal}'],
    [
      "!Sub ['${Own}/${Group.Arn}', { Own: !Ref AWS::Region }]",
      'eu-west-1/arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/a:*',
    ],
    ["!Join ['-', !Ref Names]", 'a-b'],
    ["!Join ['-', [!Ref Name, !If [No, b, !Ref AWS::NoValue]]]", 'hello'],
    ["!Select [1, !Split [':', 'a:b:c']]", 'b'],
    ["!Join [' ', !Cidr [10.1.0.0/16, 3, 12]]", '10.1.0.0/20 10.1.16.0/20 10.1.32.0/20'],
    ["!Select [2, !GetAZs '']", 'eu-west-1c'],
    ['!FindInMap [Sizes, small, cpu]', '256'],
    ['!If [Yes, 1, 2]', '1'],
    ['!Base64 hello', 'aGVsbG8='],
    ['!Ref AWS::Partition', 'aws'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected)
  })

  test.each([
    ['!Length [a]', /Fn::Length is a function that the resolver does not know/],
    ['!ImportValue a', /Fn::ImportValue is a function that the resolver does not know/],
    ['!GetAtt Group.Nothing', /AWS::Logs::LogGroup has no attribute Nothing/],
    ['!Ref Nothing', /Nothing is neither a parameter nor a resource/],
    ['!If [Nothing, 1, 2]', /there is no condition Nothing/],
    ['!FindInMap [Sizes, large, cpu]', /the mapping Sizes has no large/],
    ['!Select [5, !Ref Names]', /there is no item 5/],
    ["!Join ['', !Cidr [10.0.0.0/24, 2, 12]]", /no room for 2 blocks/],
    ["!Join ['', !Cidr [10.0.0.256/24, 2, 4]]", /not an IPv4 block/],
  ])('%s is an error', (expression, message) => {
    expect(() => valueOf(expression)).toThrow(message)
  })

  test('a resource whose condition is false does not exist', () => {
    const { resources } = resolve(`
Conditions: { No: !Equals [a, b] }
Resources:
  Hidden: { Type: AWS::EC2::VPC, Condition: No }
  Shown: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, Tags: !If [No, [], !Ref AWS::NoValue] } }
`)
    expect(resources.map(({ logicalId, properties }) => [logicalId, properties])).toEqual([
      ['Shown', { CidrBlock: '10.0.0.0/16' }],
    ])
  })

  test('a condition of a policy is no function', () => {
    const { resources } = resolve(`
Resources:
  Role: { Type: AWS::IAM::Role, Properties: { Statement: { Condition: { StringEquals: { a: b } } } } }
`)
    expect(resources[0]?.properties).toEqual({ Statement: { Condition: { StringEquals: { a: 'b' } } } })
  })
})

test('a type that is not known is an error, not an empty value', () => {
  expect(() => resolve('Resources: { Queue: { Type: AWS::SQS::Queue } }')).toThrow(
    'Queue: AWS::SQS::Queue is a type that the resolver does not know',
  )
})

test('a resource that depends on itself is an error', () => {
  const circle = `
Resources:
  A: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref B } }
  B: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref A } }`
  expect(() => resolve(circle)).toThrow('depends on itself')
})

test.each([
  ['an alias, which CloudFormation does not have', 'Resources: { A: &a { Type: AWS::EC2::VPC }, B: *a }', /aliases/],
  ['an unknown key', 'Resources: { A: { Type: AWS::EC2::VPC, Propreties: {} } }', /Propreties/],
  ['no resources', 'Outputs: {}', /Resources/],
])('%s', (_, body, message) => {
  expect(() => resolve(body)).toThrow(message)
})

describe('parameters', () => {
  const declared = `
Parameters:
  Name: { Type: String, AllowedPattern: '[a-z]{2,4}', ConstraintDescription: 2 to 4 letters }
  Ids: { Type: CommaDelimitedList, Default: '', AllowedPattern: '(|[0-9]{3})' }
  Port: { Type: Number, Default: 80, MinValue: 1, MaxValue: 90 }
  Size: { Type: String, Default: small, AllowedValues: [small, large] }
  Vpc: { Type: AWS::EC2::VPC::Id, Default: vpc-0123456789abcdef0 }
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-01234567,subnet-89abcdef' }
Rules:
  LargeHasPort:
    RuleCondition: !Equals [!Ref Size, large]
    Assertions: [{ Assert: !Equals [!Ref Port, '90'], AssertDescription: large needs port 90. }]
Resources: { Vpc1: { Type: AWS::EC2::VPC, Properties: { Ids: !Ref Ids, Subnets: !Ref Subnets } } }
`
  test('lists are lists, and others than those of the template are ignored', () => {
    const { resources } = resolve(declared, { Name: 'abc', Ids: '111,222', Other: 'x' })
    expect(resources[0]?.properties).toEqual({
      Ids: ['111', '222'],
      Subnets: ['subnet-01234567', 'subnet-89abcdef'],
    })
  })

  test('everything that CloudFormation would refuse is one error', () => {
    const given = {
      Name: 'abcde',
      Ids: '111,22',
      Port: '0',
      Size: 'medium',
      Vpc: 'vpc-x',
      Subnets: 'subnet-01234567,x',
    }
    expect(() => resolve(declared, given)).toThrow(
      `Name: 2 to 4 letters: abcde
Ids: not allowed: 22
Port: must be a number from 1 to 90: 0
Size: must be one of small, large: medium
Vpc: not an id of AWS::EC2::VPC::Id: vpc-x
Subnets: not an id of List<AWS::EC2::Subnet::Id>: x`,
    )
  })

  test('one without a value is missing', () => {
    expect(() => resolve(declared)).toThrow('Name: a value is missing')
  })

  test('a rule that does not hold is an error', () => {
    expect(() => resolve(declared, { Name: 'abc', Size: 'large' })).toThrow('large needs port 90.')
    expect(resolve(declared, { Name: 'abc', Size: 'large', Port: '90' }).resources).toHaveLength(1)
  })
})
