import { describe, expect, test } from '@jest/globals'
import { matches } from '../../../src/domain/wildcards.ts'
import { conditionHolds, wildcardMatches } from '../../../local-aws/access/conditions.ts'
import { decide, isPolicy, statementsOf, type PolicyDocument } from '../../../local-aws/access/policy.ts'
import { startLocalAws } from '../../../local-aws/server.ts'
import { fc } from '../../support/fast-check.ts'

const CONTEXT = new Map([
  ['host:sub', ['repo:octo-org/hello:environment:staging']],
  ['host:amr', ['one', 'two']],
])

describe('a condition', () => {
  test.each<readonly [operator: string, key: string, values: readonly string[], holds: boolean]>([
    ['StringEquals', 'host:sub', ['repo:octo-org/hello:environment:staging'], true],
    ['StringEquals', 'Host:Sub', ['other', 'repo:octo-org/hello:environment:staging'], true],
    ['StringEquals', 'host:sub', ['repo:octo-org/hello:*'], false],
    ['StringEquals', 'host:sub', ['repo:Octo-Org/hello:environment:staging'], false],
    ['StringEqualsIgnoreCase', 'host:sub', ['repo:Octo-Org/hello:environment:staging'], true],
    ['StringLike', 'host:sub', ['repo:octo-org/hello:*'], true],
    ['StringLike', 'host:sub', ['repo:octo-org/hello'], false],
    ['StringNotLike', 'host:sub', ['repo:octo-org/hello:*'], false],
    ['StringNotEquals', 'host:sub', ['one', 'two'], true],
    // Without the key.
    ['StringEquals', 'host:environment', ['staging'], false],
    ['StringEqualsIfExists', 'host:environment', ['staging'], true],
    ['StringNotEquals', 'host:environment', ['staging'], true],
    ['ForAllValues:StringEquals', 'host:environment', ['staging'], true],
    ['ForAnyValue:StringEquals', 'host:environment', ['staging'], false],
    ['Null', 'host:environment', ['true'], true],
    ['Null', 'host:sub', ['true'], false],
    // Of several values.
    ['ForAnyValue:StringEquals', 'host:amr', ['two'], true],
    ['ForAllValues:StringEquals', 'host:amr', ['two'], false],
    ['ForAllValues:StringLike', 'host:amr', ['t*', 'o?e'], true],
  ])('%s of %s with %j: %j', (operator, key, values, holds) => {
    expect(conditionHolds({ operator, key, values }, CONTEXT)).toBe(holds)
  })

  test('has the wildcards that the action knows, too', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.', '\n', '\\'), maxLength: 8 })
    fc.assert(fc.property(text, text, (pattern, value) => wildcardMatches(pattern, value) === matches(pattern, value)))
  })
})

const QUESTION = {
  action: 'ecr:PutImage',
  resource: 'arn:aws:ecr:eu-west-1:1:repository/hello',
  names: null,
  context: CONTEXT,
}

describe('a policy', () => {
  test.each<[PolicyDocument['Statement'], ReturnType<typeof decide>]>([
    [{ Effect: 'Allow', Action: 'ecr:*' }, 'allowed'],
    [{ Effect: 'Allow', Action: ['s3:*', 'ECR:putimage'] }, 'allowed'],
    [{ Effect: 'Allow', Action: 'ecr:Put*', Resource: '*/hello' }, 'allowed'],
    [{ Effect: 'Allow', Action: '*', Resource: '*/other' }, 'not-allowed'],
    [
      { Effect: 'Allow', Action: '*', Condition: { StringLike: { 'host:sub': 'repo:*', 'host:amr': 'o*' } } },
      'allowed',
    ],
    [
      { Effect: 'Allow', Action: '*', Condition: { StringLike: { 'host:sub': 'repo:*', 'host:amr': 'x' } } },
      'not-allowed',
    ],
    [[], 'not-allowed'],
    [
      [
        { Effect: 'Allow', Action: '*' },
        { Effect: 'Deny', Action: 'ecr:*' },
      ],
      'denied',
    ],
  ])('%j', (Statement, decision) => {
    expect(decide(statementsOf({ Statement }), QUESTION)).toBe(decision)
  })

  test.each([
    { Statement: { Effect: 'Allow', NotAction: 'ecr:*' } },
    { Statement: { Effect: 'Allow', Action: '*', NotPrincipal: '*' } },
    { Statement: { Effect: 'Allow', Action: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } } },
    { Statement: { Effect: 'Maybe', Action: '*' } },
    {},
    null,
  ])('that nothing here evaluates is malformed: %j', async (document) => {
    expect(isPolicy(document)).toBe(false)
    expect(() => statementsOf(document)).toThrow(/^Syntax errors in policy/u)
    // The type would not let it pass.
    const trust = document as unknown as PolicyDocument
    const started = startLocalAws({ drive: { kind: 'script', scenario: [] }, roles: [{ name: 'deploy', trust }] })
    await expect(started).rejects.toThrow('not a policy that the local AWS can evaluate')
  })
})
