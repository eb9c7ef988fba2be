/**
 * The shipped bundle from the commit to the running tasks: a process on the virtual clock of a local AWS, with a registry on loopback. Docker
 * and the scanners are programs of the tests, so a run needs no engine.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { ImageScanSeed } from '../../local-aws/ecr-scan.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { LocalAwsOptions, ServiceOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import type { LocalGitHub } from '../../local-github/server.ts'
import { isRunMark } from '../../src/domain/image/reserved-tags.ts'
import type { Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import { writeFixtureDatabase } from '../../scripts/fixture-database/write.ts'
import { runAction, type ActionResult } from '../../scripts/runner/run-action.ts'
import { groupsOf, type PlayedGroup } from './codedeploy-groups.ts'
import { stopServers } from './loopback-server.ts'
import { digestsIn, manifestRegistry } from './manifest-registry.ts'
import type { Findings } from './scanner-reports.ts'
import type { OneOffPlay } from './one-off-play.ts'
import { COMMIT, makeCheckout, TASK_DEFINITION, type CheckoutPlay } from './ship-checkout.ts'
import { KEPT_REPOSITORY } from './kept-repository.ts'
import { gitHubOf, type PlayedGitHub } from './ship-github.ts'
import { revisionsIn, type Revisions } from './registered-revisions.ts'
import { startOf } from './ship-command.ts'
import { ENVIRONMENT, INPUTS } from './ship-defaults.ts'
import { runAll, type Again } from './ship-again.ts'
import { expectNoLeak, secretsOf } from './secrets-of-play.ts'
import type { TwoAccounts } from './two-accounts.ts'
import { makeShipTools, type DockerCommands, type Programs, type Pushes, type ShipTools } from './ship-tools.ts'

export { COMMIT } from './ship-checkout.ts'
export { TOKEN } from './ship-github.ts'

/** The tag of every run. */
export const TAG = `test-${COMMIT}`

export interface ShipPlay
  extends CheckoutPlay, Findings, Pushes, Programs, DockerCommands, OneOffPlay, Revisions, PlayedGitHub {
  /** Several: one for each update of the service, the last one for all further ones. */
  readonly scenario?: Scenario | readonly Scenario[]
  readonly codeDeploy?: PlayedGroup | readonly PlayedGroup[]
  readonly service?: Omit<ServiceOptions, 'name' | 'taskDefinition'>
  /** What else the cluster has; it runs the same definition. */
  readonly otherServices?: readonly (string | Omit<ServiceOptions, 'taskDefinition'>)[]
  /** Over those that every run has; an empty value unsets. */
  readonly inputs?: Readonly<Record<string, string>>
  /** The manifest that the tag names before the run. */
  readonly before?: string
  readonly mutability?: 'MUTABLE' | 'IMMUTABLE'
  /** What else the repository has; what Security Hub asks for by default. */
  readonly repository?: Partial<NonNullable<LocalAwsOptions['repositories']>[number]>
  /** By which a push creates the repository. */
  readonly creationTemplates?: LocalAwsOptions['creationTemplates']
  /** The account of the registry; that of the caller when absent. */
  readonly registryId?: string
  /** Over the environment that every run has; an empty value unsets. */
  readonly environment?: Readonly<Record<string, string>>
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
  /** What the local AWS has instead, and the variables of the run that go with it. */
  readonly accounts?: Pick<TwoAccounts, 'environment' | 'follow' | 'options'> & {
    readonly oidc: TwoAccounts['oidc'] | null
  }
  /** The command line runs, with these arguments, and the inputs as its options. */
  readonly command?: readonly string[]
  /** A second run of the same commit, or several; what is reported and counted is of the last one. */
  readonly again?: Again | readonly Again[]
}

export interface ShipPlayed extends ActionResult {
  /** Already closed; what it remembers can be read. */
  readonly aws: LocalAws
  /** Closed, too; null where the play has none. */
  readonly github: LocalGitHub | null
  /** The digest of the manifest that a push sends. */
  readonly digest: string
  /** Every run, the last one included. */
  readonly runs: readonly ActionResult[]
  /** The digest of the manifest under each tag of the registry, when all has ended; the marks of runs, and what has no tag, are apart. */
  readonly tags: Readonly<Record<string, string>>
  readonly marks: readonly string[]
  readonly requests: LocalAws['requests']
  /** How often an operation was called. */
  readonly callsOf: (operation: string) => number
}

