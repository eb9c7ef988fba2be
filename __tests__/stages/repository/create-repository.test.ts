import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { EXISTS, playCreation, refusal, URI } from '../../support/created-repository.ts'

const codeOf = ({ thrown }: { readonly thrown?: unknown }): string =>
  thrown instanceof ShipError ? thrown.code : 'nothing was thrown'

const CREATED = [
  'describeRepositories',
  'createRepository',
  'describeRepositories',
  'putLifecyclePolicy',
  'setRepositoryPolicy',
]

describe('a repository that does not exist', () => {
  test('is created, waited for, and gets its policies', async () => {
    const played = await playCreation({ hidden: 2 })
    expect(played).toMatchObject({ value: { kind: 'created', repository: { repositoryUri: URI } } })
    expect(played.calls.filter((call, index) => call !== played.calls[index - 1])).toEqual(CREATED)
    expect(played.clock.elapsedMs()).toBe(1_500)
    expect(played.entries).toEqual([
      expect.objectContaining({
        state: 'changed',
        change: { kind: 'repository', registry: URI.split('/')[0], repository: 'team/hello' },
      }),
    ])
  })

  test('that ECR never describes is an error, and its creation is known', async () => {
    const played = await playCreation({ hidden: 99 })
    expect(codeOf(played)).toBe('E_REPOSITORY')
    expect(played.entries).toMatchObject([{ state: 'changed' }])
  })

  test('is not created by a refused request', async () => {
    const played = await playCreation({
      errors: { createRepository: refusal('CreateRepository', 'LimitExceededException') },
    })
    expect(codeOf(played)).toBe('E_AWS')
    expect(played.entries).toMatchObject([{ state: 'unchanged' }])
  })

  test('may have been created by a request without a reply', async () => {
    const played = await playCreation({
      errors: { createRepository: refusal('CreateRepository', 'no response, reset', 3) },
    })
    expect(codeOf(played)).toBe('E_AWS')
    expect(played.entries).toMatchObject([{ state: 'unknown' }])
  })
})

describe('a repository that exists by now', () => {
  test('gets the policies that it lacks, and no other', async () => {
    const played = await playCreation({ before: 'there', policies: ['access'] })
    expect(played).toMatchObject({ value: { kind: 'there' } })
    expect(played.calls).toEqual([
      'describeRepositories',
      'getLifecyclePolicy',
      'putLifecyclePolicy',
      'getRepositoryPolicy',
    ])
    expect(played.entries).toEqual([])
  })

  test('that another run has created a moment ago is as good', async () => {
    const errors = { createRepository: refusal('CreateRepository', EXISTS) }
    const played = await playCreation({ errors, policies: ['lifecycle', 'access'] })
    expect(played).toMatchObject({ value: { kind: 'there', repository: { repositoryUri: URI } } })
    expect(played.calls.filter((call) => /^(?:put|set)/u.test(call))).toEqual([])
    expect(played.entries).toMatchObject([{ state: 'unchanged' }])
  })

  test('after a lost reply may be that of this run, and gets the policies that it lacks', async () => {
    const played = await playCreation({ errors: { createRepository: refusal('CreateRepository', EXISTS, 2) } })
    expect(played).toMatchObject({ value: { kind: 'there' } })
    expect(played.calls.filter((call) => /^(?:put|set)/u.test(call))).toEqual([
      'putLifecyclePolicy',
      'setRepositoryPolicy',
    ])
    expect(played.entries).toMatchObject([{ state: 'unknown' }])
  })

  test('as the plan has seen it is not asked for again', async () => {
    const played = await playCreation({ creation: null })
    expect(played).toMatchObject({ value: { kind: 'there' } })
    expect(played.calls).toEqual([])
  })
})

describe('a repository of a creation template', () => {
  const creation = { kind: 'on-push', prefix: 'team' } as const

  test('is left to the push', async () => {
    const played = await playCreation({ creation })
    expect(played).toMatchObject({ value: { kind: 'on-push', repository: { creation } } })
    expect(played.calls).toEqual(['describeRepositories'])
  })

  test('is as ECR describes it where another push was faster', async () => {
    const played = await playCreation({ creation, before: 'there' })
    expect(played).toMatchObject({ value: { kind: 'there' } })
    expect(played.value?.repository).not.toHaveProperty('creation')
  })
})

describe('policies that cannot be set', () => {
  test('are all named, and the repository is said to exist', async () => {
    const errors = {
      putLifecyclePolicy: refusal('PutLifecyclePolicy', 'InvalidParameterException'),
      setRepositoryPolicy: refusal('SetRepositoryPolicy', 'ServerException'),
    }
    const played = await playCreation({ errors })
    expect(codeOf(played)).toBe('E_REPOSITORY')
    const text = String(played.thrown)
    expect(text).toMatch(/exists now, without all of `create-repository`.*lifecycle policy.*222222222222 can pull/u)
    expect(played.entries).toMatchObject([{ state: 'changed' }])
  })
})
