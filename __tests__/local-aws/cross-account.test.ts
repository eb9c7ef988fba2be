import { describe, expect, test } from '@jest/globals'
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { digestOf } from '../support/image.ts'
import { manifestOf, MANIFEST_TYPE, sha256Of } from '../support/manifest-registry.ts'
import { deployRole, PUSH_ROLE, SHARED, STAGING } from '../support/two-accounts.ts'
import { useAssumed } from './assumed.ts'

const MANIFEST = manifestOf(digestOf('a'))
const local = useAssumed({
  registry: { kind: 'none', images: [{ repository: 'hello', tag: 'v1', manifest: MANIFEST }] },
  repositories: [{ name: 'hello' }],
})

const ecrOf = async (role: string, region?: string): Promise<ECRClient> =>
  new ECRClient(local.with(await local.credentials({ RoleArn: role }), region))

const ASKED = { registryId: SHARED, repositoryName: 'hello' }
const put = new PutImageCommand({
  ...ASKED,
  imageManifest: MANIFEST,
  imageManifestMediaType: MANIFEST_TYPE,
  imageTag: 'v2',
})
const denied = (action: string, why = `because no resource-based policy allows the ${action} action`) => ({
  name: 'AccessDeniedException',
  message: `User: arn:aws:sts::${STAGING}:assumed-role/deploy/ship-1 is not authorized to perform: ${action} on resource: arn:aws:ecr:eu-west-1:${SHARED}:repository/hello ${why}`,
})

describe('a repository of another account', () => {
  test('is for its own account', async () => {
    const ecr = await ecrOf(PUSH_ROLE)
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}))
    expect(repositories).toMatchObject([
      {
        repositoryArn: `arn:aws:ecr:eu-west-1:${SHARED}:repository/hello`,
        repositoryUri: `${SHARED}.dkr.ecr.eu-west-1.amazonaws.com/hello`,
      },
    ])
    expect((await ecr.send(put)).image?.registryId).toBe(SHARED)
  })

  test('gives what its policy allows, and nothing else', async () => {
    const ecr = await ecrOf(deployRole(STAGING))
    const read = await ecr.send(new BatchGetImageCommand({ ...ASKED, imageIds: [{ imageTag: 'v1' }] }))
    expect(read.images).toMatchObject([{ registryId: SHARED, imageId: { imageDigest: sha256Of(MANIFEST) } }])
    await expect(ecr.send(new DescribeImagesCommand(ASKED))).rejects.toMatchObject(denied('ecr:DescribeImages'))
    await expect(ecr.send(put)).rejects.toMatchObject(denied('ecr:PutImage'))
    expect((await ecr.send(new DescribeRepositoriesCommand({}))).repositories).toEqual([])
    const all = ecr.send(new DescribeRepositoriesCommand({ registryId: SHARED }))
    await expect(all).rejects.toMatchObject({ name: 'AccessDeniedException' })
    const missing = ecr.send(new BatchGetImageCommand({ ...ASKED, repositoryName: 'none', imageIds: [] }))
    await expect(missing).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  test.each([
    [{ AWS: deployRole(STAGING) }],
    [{ AWS: STAGING }],
    ['*'],
    [{ AWS: [SHARED, `arn:aws:sts::${STAGING}:assumed-role/deploy/ship-1`] }],
  ])('may be given to a caller by its policy: %j', async (Principal) => {
    const policyText = JSON.stringify({ Statement: { Effect: 'Allow', Principal, Action: 'ecr:PutImage' } })
    await (await ecrOf(PUSH_ROLE)).send(new SetRepositoryPolicyCommand({ ...ASKED, policyText }))
    expect((await (await ecrOf(deployRole(STAGING))).send(put)).image?.imageId?.imageTag).toBe('v2')
  })

  test('is closed by an explicit denial, also to its own account', async () => {
    const owner = await ecrOf(PUSH_ROLE)
    const Statement = { Effect: 'Deny', Principal: '*', Action: 'ecr:Put*' }
    await owner.send(new SetRepositoryPolicyCommand({ ...ASKED, policyText: JSON.stringify({ Statement }) }))
    await expect(owner.send(put)).rejects.toMatchObject({
      message: expect.stringMatching(/with an explicit deny in a resource-based policy$/u),
    })
    const other = (await ecrOf(deployRole(STAGING))).send(put)
    await expect(other).rejects.toMatchObject(
      denied('ecr:PutImage', 'with an explicit deny in a resource-based policy'),
    )
  })

  test('is not in another region', async () => {
    const ecr = await ecrOf(PUSH_ROLE, 'us-east-1')
    expect((await ecr.send(new DescribeRepositoriesCommand({}))).repositories).toEqual([])
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
    expect(authorizationData?.[0]?.proxyEndpoint).toBe(`https://${SHARED}.dkr.ecr.us-east-1.amazonaws.com`)
    await expect(ecr.send(put)).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
      message: `The repository with name 'hello' does not exist in the registry with id '${SHARED}'`,
    })
  })
})
