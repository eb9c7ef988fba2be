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
  ['unknown', '{'],
  ['unknown', {}],
])('%s: %j', (level, policy) => {
  expect(levelOf(policy)).toBe(level)
})
