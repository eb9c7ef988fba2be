/** What a new repository is asked to be, in requests and in words, and which template makes it. */
import { describe, expect, test } from '@jest/globals'
import {
  creationInWords,
  creationRequest,
  prefixOnPush,
  pullPolicy,
  type NewRepository,
} from '../../../src/domain/registry/new-repository.ts'
import { createdOnPush } from '../../../local-aws/registry/repositories.ts'
import { fc } from '../../support/fast-check.ts'

const PLAIN: NewRepository = {
  ...{ scan: 'on-push', tags: 'immutable', mutableTags: [], kmsKey: null },
  ...{ lifecyclePolicy: null, pullAccounts: [], resourceTags: {} },
}

describe('the request', () => {
  test.each<readonly [Partial<NewRepository>, object]>([
    [{}, { imageTagMutability: 'IMMUTABLE', encryptionConfiguration: { encryptionType: 'AES256' } }],
    [{ tags: 'mutable' }, { imageTagMutability: 'MUTABLE' }],
    [{ mutableTags: ['a'] }, { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }],
    [{ scan: 'off' }, { imageScanningConfiguration: { scanOnPush: false } }],
    [{ kmsKey: 'k' }, { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'k' } }],
    [{ resourceTags: { a: '' } }, { tags: [{ Key: 'a', Value: '' }] }],
  ])('%o', (facts, expected) => {
    expect(creationRequest('hello', { ...PLAIN, ...facts })).toMatchObject({ repositoryName: 'hello', ...expected })
  })

  test('names nothing that is not asked for', () => {
    expect(Object.keys(creationRequest('hello', PLAIN)).toSorted()).toEqual([
      'encryptionConfiguration',
      'imageScanningConfiguration',
      'imageTagMutability',
      'repositoryName',
    ])
  })
})

test('a policy lets the accounts pull, and do nothing else', () => {
  expect(pullPolicy([])).toBeNull()
  expect(JSON.parse(pullPolicy(['012345678901']) ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        ...{ Sid: 'Pull', Effect: 'Allow', Principal: { AWS: ['012345678901'] } },
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      },
    ],
  })
})

test.each<readonly [Partial<NewRepository>, string]>([
  [{}, 'immutable tags, scan on push, a key of ECR, no lifecycle policy'],
  [{ tags: 'mutable', scan: 'off' }, 'mutable tags, no scan on push'],
  [{ mutableTags: ['latest', 'pr-*'] }, 'immutable tags except `latest`, `pr-*`'],
  [{ kmsKey: 'alias/ecr', lifecyclePolicy: '{}' }, 'the key `alias/ecr`, a lifecycle policy'],
  [{ pullAccounts: ['1', '2'] }, 'pulls by 1, 2'],
])('%o in words', (facts, said) => {
  expect(creationInWords({ kind: 'on-request', repository: { ...PLAIN, ...facts } })).toContain(said)
})

describe('the template of a push', () => {
  const onPush = (prefix: string) => ({ prefix, appliedFor: ['CREATE_ON_PUSH' as const] })

  test.each([
    ['the longest prefix', ['team', 'team/a', 'ROOT'], 'team/a'],
    ['whole parts of the name alone', ['te', 'team/a/hello'], null],
    ['`ROOT` for the rest', ['other', 'ROOT'], 'ROOT'],
    ['a slash at the end or none', ['team/'], 'team/'],
    ['none', [], null],
  ])('%s', (_, prefixes, expected) => {
    expect(prefixOnPush('team/a/hello', prefixes.map(onPush))).toBe(expected)
  })

  test('is one exactly where the local registry makes a repository', () => {
    const part = fc.constantFrom('a', 'b', 'ab', 'ROOT')
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
    const template = fc.record({
      prefix: path,
      appliedFor: fc.subarray(['CREATE_ON_PUSH' as const, 'REPLICATION' as const]),
    })
    fc.assert(
      fc.property(path, fc.array(template), (name, templates) => {
        expect(prefixOnPush(name, templates) !== null).toBe(createdOnPush(name, templates) !== null)
      }),
    )
  })
})
