/** The permissions of a session by the policies of its role: resources, conditions, and the roles that a request passes on. */
import { describe, expect, test } from '@jest/globals'
import { limitOf } from '../../../local-aws/access/declared.ts'
import { limitedBy } from '../../../local-aws/access/limits.ts'
import type { PolicyDocument } from '../../../local-aws/access/policy.ts'

const ACCOUNT = '123456789012'
const ecs = (rest: string): string => `arn:aws:ecs:eu-west-1:${ACCOUNT}:${rest}`
const OWN_ROLE = `arn:aws:iam::${ACCOUNT}:role/hello-execution`

const POLICY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'ecs:UpdateService', Resource: ecs('service/main/hello') },
    { Effect: 'Allow', Action: 'ecs:RegisterTaskDefinition', Resource: ecs('task-definition/hello:*') },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: OWN_ROLE,
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: 'ecs:ListTasks',
      Resource: '*',
      Condition: { ArnEquals: { 'ecs:cluster': ecs('cluster/main') } },
    },
  ],
}

const principal = {
  ...{ account: ACCOUNT, userId: 'AROAEXAMPLE:ship', roleArn: null },
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/ship`,
  limits: [limitOf({ allows: [], policies: [POLICY] })],
}

const why = (operation: string, input: object): string | null =>
  limitedBy(principal, { service: 'ecs', operation, input, region: 'eu-west-1' })

describe('a session whose role has policies', () => {
  test.each([
    ['UpdateService', { cluster: 'main', service: 'hello' }],
    ['RegisterTaskDefinition', { family: 'hello', executionRoleArn: OWN_ROLE }],
    ['ListTasks', { cluster: 'main' }],
  ])('may call %s on what they name', (operation, input) => {
    expect(why(operation, input)).toBeNull()
  })

  test.each([
    [
      'UpdateService',
      { cluster: 'main', service: 'other' },
      `ecs:UpdateService on resource: ${ecs('service/main/other')}`,
    ],
    ['RegisterTaskDefinition', { family: 'other' }, 'ecs:RegisterTaskDefinition on resource: '],
    [
      'RegisterTaskDefinition',
      { family: 'hello', executionRoleArn: `${OWN_ROLE}-of-another` },
      `iam:PassRole on resource: ${OWN_ROLE}-of-another`,
    ],
    ['ListTasks', { cluster: 'other' }, 'ecs:ListTasks on resource: *'],
    ['StopTask', { cluster: 'main', task: 'a' }, 'ecs:StopTask on resource: '],
  ])('may not call %s on anything else: %#', (operation, input, refused) => {
    expect(why(operation, input)).toContain(`is not authorized to perform: ${refused}`)
    expect(why(operation, input)).toContain('because no identity-based policy allows the ')
  })
})
