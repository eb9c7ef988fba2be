import { expect, test } from '@jest/globals'
import { known } from '../../../src/domain/verify/answer.ts'
import { judgeRole } from '../../../src/domain/verify/roles.ts'

const levelOf = (policy: unknown): string | undefined => {
  const trustPolicy = encodeURIComponent(typeof policy === 'string' ? policy : JSON.stringify(policy))
  const place = { account: '123456789012', region: 'eu-west-1' }
  const found = known({ arn: 'arn:aws:iam::123456789012:role/api', trustPolicy })
  return judgeRole({ use: 'task role', given: 'api', place, found })[0]?.level
}

const trust = (statement: object): object => ({
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole', ...statement },
  ],
})

test.each([
  ['ok', trust({})],
  ['ok', trust({ Action: ['sts:TagSession', 'sts:AssumeRole'] })],
  [
    'ok',
    trust({ Principal: { AWS: 'arn:aws:iam::1:root', Service: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] } }),
  ],
  ['ok', trust({ Principal: '*' })],
  ['ok', { Statement: (trust({}) as { Statement: readonly object[] }).Statement[0] }],
  ['error', trust({ Effect: 'Deny' })],
  ['error', trust({ Action: 'sts:TagSession' })],
  ['error', trust({ Principal: { Service: 'ecs.amazonaws.com' } })],
  ['error', trust({ Principal: { Federated: 'accounts.google.com' } })],
  ['error', { Statement: [] }],
  // Spellings of the principal for a region or a partition (IAM user guide, "AWS service principals"), and wildcards.
  ['unknown', trust({ Principal: { Service: 'ecs-tasks.amazonaws.com.cn' } })],
  ['unknown', trust({ Principal: { Service: ['ecs-tasks.eu-south-2.amazonaws.com'] } })],
  ['unknown', trust({ Principal: { Service: '*' } })],
  ['unknown', trust({ Principal: { '*': '*' } })],
  ['unknown', '{'],
  ['unknown', {}],
])('%s: %j', (level, policy) => {
  expect(levelOf(policy)).toBe(level)
})

const under = (condition: object): object => trust({ Condition: condition })
const OURS = { 'aws:SourceAccount': '123456789012' }

test.each([
  // What ECS sends (ECS Developer Guide, "Task IAM role").
  ['ok', under({ StringEquals: OURS })],
  ['ok', under({ StringEquals: { 'AWS:sourceaccount': ['1', '123456789012'] } })],
  ['error', under({ StringEquals: { 'aws:SourceAccount': '999999999999' } })],
  ['error', under({ StringNotEquals: OURS })],
  ['ok', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:123456789012:*' } })],
  ['ok', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:123456789012:*' }, StringEquals: OURS })],
  ['error', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:123456789012:*' } })],
  ['error', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:lambda:eu-west-1:123456789012:*' } })],
  // A wildcard is only one for the operators that match.
  ['error', under({ StringEquals: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:123456789012:*' } })],
  // Whether tasks of one cluster are meant cannot be known from the policy.
  ['unknown', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:123456789012:task/demo/*' } })],
  ['error', under({ StringEquals: { 'sts:ExternalId': 'secret' } })],
  ['ok', under({ StringEqualsIfExists: { 'sts:ExternalId': 'secret' } })],
  ['ok', under({ Null: { 'sts:ExternalId': 'true' } })],
  ['error', under({ Null: { 'sts:ExternalId': false } })],
  ['unknown', under({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
  ['unknown', under({ 'ForAnyValue:StringEquals': { 'aws:SourceAccount': '123456789012' } })],
  ['error', under({ StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'sts:ExternalId': 'secret' } })],
  ['unknown', under({ StringEquals: 'x' })],
])('a condition: %s: %j', (level, policy) => {
  expect(levelOf(policy)).toBe(level)
})

const both = (...statements: readonly object[]): object => ({
  Statement: statements.flatMap((one) => (trust(one) as { Statement: readonly object[] }).Statement),
})

test.each([
  ['error', both({}, { Effect: 'Deny' })],
  ['error', both({}, { Effect: 'Deny', Principal: '*' })],
  ['ok', both({}, { Effect: 'Deny', Principal: { Service: 'ec2.amazonaws.com' } })],
  ['ok', both({}, { Effect: 'Deny', Action: 'sts:TagSession' })],
  ['ok', both({}, { Effect: 'Deny', Condition: { StringNotEquals: OURS } })],
  ['unknown', both({}, { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
  ['ok', both({}, { Effect: 'Deny', Principal: undefined, NotPrincipal: { Service: 'ecs-tasks.amazonaws.com' } })],
  ['unknown', both({}, { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '1' } })],
  ['unknown', both({ Principal: undefined, NotPrincipal: { AWS: '1' } })],
  ['unknown', both({ Action: undefined, NotAction: 'sts:TagSession' })],
  ['unknown', both({}, { Effect: 'Perhaps' })],
  // One of two statements is enough.
  ['ok', both({ Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }, {})],
])('several statements: %s: %j', (level, policy) => {
  expect(levelOf(policy)).toBe(level)
})

test('no wildcard of a policy makes its reading slow', () => {
  const stars = '*a'.repeat(30)
  expect(levelOf(under({ StringLike: { 'aws:SourceAccount': `${stars}b` } }))).toBe('error')
  expect(levelOf(under({ StringLike: { 'aws:SourceAccount': `${'*'.repeat(30)}b` } }))).toBe('error')
  expect(levelOf(under({ StringLike: { 'aws:SourceAccount': `${'*?'.repeat(30)}b` } }))).toBe('error')
})

test.each([
  ['execution role', 'execution-role', 'executionRoleArn'],
  ['task role', 'task-role', 'taskRoleArn'],
] as const)('the %s of another account can be another one in each environment: %s', (use, setting, key) => {
  const own = { account: '222222222222', region: 'eu-west-1' }
  const [check] = judgeRole({
    use,
    given: 'arn:aws:iam::333333333333:role/api',
    place: own,
    found: { kind: 'missing' },
  })
  expect(check).toMatchObject({
    level: 'error',
    next: `Correct \`${key}\`, or set \`${setting}\` for this environment.`,
  })
})
