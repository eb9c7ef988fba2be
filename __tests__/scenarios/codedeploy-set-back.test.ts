/** The shipped bundle sets a service of CodeDeploy back by hand. */
import type { CreateDeploymentInput } from '@aws-sdk/client-codedeploy'
import { expect, jest, test } from '@jest/globals'
import { codeDeploySucceeds } from '../../local-aws/codedeploy/deployment-scripts.ts'
import type { DeploymentGroupSeed } from '../../local-aws/codedeploy/deployment-script.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { byCodeDeploy, createdIn } from '../support/codedeploy-plays.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

const IMAGE = manifestOf(`sha256:${'1'.repeat(64)}`)
const DIGEST = sha256Of(IMAGE)
const HOOKED =
  'version: 0.0\nresources:\n  - TargetService:\n      type: AWS::ECS::Service\nhooks:\n  - afterInstall: smoke\n'

const withImage = (digest: string) => ({
  containerDefinitions: [{ name: 'app', image: `REGISTRY/hello@${digest}`, memory: 128 }],
})

interface Back extends Omit<ShipPlay, 'codeDeploy'> {
  readonly group?: Partial<DeploymentGroupSeed>
}

/** `hello:1` to `hello:4`; the service has the last one, and CodeDeploy has deployed `hello:1` and `hello:2` before: never `hello:3`. */
const back = (inputs: Readonly<Record<string, string>> = {}, { group, ...given }: Back = {}): ShipPlay =>
  byCodeDeploy(
    { ...codeDeploySucceeds(), reports: DIGEST },
    {
      before: IMAGE,
      registered: withImage(DIGEST),
      revisions: [withImage(DIGEST), withImage(DIGEST), { ...withImage(DIGEST), cpu: '256' }],
      files: { 'appspec.yaml': HOOKED },
      settings: 'codedeploy-appspec: appspec.yaml\n',
      ...given,
      group: { completedBefore: ['hello:1', 'hello:2'], ...group },
      inputs: { pipeline: 'rollback', ...inputs },
    },
  )

/** What was created: the AppSpec, as far as it says which one it is. */
const deployedIn = (run: ShipPlayed) =>
  (createdIn(run) as readonly CreateDeploymentInput[]).map(({ revision, description }) => {
    const appspec = JSON.parse(revision?.appSpecContent?.content ?? '') as {
      readonly Resources: readonly {
        readonly TargetService: { readonly Properties: Readonly<Record<string, unknown>> }
      }[]
      readonly Hooks?: unknown
    }
    const { TaskDefinition, PlatformVersion = null } = appspec.Resources[0]?.TargetService.Properties ?? {}
    const name = String(TaskDefinition).split('/').at(-1)
    return { name, platform: PlatformVersion, hooks: appspec.Hooks ?? null, description }
  })

test('to the last revision that completed, with the AppSpec of that time and no hook', async () => {
  const run = await play(back())
  expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:2`')
  expect(run.outputs).toMatchObject({
    result: 'success',
    'task-definition-arn': expect.stringMatching(/hello:2$/u),
    'previous-task-definition-arn': expect.stringMatching(/hello:4$/u),
    'deployment-id': expect.stringMatching(/^d-/u),
    'running-digest': DIGEST,
  })
  expect(deployedIn(run)).toEqual([
    { name: 'hello:2', platform: 'LATEST', hooks: null, description: 'ship-to-ecs: hello:2 after hello:4' },
  ])
  expect(['UpdateService', 'RegisterTaskDefinition', 'StopDeployment'].map(run.callsOf)).toEqual([0, 0, 0])
})

const DENIED: FaultRule = {
  kind: 'error',
  code: 'AccessDeniedException',
  message: 'is not authorized to perform: codedeploy:GetApplicationRevision',
  status: 400,
  service: 'codedeploy',
  operation: 'GetApplicationRevision',
}

test.each<readonly [string, string, Back, string]>([
  ['that CodeDeploy has deployed', '1', {}, 'LATEST'],
  ['that it never has: the AppSpec is that of the service', '3', {}, '1.4.0'],
  ['where what CodeDeploy has deployed may not be read', '1', { faults: [DENIED] }, '1.4.0'],
])('to a revision as it is %s', async (_, wanted, given, platform) => {
  const described = { platformVersion: '1.4.0', loadBalancers: [{ containerName: 'app', containerPort: 80 }] }
  const service = { deploymentController: 'CODE_DEPLOY', described } as const
  const run = await play(back({ 'rollback-to': wanted }, { service, ...given }))
  expect(headlineOf(run)).toBe(`Rolled back: \`web\` runs \`hello:${wanted}\``)
  expect(deployedIn(run)).toMatchObject([{ name: `hello:${wanted}`, platform, hooks: null }])
  expect(run.callsOf('RegisterTaskDefinition')).toBe(0)
})

test('to an image: it replaces the one in what the service has', async () => {
  const run = await play(
    back(
      { 'rollback-to': TAG },
      { revisions: [withImage(`sha256:${'9'.repeat(64)}`)], group: { completedBefore: [] } },
    ),
  )
  expect(headlineOf(run)).toBe('Rolled back: `web` runs `hello:3`')
  expect(run.callsOf('RegisterTaskDefinition')).toBe(1)
})

test('a rehearsal changes nothing', async () => {
  const run = await play(back({ 'dry-run': 'true' }))
  expect(headlineOf(run)).toBe('Plan: `web` would go back to `hello:2`: 1 change')
  expect(run.callsOf('CreateDeployment')).toBe(0)
})

test('a service that never had another revision stays', async () => {
  const run = await play(back({}, { group: { completedBefore: [] } }))
  expect(run.exitCode).toBe(1)
  expect(run.outputs).toMatchObject({ 'error-code': 'E_NO_REVISION' })
  expect(run.log).toContain(
    'no other revision of the service `web` has completed a deployment among the 25 last ones in CodeDeploy',
  )
  expect(run.callsOf('CreateDeployment')).toBe(0)
})
