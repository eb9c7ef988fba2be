/** The settings of roles: what they may be, and what becomes of them. */
import { describe, expect, test } from '@jest/globals'
import { registryConfig } from '../../src/settings/registry-config.ts'
import { rolesConfig } from '../../src/settings/roles-config.ts'
import { messageOf } from '../../src/errors/ship-error.ts'
import { REQUIRED, settingsOf, type Given } from '../support/settings.ts'

const DEPLOY = 'arn:aws:iam::222222222222:role/deploy'
const PUSH = 'arn:aws:iam::111111111111:role/push'

const read = (file: string, given: Given = {}) => settingsOf({ ...REQUIRED, ...given }, file)
const refusalOf = (file: string, given: Given = {}): string => {
  try {
    read(file, given)
  } catch (thrown) {
    return messageOf(thrown)
  }
  throw new Error('it was accepted')
}

describe('a role', () => {
  test('for each purpose, with the policy of its session', () => {
    const file = `registry-session-policy: [arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser]
role-session-policy:
  Statement: [{ Effect: Allow, Action: [ecs:*], Resource: '*' }]
`
    expect(rolesConfig(read(file, { 'role-to-assume': DEPLOY, 'registry-role': PUSH }))).toEqual({
      registry: {
        ...{ arn: PUSH, account: '111111111111', partition: 'aws', by: 'registry-role' },
        sessionPolicy: {
          policy: null,
          policyArns: ['arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser'],
        },
      },
      target: {
        ...{ arn: DEPLOY, account: '222222222222', partition: 'aws', by: 'role-to-assume' },
        sessionPolicy: {
          policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ecs:*"],"Resource":"*"}]}',
          policyArns: [],
        },
      },
      creator: null,
      sharedAccount: null,
    })
  })

  test('is none without the setting, and with `none`', () => {
    const none = { registry: null, target: null, creator: null, sharedAccount: null }
    expect(rolesConfig(read(''))).toEqual(none)
    expect(rolesConfig(read(`role-to-assume: ${DEPLOY}\n`, { 'role-to-assume': 'none' }))).toEqual(none)
  })

  test.each([
    ['deploy', "'deploy' is not the ARN of an IAM role"],
    ['arn:aws:iam::222222222222:user/deploy', 'is not the ARN of an IAM role'],
  ])('%s is refused', (arn, said) => {
    expect(refusalOf('', { 'role-to-assume': arn })).toContain(said)
  })
})

describe('the registry', () => {
  test('is that of its role, in its region', () => {
    const given = { 'registry-role': PUSH, 'aws-region': 'eu-west-1' }
    expect(registryConfig(read('', given))).toMatchObject({
      registryId: '111111111111',
      region: 'eu-west-1',
      caller: 'own',
    })
    expect(registryConfig(read('', { ...given, 'registry-region': 'us-east-1' }))).toMatchObject({
      region: 'us-east-1',
    })
    expect(registryConfig(read("registry-id: '333333333333'\n", given))).toMatchObject({ registryId: '333333333333' })
  })

  test('without a role is that of the caller', () => {
    expect(registryConfig(read(''))).not.toHaveProperty('caller')
    expect(registryConfig(read(''))).toMatchObject({ registryId: null })
    expect(registryConfig(read('', { 'role-to-assume': DEPLOY }))).toMatchObject({ registryId: null, caller: 'own' })
  })
})

describe('a session policy that STS would not take is refused before anything is asked', () => {
  test.each([
    ['{ Action: "*" }', 'must have the key `Statement`'],
    ['[arn:aws:iam::aws:role/x]', 'is not the ARN of a managed policy'],
    ['[]', 'must list from 1 to 10 policies, not 0'],
    [
      `[${Array.from({ length: 11 }, (_, n) => `arn:aws:iam::aws:policy/p${n}`).join(', ')}]`,
      'must list from 1 to 10 policies, not 11',
    ],
    [`{ Statement: [{ Effect: Allow, Action: '${'x'.repeat(2048)}', Resource: '*' }] }`, 'at most 2048 characters'],
    ['policies/deploy.json', 'must be an IAM policy'],
  ])('%s', (written, said) => {
    expect(refusalOf(`role-session-policy: ${written}\n`)).toContain(said)
  })
})

describe('environments in one account', () => {
  const file = `aws-account-id: '999999999999'
environments:
  prod: { role-to-assume: '${DEPLOY}' }
  staging: { aws-account-id: '222222222222' }
  dev: { role-to-assume: '${PUSH}' }
  test: {}
  demo: {}
`
  test.each([
    ['prod', { account: '222222222222', environments: ['staging'] }],
    ['staging', { account: '222222222222', environments: ['prod'] }],
    ['dev', null],
    // What an environment inherits is meant for all of them.
    ['test', null],
  ])('%s', (environment, expected) => {
    expect(read(file, { environment }).sharedAccount).toEqual(expected)
  })
})
