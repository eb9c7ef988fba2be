/**
 * The shipped bundle from the commit to the running tasks: a process on the virtual clock of a local AWS, with a registry on loopback. Docker
 * and the scanners are programs of the tests, so a run needs no engine.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { ImageScanSeed } from '../../local-aws/ecr-scan.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { LocalAwsOptions, ServiceOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import type { LocalGitHub } from '../../local-github/server.ts'
import type { Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import { writeFixtureDatabase } from '../../scripts/fixture-database/write.ts'
import { runAction, type ActionResult } from '../../scripts/runner/run-action.ts'
import { groupsOf, type PlayedGroup } from './codedeploy-groups.ts'
import { stopServers } from './loopback-server.ts'
import { manifestRegistry } from './manifest-registry.ts'
import type { Findings } from './scanner-reports.ts'
import type { OneOffPlay } from './one-off-play.ts'
import { gitHubOf, type PlayedGitHub } from './ship-github.ts'
import { revisionsIn, type Revisions } from './registered-revisions.ts'
import { makeShipTools, type DockerCommands, type Programs, type Pushes, type ShipTools } from './ship-tools.ts'

export { TOKEN } from './ship-github.ts'

export const COMMIT = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
/** The tag of every run. */
export const TAG = `test-${COMMIT}`

export interface ShipPlay extends Findings, Pushes, Programs, DockerCommands, OneOffPlay, Revisions, PlayedGitHub {
  /** Several: one for each update of the service, the last one for all further ones. */
  readonly scenario?: Scenario | readonly Scenario[]
  readonly codeDeploy?: PlayedGroup | readonly PlayedGroup[]
  readonly service?: Omit<ServiceOptions, 'name' | 'taskDefinition'>
  /** What else the cluster has; it runs the same definition. */
  readonly otherServices?: readonly (string | Omit<ServiceOptions, 'taskDefinition'>)[]
  /** Over those that every run has; an empty value unsets. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Members of the task definition over those that every run has. */
  readonly taskDefinition?: Readonly<Record<string, unknown>>
  /** The manifest that the tag names before the run. */
  readonly before?: string
  readonly mutability?: 'MUTABLE' | 'IMMUTABLE'
  /** The commit that is checked out; that of the event by default. */
  readonly head?: string
  /** The account of the registry; that of the caller when absent. */
  readonly registryId?: string
  /** `ship-to-ecs.yaml`. */
  readonly settings?: string
  /** Over the environment that every run has; an empty value unsets. */
  readonly environment?: Readonly<Record<string, string>>
  /** Links in the checkout: what each leads to. */
  readonly links?: Readonly<Record<string, string>>
  /** Further files of the checkout, and what else happens to it before the run. */
  readonly files?: Readonly<Record<string, string>>
  readonly prepare?: (checkout: string) => Promise<void>
  readonly surroundings?: Surroundings
  /** How ECR scans every image. */
  readonly imageScan?: ImageScanSeed
  /** The event; a push by default. */
  readonly event?: { readonly name: string; readonly payload: unknown }
  /** Of the local AWS, from the start. */
  readonly faults?: readonly FaultRule[]
  /** The run gets a SIGINT when this resolves. */
  readonly cancelWhen?: (aws: LocalAws, log: () => string) => Promise<void>
  /** Modules that the process loads after its clock. */
  readonly preloads?: readonly string[]
  /** A second run of the same commit; what is reported and counted is of that one. */
  readonly again?: { readonly inputs?: Readonly<Record<string, string>>; readonly faults?: readonly FaultRule[] }
}

export interface ShipPlayed extends ActionResult {
  /** Already closed; what it remembers can be read. */
  readonly aws: LocalAws
  /** Closed, too; null where the play has none. */
  readonly github: LocalGitHub | null
  /** The digest of the manifest that a push sends. */
  readonly digest: string
  readonly requests: LocalAws['requests']
  /** How often an operation was called. */
  readonly callsOf: (operation: string) => number
}

const CLOCK = resolve('local-aws', 'clock', 'preload.ts')
const TASK_DEFINITION = { family: 'hello', containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128 }] }

