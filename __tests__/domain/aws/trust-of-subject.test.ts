/** Whom a trust policy lets in: what is not understood is never a yes. */
import { describe, expect, test } from '@jest/globals'
import { trustOf } from '../../../src/domain/aws/trust-of-subject.ts'

const HOST = 'token.actions.githubusercontent.com'
const SUB = 'repo:octo-org@1/hello@2:environment:production'
const TOKEN = {
  provider: HOST,
  account: '123456789012',
  claims: {
    ...{ sub: [SUB], aud: ['sts.amazonaws.com'] },
    repository_id: [],
    job_workflow_ref: ['ship', 'rollback'].map((name) => `ship-to-ecs/ship-to-ecs/.github/workflows/${name}.yml@0`),
  },
}

const statement = (Condition?: object, more: object = {}): object => ({
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${HOST}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(Condition === undefined ? {} : { Condition }),
  ...more,
})
const verdict = (...Statement: readonly object[]) => trustOf({ Version: '2012-10-17', Statement }, TOKEN)

const sub = (value: string | readonly string[], operator = 'StringEquals') => ({
  [operator]: { [`${HOST}:sub`]: value },
})
const workflow = (pattern: string) => ({ StringLike: { [`${HOST}:job_workflow_ref`]: pattern } })

describe('trusted', () => {
  test.each([
    ['the very sub', statement(sub(SUB))],
    ['one of several', statement(sub(['repo:a/b:*', SUB]))],
    ['a pattern', statement(sub('repo:octo-org@1/*', 'StringLike'))],
    ['whatever the case', statement(sub(SUB.toUpperCase(), 'StringEqualsIgnoreCase'))],
    ['every workflow that deploys', statement(workflow('ship-to-ecs/ship-to-ecs/.github/workflows/*@*'))],
    ['any action of STS', statement(sub(SUB), { Action: ['sts:*'] })],
  ])('%s', (_, one) => {
    expect(verdict(one)).toEqual({ kind: 'trusted' })
  })

  test('by everybody', () => {
    expect(verdict(statement())).toEqual({ kind: 'trusted' })
  })
})

describe('refused', () => {
  test.each([
    ['another form of sub', statement(sub('repo:octo-org/hello:environment:production'))],
    ['a pattern where none is read', statement(sub('repo:*'))],
    [
      'another provider',
      statement(sub(SUB), { Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/other' } }),
    ],
    [
      'another account',
      statement(sub(SUB), { Principal: { Federated: `arn:aws:iam::999999999999:oidc-provider/${HOST}` } }),
    ],
    ['another action', statement(sub(SUB), { Action: 'sts:AssumeRole' })],
    ['one of two conditions', statement({ ...sub(SUB), StringLike: { [`${HOST}:aud`]: 'other' } })],
    ['a workflow that deploys nothing', statement(workflow('octo-org/hello/*'))],
  ])('%s', (_, one) => {
    expect(verdict(one).kind).toBe('refused')
  })

  test('for the reason in the statement for this workflow, not in one for others', () => {
    const others = statement({ ...sub('repo:octo-org@1/hello@2:pull_request'), ...workflow('*/check.yml@*') })
    const own = statement({ ...sub('repo:x/y:environment:production'), ...workflow('*/.github/workflows/*@*') })
    expect(verdict(others, own)).toMatchObject({ because: expect.stringContaining('repo:x/y:environment:production') })
    expect(verdict(others, statement({ ...sub(SUB), ...workflow('*') }))).toEqual({ kind: 'trusted' })
  })

  test('by a denial, whatever is allowed', () => {
    expect(verdict(statement(sub(SUB)), statement(sub('repo:*', 'StringLike'), { Effect: 'Deny' })).kind).toBe(
      'refused',
    )
  })
})

describe('unknown', () => {
  test.each([
    ['an operator', [statement({ ...sub(SUB), StringNotLike: { [`${HOST}:sub`]: 'x' } })]],
    ['a claim that nobody has said', [statement({ StringEquals: { [`${HOST}:repository_id`]: '2' } })]],
    ['a claim', [statement({ ...sub(SUB), StringEquals: { [`${HOST}:actor`]: 'octocat' } })]],
    ['another key of AWS', [statement({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })]],
    ['only some of the workflows', [statement(workflow('*/ship.yml@*'))]],
    ['a statement of another shape', [statement(sub(SUB)), { Effect: 'Deny', NotPrincipal: '*', Action: '*' }]],
    [
      'a denial by something else',
      [statement(sub(SUB)), statement({ Bool: { 'aws:SecureTransport': 'false' } }, { Effect: 'Deny' })],
    ],
  ])('%s', (_, statements) => {
    expect(verdict(...statements).kind).toBe('unknown')
  })

  test.each([null, 'text', {}])('what is no policy: %j', (policy) => {
    expect(trustOf(policy, TOKEN).kind).toBe('unknown')
  })
})
