/** The setting `create-repository`: its forms, what is refused in it, and what becomes of it. */
import { describe, expect, test } from '@jest/globals'
import { newRepositoryConfig } from '../../src/settings/new-repository-config.ts'
import { rolesConfig } from '../../src/settings/roles-config.ts'
import { messageOf } from '../../src/errors/ship-error.ts'
import { REQUIRED, settingsOf } from '../support/settings.ts'

const WORKSPACE = '/checkout'
const ROLE = 'arn:aws:iam::111111111111:role/create'

const read = (value: string, inputs: Readonly<Record<string, string>> = {}) =>
  settingsOf({ ...REQUIRED, ...inputs }, `create-repository: ${value}\n`)

const configOf = (value: string, inputs: Readonly<Record<string, string>> = {}, untrusted: string | null = null) =>
  newRepositoryConfig(read(value, inputs), { workspace: WORKSPACE, untrusted })

const refusalOf = (value: string): string => {
  try {
    read(value)
  } catch (thrown) {
    return messageOf(thrown)
  }
  throw new Error('it was accepted')
}

const DEFAULTS = {
  ...{ scan: 'on-push', tags: 'immutable', mutableTags: [], kmsKey: null, pullAccounts: [], resourceTags: {} },
}

describe('what it is', () => {
  test('nothing: a missing repository is an error', () => {
    expect(newRepositoryConfig(settingsOf(REQUIRED), { workspace: WORKSPACE, untrusted: null })).toBeNull()
  })

  test.each(['true', '{}', '{ immutable: true }'])('%s is the defaults', (value) => {
    expect(configOf(value)).toEqual({
      settings: DEFAULTS,
      lifecycle: null,
      roleAccount: null,
      creates: 'in-this-run',
      untrusted: null,
    })
  })

  test('everything', () => {
    const value = `{ role: '${ROLE}', scan-on-push: false, mutable-tags: [latest, latest, 'pr-*'], kms-key: alias/ecr, lifecycle: ecr/policy.json, pull-accounts: ['012345678901'], tags: { team: shop } }`
    expect(configOf(value)).toMatchObject({
      settings: {
        ...{ scan: 'off', tags: 'immutable', mutableTags: ['latest', 'pr-*'], kmsKey: 'alias/ecr' },
        ...{ pullAccounts: ['012345678901'], resourceTags: { team: 'shop' } },
      },
      lifecycle: { setting: 'create-repository', given: 'ecr/policy.json', path: '/checkout/ecr/policy.json' },
      roleAccount: '111111111111',
    })
    expect(rolesConfig(read(value)).creator).toMatchObject({ arn: ROLE, by: 'create-repository', sessionPolicy: null })
    expect(rolesConfig(read('true')).creator).toBeNull()
  })

  test.each([
    ['ship', {}, 'in-this-run'],
    ['push', { pipeline: 'push' }, 'in-this-run'],
    ['check', { pipeline: 'check' }, 'planned'],
    ['a dry run', { 'dry-run': 'true' }, 'planned'],
    ['a dry run of push', { pipeline: 'push', 'dry-run': 'true' }, 'planned'],
  ])('%s says what it does with it', (_, inputs, creates) => {
    expect(configOf('true', inputs)?.creates).toBe(creates)
  })

  test('of a commit that others may have written: its file is theirs', () => {
    expect(configOf('true', {}, 'on pull_request')?.untrusted).toEqual({
      workspace: WORKSPACE,
      because: 'on pull_request',
    })
  })
})

describe('what is refused', () => {
  test.each([
    ['yes', 'must be a map'],
    ['{ imutable: true }', 'did you mean immutable'],
    ['{ immutable: 1 }', '`create-repository.immutable` must be `true` or `false`'],
    ['{ immutable: false, mutable-tags: [latest] }', 'every tag can be moved then'],
    ["{ mutable-tags: ['*-*-*'] }", "'*-*-*' is not a tag with at most two"],
    ['{ mutable-tags: [a, b, c, d, e, f] }', 'must have at most 5 entries'],
    ['{ mutable-tags: latest }', '`create-repository.mutable-tags` must be a list'],
    ['{ role: create }', "'create' is not the ARN of an IAM role"],
    ['{ kms-key: alias/aws/ecr }', "'alias/aws/ecr' is not a KMS key"],
    ['{ kms-key: "" }', 'is not a KMS key'],
    ['{ lifecycle: "" }', '`create-repository.lifecycle` must be the path of a file'],
    ['{ pull-accounts: [1234] }', "'1234' is not an AWS account id"],
    ["{ tags: { 'aws:team': shop } }", '`create-repository.tags.aws:team`'],
  ])('%s', (value, said) => {
    expect(refusalOf(value)).toContain(said)
  })

  test.each([
    'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    'arn:aws-cn:kms:cn-north-1:111111111111:alias/ecr',
    '1234abcd-12ab-34cd-56ef-1234567890ab',
    'mrk-1234abcd12ab34cd56ef1234567890ab',
  ])('%s is a KMS key', (key) => {
    expect(configOf(`{ kms-key: '${key}' }`)?.settings.kmsKey).toBe(key)
  })
})