/** Runs it to its end. */
export const playShip = async (play: ShipPlay = {}): Promise<ShipPlayed> => {
  const { cancelWhen } = play
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-ship-'))
  const tools = await makeShipTools(join(folder, 'tools'), play)
  if (play.before !== undefined) await writeFile(join(tools.tags, TAG), play.before)
  const aws = await startLocalAws(optionsOf(await manifestRegistry(tools.tags), play, tools))
  const github = await gitHubOf(play)
  try {
    const workspace = await makeCheckout(join(folder, 'checkout'), play)
    const database = join(folder, 'database')
    await writeFixtureDatabase(database)
    const runOnce = (more: Readonly<Record<string, string>> = {}): Promise<ActionResult> =>
      runAction({
        workspace,
        nodeOptions: ['--no-warnings', ...[CLOCK, ...(play.preloads ?? [])].flatMap((path) => ['--import', path])],
        event: play.event?.payload,
        ...(cancelWhen === undefined ? {} : { cancelWhen: (log) => cancelWhen(aws, log) }),
        inputs: { ...INPUTS, 'trivy-cache-dir': database, ...play.inputs, ...more },
        environment: {
          PATH: play.programs === 'missing' ? '/nonexistent' : `${tools.folder}:/usr/bin:/bin`,
          HOME: folder,
          ...environmentOf(play, { aws, github }),
        },
      })
    const first = await runOnce()
    const before = play.again === undefined ? 0 : aws.requests.length
    for (const rule of play.again?.faults ?? []) aws.addFault(rule)
    const result = play.again === undefined ? first : await runOnce(play.again.inputs)
    const requests = aws.requests.slice(before)
    const callsOf = (operation: string): number => requests.filter((one) => one.operation === operation).length
    return { ...result, aws, github, requests, digest: tools.digest, callsOf }
  } finally {
    await Promise.all([aws.close(), github?.close()])
    stopServers()
    await rm(folder, { recursive: true, force: true })
  }
}

/** When the scenario holds the clock. What the run still does after the signal needs one that moves. */
export const whenHeld = async ({ clock }: LocalAws): Promise<void> => {
  await clock.held()
  setTimeout(() => clock.release(), 200)
}

const optionsOf = (host: string, play: ShipPlay, { digest }: ShipTools): LocalAwsOptions => ({
  drive: { kind: 'script', scenario: [play.scenario ?? succeeds()].flat().map((one) => ({ reports: digest, ...one })) },
  registry: { kind: 'container', host },
  repositories: [
    {
      name: 'hello',
      imageTagMutability: play.mutability ?? 'IMMUTABLE',
      ...(play.registryId === undefined ? {} : { registryId: play.registryId }),
    },
  ],
  ...revisionsIn(host, TASK_DEFINITION, play),
  ...{ codeDeploy: groupsOf(play.codeDeploy, digest), newerMembers: [...(play.newerMembers ?? [])] },
  faults: [...(play.faults ?? [])],
  oneOffTasks: [...(play.oneOffTasks ?? [])],
  ...(play.imageScan === undefined ? {} : { imageScan: play.imageScan }),
  ...(play.surroundings === undefined ? {} : { surroundings: play.surroundings }),
  clusters: [
    { name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', ...play.service }, ...othersOf(play)] },
  ],
})

const othersOf = ({ otherServices = [] }: ShipPlay): readonly ServiceOptions[] =>
  otherServices.map((one) => ({ ...(typeof one === 'string' ? { name: one } : one), taskDefinition: 'hello' }))

interface Servers {
  readonly aws: LocalAws
  readonly github: LocalGitHub | null
}

const environmentOf = ({ event, environment }: ShipPlay, { aws, github }: Servers) => ({
  ...ENVIRONMENT,
  AWS_ENDPOINT_URL: aws.endpoint,
  LOCAL_AWS_CLOCK: aws.endpoint,
  ...(event === undefined ? {} : { GITHUB_EVENT_NAME: event.name }),
  ...(github === null ? {} : { GITHUB_API_URL: github.endpoint }),
  ...environment,
})

const INPUTS = {
  environment: 'test',
  repository: 'hello',
  cluster: 'demo',
  service: 'web',
  'task-definition': 'task-definition.json',
  'aws-region': 'eu-west-1',
}

const ENVIRONMENT = {
  GITHUB_SHA: COMMIT,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'octo-org/hello',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'not-a-secret',
}

const makeCheckout = async (folder: string, play: ShipPlay): Promise<string> => {
  await mkdir(join(folder, '.git'), { recursive: true })
  await writeFile(join(folder, '.git', 'HEAD'), `${play.head ?? COMMIT}\n`)
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n')
  await writeFile(join(folder, 'task-definition.json'), JSON.stringify({ ...TASK_DEFINITION, ...play.taskDefinition }))
  if (play.settings !== undefined) await writeFile(join(folder, 'ship-to-ecs.yaml'), play.settings)
  for (const [name, text] of Object.entries(play.files ?? {})) await writeFile(join(folder, name), text)
  for (const [name, target] of Object.entries(play.links ?? {})) await symlink(target, join(folder, name))
  await play.prepare?.(folder)
  return folder
}
