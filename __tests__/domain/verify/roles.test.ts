import { expect, test } from '@jest/globals'
import { judgeRole } from '../../../src/domain/verify/roles.ts'

const levelOf = (policy: unknown): string | undefined => {
  const value = encodeURIComponent(typeof policy === 'string' ? policy : JSON.stringify(policy))
  return judgeRole({ use: 'task role', name: 'api', trustPolicy: { kind: 'read', value } })[0]?.level
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
  ['unknown', '{'],
  ['unknown', {}],
])('%s: %j', (level, policy) => {
  expect(levelOf(policy)).toBe(level)
})
