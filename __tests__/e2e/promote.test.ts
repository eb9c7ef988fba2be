/**
 * A promotion from one account to another one in another region, each with a registry of its own under its own name: one digest in both, and in the
 * task that runs. The roles are assumed with tokens of a test issuer.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { PUSH } from '../../local-oidc/claims.ts'
import type { Checkout } from '../../scripts/hello/checkout.ts'
import { secretsOf } from '../support/secrets-of-play.ts'
import { deployRole, PRODUCTION, PUSH_ROLE, SHARED, twoAccounts, type TwoAccounts } from '../support/two-accounts.ts'
import { useWorld } from './checked-world.ts'
import { helloDefinition, isContainerRegistry, registryOptions, sandbox } from './engine-support.ts'
import { expectFailure } from './failure.ts'
import { manifestIn, putManifest } from './registry-client.ts'
import type { Shipped } from './world.ts'

jest.setTimeout(180_000)

const SOURCE = `${SHARED}.dkr.ecr.eu-west-1.amazonaws.com`
const TARGET = `${PRODUCTION}.dkr.ecr.eu-central-1.amazonaws.com`

let accounts: TwoAccounts
beforeEach(async () => {
  accounts = await twoAccounts({ oidc: { job: { ...PUSH, environment: 'production' } } })
})
afterEach(() => accounts.oidc.close())

const MAY_READ = ['BatchCheckLayerAvailability', 'BatchGetImage', 'DescribeImages', 'GetDownloadUrlForLayer']

const { world, ship } = useWorld((): Partial<LocalAwsOptions> => {
  const { accounts: all = [] } = accounts.options({
    drive: { kind: 'script', scenario: [] },
    registry: registryOptions(SOURCE),
    repositories: [
      {
        name: 'hello',
        policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${PRODUCTION}:root` },
            Action: MAY_READ.map((name) => `ecr:${name}`),
          },
        },
      },
    ],
    taskDefinitions: [{ ...helloDefinition, containerDefinitions: [{ name: 'app', image: 'placeholder' }] }],
    clusters: [{ name: 'demo', services: [{ name: 'hello', taskDefinition: 'hello' }] }],
  })
  const own = {
    region: 'eu-central-1',
    registry: registryOptions(TARGET),
    repositories: [{ name: 'hello', imageTagMutability: 'IMMUTABLE' as const }],
  }
  return { accounts: all.map((one) => (one.account === PRODUCTION ? { ...one, ...own } : one)) }
})

const shipAs = (inputs: Readonly<Record<string, string>>, more: Partial<Parameters<typeof ship>[0]> = {}) => {
  const { aws } = world().stack
  return ship({
    ...more,
    inputs: { secrets: '', 'secret-envs': '', 'secret-files': '', ...inputs },
    environment: {
      ...accounts.environment(aws),
      AWS_REGION: '',
      AWS_SESSION_TOKEN: '',
      GITHUB_REPOSITORY: 'octo-org/hello',
      ...(sandbox.tls === null ? {} : { NODE_EXTRA_CA_CERTS: sandbox.tls.caFile }),
    },
    secrets: () => secretsOf({ aws, oidc: accounts.oidc }),
  })
}

/** Into the registry of the shared account. */
const push = (more: Parameters<typeof shipAs>[1] = {}): Promise<Shipped> =>
  shipAs({ pipeline: 'push', 'aws-region': 'eu-west-1', 'role-to-assume': PUSH_ROLE, tag: 'tested' }, more)

/** Its tasks have a role of their own account. */
const checkoutOf = async (account: string): Promise<Checkout> => {
  const checkout = await world().checkout()
  const path = join(checkout.folder, 'task-definition.json')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(/(?<=arn:aws:iam::)\d{12}/u, account))
  return checkout
}

const promote = async (image: string, more: Parameters<typeof shipAs>[1] = {}): Promise<Shipped> =>
  shipAs(
    {
      pipeline: 'promote',
      environment: 'production',
      'aws-region': 'eu-central-1',
      'role-to-assume': deployRole(PRODUCTION),
      'promote-from': 'none',
      image,
    },
    { checkout: await checkoutOf(PRODUCTION), ...more },
  )

const tagsIn = async (account: string): Promise<Readonly<Record<string, string>>> =>
  (await world().stack.aws.in(account).catalogue()).find(({ repository }) => repository === 'hello')?.tags ?? {}

describe('an image of another account and region', () => {
  test('is copied by its digest, which is that of both registries and of the running task', async () => {
    if (isContainerRegistry) return // it has one name for all registries
    const pushed = await push()
    expect(pushed.exitCode).toBe(0)
    const digest = pushed.outputs['image-digest'] ?? ''
    const run = await promote(`${SOURCE}/hello@${digest}`)
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': digest, 'deployment-status': 'success' } })
    expect(run.outputs['image']).toBe(`${TARGET}/hello@${digest}`)
    expect(await tagsIn(SHARED)).toEqual({ tested: digest })
    expect(Object.values(await tagsIn(PRODUCTION))).toEqual([digest])
    const tasks = world()
      .stack.aws.in(PRODUCTION)
      .state.clusters.flatMap(({ services }) => services.flatMap((one) => one.tasks))
    expect(tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').map(({ containers }) => containers)).toEqual([
      [expect.objectContaining({ image: `${TARGET}/hello@${digest}` })],
    ])
    const again = await promote(`${SOURCE}/hello@${digest}`)
    expect(again).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'unchanged' } })
  })

  test('is the one that its tag named at first, although the tag is moved meanwhile', async () => {
    if (isContainerRegistry) return // as above
    const [first, second] = [await push(), await push({ page: 'another page' })]
    const [digest = '', other = ''] = [first, second].map(({ outputs }) => outputs['image-digest'])
    const { aws } = world().stack
    // The first password is that of the role that may push.
    const registry = { registryHost: SOURCE, registryPasswords: () => aws.registryPasswords().slice(0, 1) }
    await putManifest(registry, 'hello:tested', await manifestIn(registry, 'hello', digest))
    const later = await manifestIn(registry, 'hello', other)
    const moves: Promise<unknown>[] = []
    const onOutput = (text: string): void => {
      if (text.includes(`tested is hello@${digest}`)) moves.push(putManifest(registry, 'hello:tested', later))
    }
    const run = await promote(`${SOURCE}/hello:tested`, { onOutput })
    expect(await Promise.all(moves)).toHaveLength(1)
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': digest } })
    expect([await tagsIn(SHARED), Object.values(await tagsIn(PRODUCTION))]).toEqual([{ tested: other }, [digest]])
  })

  test('that its registry does not have is one error, before anything is written', async () => {
    const run = await promote(`${SOURCE}/hello@sha256:${'e'.repeat(64)}`)
    expectFailure(run, {
      stage: 'plan',
      code: 'E_IMAGE_NOT_FOUND',
      says: ['sha256:eeee', SOURCE],
      next: 'Set `image` to a digest or a tag',
    })
    expect(Object.values(await tagsIn(PRODUCTION))).toEqual([])
    expect(world().callsOf('RegisterTaskDefinition') + world().callsOf('PutImage')).toBe(0)
  })
})
