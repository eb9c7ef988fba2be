/** Several accounts of the local AWS on the sandbox's engine: one registry that a role pushes to, and from which another account runs its tasks. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import {
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from '../local-aws/run-command.ts'
import { useAssumed } from '../local-aws/assumed.ts'
import { withBreaker } from '../local-aws/support.ts'
import { until } from '../support/until.ts'
import { deployRole, PUSH_ROLE, SHARED, STAGING } from '../support/two-accounts.ts'
import { buildVariant, helloDefinition, isContainerRegistry, registryOptions, sandbox } from './engine-support.ts'

jest.setTimeout(120_000)

const { docker } = sandbox.tools
const host = isContainerRegistry ? sandbox.ecrHost : `${SHARED}.dkr.ecr.eu-west-1.amazonaws.com`

const local = useAssumed({
  drive: { kind: 'engine', docker: { host: sandbox.dockerHost, bin: docker } },
  time: 'in-real-time',
  registry: registryOptions(host),
  repositories: [{ name: 'hello' }],
  taskDefinitions: [{ ...helloDefinition, containerDefinitions: [{ name: 'app', image: 'placeholder' }] }],
  clusters: [
    { name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', deploymentConfiguration: withBreaker }] },
  ],
})

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-aws-accounts-'))
  await buildVariant('good', folder)
  await runCommand(docker, ['tag', 'local-aws-good', `${host}/hello:one`])
})

afterAll(async () => {
  await runCommand(docker, ['logout', host])
  await rm(folder, { recursive: true, force: true })
})

/** `docker login` at the shared registry with a token of the role; gives what docker said. */
const login = async (RoleArn: string, region?: string) => {
  const ecr = new ECRClient(local.with(await local.credentials({ RoleArn }), region))
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString()
  return runCommand(docker, ['login', '-u', 'AWS', '--password-stdin', host], token.slice(token.indexOf(':') + 1))
}

const push = () => runCommand(docker, ['push', `${host}/hello:one`])

describe('the registry of a shared account', () => {
  test('takes an image from the role that may push, and the tasks of another account run that very image', async () => {
    if (!isContainerRegistry) expect(await login(PUSH_ROLE)).toMatchObject({ exitCode: 0 })
    expect(await push()).toMatchObject({ exitCode: 0 })
    const [entry] = await local.aws.in(SHARED).catalogue()
    const digest = entry?.tags['one'] ?? ''
    const ecs = new ECSClient(local.with(await local.credentials({ RoleArn: deployRole(STAGING) })))
    const [container] = helloDefinition.containerDefinitions ?? []
    const containerDefinitions = [{ ...container, image: `${host}/hello@${digest}` }]
    await ecs.send(new RegisterTaskDefinitionCommand({ ...helloDefinition, containerDefinitions }))
    await ecs.send(
      new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition: helloDefinition.family }),
    )
    const asked = new DescribeServicesCommand({ cluster: 'demo', services: ['web'] })
    await until(
      'the deployment completes',
      async () => (await ecs.send(asked)).services?.[0]?.deployments?.[0]?.rolloutState === 'COMPLETED',
    )
    const tasks = local.aws.in(STAGING).state.clusters.flatMap(({ services }) => services.flatMap((one) => one.tasks))
    expect(tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').map(({ containers }) => containers)).toEqual([
      [expect.objectContaining({ image: `${host}/hello@${digest}`, imageDigest: expect.stringMatching(/^sha256:/u) })],
    ])
  })

  test('refuses who may only pull, and a token of another region', async () => {
    if (isContainerRegistry) return // a plain registry enforces nothing; the sandbox says so
    expect(await login(deployRole(STAGING))).toMatchObject({ exitCode: 0 })
    const denied = await push()
    expect(denied.stderr).toContain(
      `User: arn:aws:sts::${STAGING}:assumed-role/deploy/ship-1 is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:${SHARED}:repository/hello because no resource-based policy allows the ecr:InitiateLayerUpload action`,
    )
    // Docker says no more of it here: for a registry on loopback it tries plain HTTP next.
    expect(await login(PUSH_ROLE, 'eu-central-1')).toMatchObject({ exitCode: 1 })
    expect(local.aws.requests.at(-1)).toMatchObject({
      operation: 'GET ping',
      region: 'eu-west-1',
      input: { registryId: SHARED },
    })
  })
})
