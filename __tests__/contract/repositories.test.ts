/** Repositories, their policies and sessions of roles: the same calls to the local AWS and to moto, which does not check tokens. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import {
  CreateRepositoryCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import type { LocalAws } from '../../local-aws/server.ts'
import { clientsOf, startHello } from '../local-aws/support.ts'
import { startMoto, type Emulator } from './emulator.ts'

jest.setTimeout(300_000)

type Ecr = ReturnType<typeof clientsOf>['ecr']

let aws: LocalAws
let moto: Emulator
let ours: Ecr
let theirs: Ecr

beforeAll(async () => {
  aws = await startHello(undefined, { repositories: [] })
  moto = await startMoto()
  ours = clientsOf(aws).ecr
  theirs = clientsOf({ ...aws, endpoint: moto.endpoint }).ecr
})

afterAll(async () => {
  await moto.close()
  await aws.close()
})

/** Whether a call succeeds and what it gives, or its error in the words of the service. */
const outcome = async (call: (ecr: Ecr) => Promise<unknown>, ecr: Ecr): Promise<unknown> => {
  try {
    return await call(ecr)
  } catch (error) {
    return error instanceof Error ? { error: error.name, message: error.message } : error
  }
}

const repositoryName = 'team/app'
const rules = [
  {
    rulePriority: 1,
    selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 5 },
    action: { type: 'expire' },
  },
]
const lifecyclePolicyText = JSON.stringify({ rules })
const Statement = [{ Sid: 'Pull', Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: ['ecr:BatchGetImage'] }]
const policyText = JSON.stringify({ Version: '2012-10-17', Statement })

describe('the local AWS and moto', () => {
  // In this order: each call needs the one before.
  test.each<[string, (ecr: Ecr) => Promise<unknown>]>([
    [
      'a new repository',
      async (ecr) => {
        const { repository } = await ecr.send(
          new CreateRepositoryCommand({
            repositoryName,
            imageTagMutability: 'IMMUTABLE',
            imageScanningConfiguration: { scanOnPush: true },
          }),
        )
        return { ...repository, createdAt: null }
      },
    ],
    ['a repository that is there', (ecr) => ecr.send(new CreateRepositoryCommand({ repositoryName }))],
    ['no policy', (ecr) => ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))],
    ['no life cycle', (ecr) => ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))],
    [
      'a policy that is none',
      (ecr) => ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText: 'none' })),
    ],
    [
      'a policy',
      async (ecr) => {
        await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
        const read = await ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))
        return { ...read, $metadata: null, policyText: JSON.parse(read.policyText ?? '') as unknown }
      },
    ],
    [
      'a life cycle',
      async (ecr) => {
        await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }))
        const read = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
        const { registryId, lifecyclePolicyText: text } = read
        return { registryId, repositoryName: read.repositoryName, policy: JSON.parse(text ?? '') as unknown }
      },
    ],
    ['a repository that is missing', (ecr) => ecr.send(new GetRepositoryPolicyCommand({ repositoryName: 'none' }))],
  ])('agree on %s', async (_what, call) => {
    const [here, there] = [await outcome(call, ours), await outcome(call, theirs)]
    expect(here).toEqual(there)
    expect(aws.schemaViolations).toEqual([])
  })
})
