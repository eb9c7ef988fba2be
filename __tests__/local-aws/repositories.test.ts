import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  CreateRepositoryCommand,
  DescribeRepositoryCreationTemplatesCommand,
  GetLifecyclePolicyCommand,
  GetRegistryScanningConfigurationCommand,
  GetRepositoryPolicyCommand,
  ListTagsForResourceCommand,
  PutImageCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import type { LocalAws } from '../../local-aws/server.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf, MANIFEST_TYPE } from '../support/manifest-registry.ts'
import { clientsOf, startHello } from './support.ts'

const ACCOUNT = '123456789012'
const RULES = JSON.stringify({ rules: [{ rulePriority: 1 }] })

let aws: LocalAws
let ecr: ReturnType<typeof clientsOf>['ecr']

beforeEach(async () => {
  aws = await startHello(undefined, {
    repositories: [{ name: 'hello' }, { name: 'given', lifecyclePolicy: { rules: [] } }],
    creationTemplates: [{ prefix: 'team', appliedFor: ['CREATE_ON_PUSH'] }],
  })
  ecr = clientsOf(aws).ecr
})

afterEach(async () => {
  expect(aws.schemaViolations).toEqual([])
  await aws.close()
})

describe('a new repository', () => {
  test('is as it was asked for', async () => {
    const asked = {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/images' },
    } as const
    const tags = [{ Key: 'team', Value: 'one' }]
    const made = await ecr.send(
      new CreateRepositoryCommand({
        repositoryName: 'team/new',
        tags,
        ...asked,
        imageTagMutabilityExclusionFilters: [...asked.imageTagMutabilityExclusionFilters],
      }),
    )
    expect(made.repository).toMatchObject({
      ...asked,
      repositoryArn: `arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/team/new`,
      repositoryUri: `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/team/new`,
    })
    const listed = await ecr.send(new ListTagsForResourceCommand({ resourceArn: made.repository?.repositoryArn }))
    expect(listed.tags).toEqual(tags)
  })

  test('keeps the tags that are no exception', async () => {
    const repositoryName = 'fixed'
    const imageTagMutabilityExclusionFilters = [{ filterType: 'WILDCARD' as const, filter: 'latest*' }]
    const imageTagMutability = 'IMMUTABLE_WITH_EXCLUSION' as const
    await ecr.send(
      new CreateRepositoryCommand({ repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters }),
    )
    const put = (imageTag: string, seed: string) =>
      ecr.send(
        new PutImageCommand({
          ...{ repositoryName, imageTag, imageManifestMediaType: MANIFEST_TYPE },
          imageManifest: manifestOf(digestOf(seed)),
        }),
      )
    for (const tag of ['v1', 'latest-main']) await put(tag, 'a')
    await expect(put('v1', 'b')).rejects.toMatchObject({ name: 'ImageTagAlreadyExistsException' })
    expect((await put('latest-main', 'b')).image?.imageId?.imageTag).toBe('latest-main')
  })

  test.each([
    [
      'hello',
      'RepositoryAlreadyExistsException',
      `The repository with name 'hello' already exists in the registry with id '${ACCOUNT}'`,
    ],
    [
      'Hello',
      'InvalidParameterException',
      expect.stringMatching(/^Invalid parameter at 'repositoryName' failed to satisfy constraint/u),
    ],
    ['a//b', 'InvalidParameterException', expect.anything()],
  ])('named %s is refused', async (repositoryName, name, message) => {
    await expect(ecr.send(new CreateRepositoryCommand({ repositoryName }))).rejects.toMatchObject({ name, message })
  })
})

describe('the policies of a repository', () => {
  const repositoryName = 'hello'
  const where = `for the repository with name 'hello' in the registry with id '${ACCOUNT}'`

  test('are what was set', async () => {
    const Statement = { Effect: 'Allow', Principal: '*', Action: 'ecr:*' }
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement })
    await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
    await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: RULES }))
    const read = await ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))
    expect(read).toMatchObject({ registryId: ACCOUNT, repositoryName, policyText })
    const lifecycle = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
    expect(lifecycle).toMatchObject({ registryId: ACCOUNT, repositoryName, lifecyclePolicyText: RULES })
    const given = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'given' }))
    expect(given.lifecyclePolicyText).toBe('{"rules":[]}')
  })

  test('are missing by default', async () => {
    await expect(ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'RepositoryPolicyNotFoundException',
      message: `Repository policy does not exist ${where}`,
    })
    await expect(ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'LifecyclePolicyNotFoundException',
      message: `Lifecycle policy does not exist ${where}`,
    })
  })

  test.each([
    'none',
    '{"Statement":{"Effect":"Allow","Action":"ecr:*"}}',
    '{"Statement":{"Effect":"Allow","Principal":"*","NotAction":"ecr:*"}}',
  ])('are refused where they cannot be read: %s', async (policyText) => {
    const set = ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
    await expect(set).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test.each(['none', '{}', '{"rules":[]}', 'null'])(
    'a life cycle without rules is refused: %s',
    async (lifecyclePolicyText) => {
      const set = ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }))
      await expect(set).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  )
})

test('the registry has its templates and what it scans', async () => {
  const all = await ecr.send(new DescribeRepositoryCreationTemplatesCommand({}))
  expect(all).toMatchObject({ registryId: ACCOUNT, repositoryCreationTemplates: [{ prefix: 'team' }] })
  const one = ecr.send(new DescribeRepositoryCreationTemplatesCommand({ prefixes: ['other'] }))
  await expect(one).rejects.toMatchObject({ name: 'TemplateNotFoundException' })
  const { scanningConfiguration } = await ecr.send(new GetRegistryScanningConfigurationCommand({}))
  expect(scanningConfiguration).toEqual({ scanType: 'BASIC', rules: [] })
})
