/**
 * Runs of the committed bundle that deploy at the same time, in real time, to services of one local AWS whose account has the token buckets of a
 * real one.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manifestRegistry } from '../../../__tests__/support/manifest-registry.ts'
import { stopServers } from '../../../__tests__/support/loopback-server.ts'
import { makeShipTools, type ShipTools } from '../../../__tests__/support/ship-tools.ts'
import type { Scenario } from '../../../local-aws/ecs/script/scenario.ts'
import { succeeds } from '../../../local-aws/ecs/script/scenarios.ts'
import { startLocalAws, type LocalAws } from '../../../local-aws/server.ts'
import { writeFixtureDatabase } from '../../fixture-database/write.ts'
import { inRepository } from '../../repository.ts'
import { runAction, type ActionResult } from '../../runner/run-action.ts'

export interface Fleet {
  /** How many runs at once. */
  readonly runs: number
  /** How many services each of them deploys. */
  readonly servicesEach: number
}

export interface FleetResult {
  readonly runs: readonly ActionResult[]
  /** Processor time of all runs, in seconds. */
  readonly cpuSeconds: number
  readonly calls: number
  /** By operation, how many calls were one too many. */
  readonly throttled: Readonly<Record<string, number>>
}

const TASK_DEFINITION = { family: 'hello', containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128 }] }
/** Seconds after UpdateService, in real time. */
const LASTS: Scenario = succeeds({ at: 20 })

/** Starts all runs together, and waits for all of them. */
export const sendFleet = async (fleet: Fleet): Promise<FleetResult> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-load-'))
  const tools = await makeShipTools(join(folder, 'tools'), {})
  const aws = await startFor(fleet, tools)
  try {
    const database = join(folder, 'database')
    await writeFixtureDatabase(database)
    const scene = { folder, tools, aws, database, servicesEach: fleet.servicesEach }
    const runs = await Promise.all(Array.from({ length: fleet.runs }, (_, index) => runOne(index, scene)))
    return {
      runs,
      cpuSeconds: runs.reduce((sum, { log }) => sum + Number(/@cpu ([\d.]+)/u.exec(log)?.[1] ?? 0), 0),
      calls: aws.requests.filter(({ service }) => service !== 'registry').length,
      throttled: countOf(aws.throttled.map(({ operation }) => operation)),
    }
  } finally {
    await aws.close()
    stopServers()
    await rm(folder, { recursive: true, force: true })
  }
}

const countOf = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const nameOf = (run: number, service: number): string => `web-${run}-${service}`

const startFor = async ({ runs, servicesEach }: Fleet, { tags, digest }: ShipTools): Promise<LocalAws> => {
  const names = Array.from({ length: runs * servicesEach }, (_, index) =>
    nameOf(Math.floor(index / servicesEach), index % servicesEach),
  )
  return startLocalAws({
    drive: { kind: 'script', scenario: { ...LASTS, reports: digest } },
    registry: { kind: 'container', host: await manifestRegistry(tags) },
    repositories: [{ name: 'hello' }],
    taskDefinitions: [TASK_DEFINITION],
    clusters: [{ name: 'demo', services: names.map((name) => ({ name, taskDefinition: 'hello' })) }],
    throttling: 'as-ecs',
  })
}

interface Scene extends Pick<Fleet, 'servicesEach'> {
  readonly folder: string
  readonly tools: ShipTools
  readonly aws: LocalAws
  readonly database: string
}

/** A commit of its own for each. */
const runOne = async (index: number, scene: Scene): Promise<ActionResult> => {
  const { folder, tools, aws, database, servicesEach } = scene
  const commit = String(index + 1).padStart(40, '0')
  const workspace = join(folder, `checkout-${index}`)
  await mkdir(join(workspace, '.git'), { recursive: true })
  await writeFile(join(workspace, '.git', 'HEAD'), `${commit}\n`)
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\n')
  await writeFile(join(workspace, 'task-definition.json'), JSON.stringify(TASK_DEFINITION))
  const names = Array.from({ length: servicesEach }, (_, service) => `  ${nameOf(index, service)}: {}\n`)
  await writeFile(
    join(workspace, 'ship-to-ecs.yaml'),
    `task-definition: task-definition.json\nservices:\n${names.join('')}`,
  )
  return runAction({
    workspace,
    nodeOptions: ['--no-warnings', '--import', inRepository('scripts', 'bench', 'load', 'report-cpu.ts')],
    inputs: {
      environment: 'test',
      repository: 'hello',
      cluster: 'demo',
      'aws-region': 'eu-west-1',
      'trivy-cache-dir': database,
    },
    environment: {
      PATH: `${tools.folder}:/usr/bin:/bin`,
      HOME: folder,
      GITHUB_SHA: commit,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'octo-org/hello',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
      AWS_ENDPOINT_URL: aws.endpoint,
    },
  })
}