const CLOCK = resolve('local-aws', 'clock', 'preload.ts')

/** Runs it to its end. */
export const playShip = async (play: ShipPlay = {}): Promise<ShipPlayed> => {
  const { cancelWhen } = play
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-ship-'))
  const tools = await makeShipTools(join(folder, 'tools'), play)
  if (play.before !== undefined) await writeFile(join(tools.tags, TAG), play.before)
  const aws = await startLocalAws(placedIn(play, optionsOf(await manifestRegistry(tools.tags), play, tools)))
  play.accounts?.follow(aws)
  const github = await gitHubOf(play)
  const oidc = play.accounts?.oidc ?? null
  try {
    const workspace = await makeCheckout(join(folder, 'checkout'), play)
    const database = join(folder, 'database')
    await writeFixtureDatabase(database)
    const runOnce = ({
      inputs = {},
      environment = {},
    }: Pick<Again, 'inputs' | 'environment'> = {}): Promise<ActionResult> =>
      runAction({
        workspace,
        nodeOptions: ['--no-warnings', ...[CLOCK, ...(play.preloads ?? [])].flatMap((path) => ['--import', path])],
        event: play.event?.payload,
        secrets: () => secretsOf({ aws, oidc }),
        ...(cancelWhen === undefined ? {} : { cancelWhen: (log) => cancelWhen(aws, log) }),
        ...startOf(play.command, { ...INPUTS, 'trivy-cache-dir': database, ...play.inputs, ...inputs }),
        environment: {
          PATH: play.programs === 'missing' ? '/nonexistent' : `${tools.folder}:/usr/bin:/bin`,
          HOME: folder,
          ...environmentOf(play, { aws, github }),
          ...environment,
        },
      })
    const { runs, last, from } = await runAll(runOnce, [play.again ?? []].flat(), { aws, tags: tools.tags })
    await expectNoLeak(runs, { aws, github, oidc }, folder)
    const requests = aws.requests.slice(from)
    const callsOf = (operation: string): number => requests.filter((one) => one.operation === operation).length
    const held = Object.entries(await digestsIn(tools.tags)).filter(([tag]) => !tag.includes(':'))
    const tags = Object.fromEntries(held.filter(([tag]) => !isRunMark(tag)))
    const marks = held.flatMap(([tag]) => (isRunMark(tag) ? [tag] : []))
    return { ...last, runs, tags, marks, aws, github, requests, digest: tools.digest, callsOf }
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
      ...{ name: 'hello', ...KEPT_REPOSITORY, ...play.repository },
      imageTagMutability: play.mutability ?? 'IMMUTABLE',
      ...(play.registryId === undefined ? {} : { registryId: play.registryId }),
    },
  ],
  ...revisionsIn(host, TASK_DEFINITION, play),
  ...{ codeDeploy: groupsOf(play.codeDeploy, digest), newerMembers: [...(play.newerMembers ?? [])] },
  faults: [...(play.faults ?? [])],
  ...(play.creationTemplates === undefined ? {} : { creationTemplates: play.creationTemplates }),
  oneOffTasks: [...(play.oneOffTasks ?? [])],
  ...(play.imageScan === undefined ? {} : { imageScan: play.imageScan }),
  ...(play.surroundings === undefined ? {} : { surroundings: play.surroundings }),
  clusters: [
    { name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', ...play.service }, ...othersOf(play)] },
  ],
})

const placedIn = ({ accounts }: ShipPlay, options: LocalAwsOptions): LocalAwsOptions =>
  accounts === undefined ? options : accounts.options(options)

const othersOf = ({ otherServices = [] }: ShipPlay): readonly ServiceOptions[] =>
  otherServices.map((one) => ({ ...(typeof one === 'string' ? { name: one } : one), taskDefinition: 'hello' }))

interface Servers {
  readonly aws: LocalAws
  readonly github: LocalGitHub | null
}

const environmentOf = ({ event, environment, accounts }: ShipPlay, { aws, github }: Servers) => ({
  ...ENVIRONMENT,
  AWS_ENDPOINT_URL: aws.endpoint,
  LOCAL_AWS_CLOCK: aws.endpoint,
  ...(event === undefined ? {} : { GITHUB_EVENT_NAME: event.name }),
  ...(github === null ? {} : { GITHUB_API_URL: github.endpoint }),
  ...accounts?.environment(aws),
  ...environment,
})
