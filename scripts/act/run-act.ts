/** `act` in host mode from a caller's checkout, with what GitHub gives a job and `act` does not: ID tokens, and an API on loopback. */
import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { z } from 'zod'
import type { LocalOidc } from '../../local-oidc/server.ts'
import { installTools } from '../setup/install.ts'
import { idTokensOfJobs, type IdTokenOfJob } from './called-workflows.ts'

/** What is around the jobs. */
export interface ActWorld {
  readonly folder: string
  readonly token: string
  /** A folder with programs that come before those of PATH. */
  readonly programs: string
  /** By the name of the environment; an empty name: of a job without one. */
  readonly issuers: ReadonlyMap<string, LocalOidc>
  /** What every job has. */
  readonly environment: Readonly<Record<string, string>>
  /** Folders by `owner/name@commit`. */
  readonly repositories: Readonly<Record<string, string>>
  /** Trivy's database. */
  readonly database: string
}

/** A workflow of the caller, and the event that starts it. */
export interface Started {
  readonly workflow: string
  readonly event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch'
  readonly payload?: Readonly<Record<string, unknown>>
  readonly variables?: Readonly<Record<string, string>>
  /** One job of the workflow, and those that it needs; all of them when absent. */
  readonly job?: string
  /** GitHub gives the jobs of a fork's pull request none. */
  readonly idTokens?: 'none'
}

export interface ActRun {
  readonly exitCode: number | null
  /** `success`, `failure` by the names of the called jobs; one that was skipped has none. */
  readonly jobs: Readonly<Record<string, string>>
  readonly summaries: readonly string[]
  /** Of the steps of each job. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Of the called workflow; `act` runs no further job of a caller when it has failed. */
  readonly outputs: Readonly<Record<string, string>>
  /** What a reader of the log sees. */
  readonly log: string
}

const NEEDS = z.record(z.string(), z.object({ result: z.string(), outputs: z.record(z.string(), z.string()) }))

const LINE = z.looseObject({
  msg: z.string(),
  command: z.string().optional(),
  content: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  jobID: z.string().optional(),
  jobResult: z.string().optional(),
})

/** The last job of every fixture, which writes down what the called workflow gave. */
const OF_THE_CALLER = 'results'

let runs = 0

/** Runs the workflow to its end. */
export const runAct = async (world: ActWorld, caller: string, started: Started): Promise<ActRun> => {
  const folder = join(world.folder, `run-${++runs}`)
  await mkdir(join(folder, 'bin'), { recursive: true })
  const files = Object.fromEntries(['env', 'event', 'empty', 'results'].map((name) => [name, join(folder, name)]))
  const file = (name: string): string => files[name] ?? ''
  await writeFile(file('empty'), '')
  await writeFile(file('event'), JSON.stringify({ repository: { default_branch: 'main' }, ...started.payload }))
  const environment = { ...world.environment, GITHUB_RUN_ID: String(100 + runs), RESULTS: file('results') }
  await writeFile(
    file('env'),
    Object.entries(environment)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  await writeNode(join(folder, 'bin', 'node'), world, started)
  const { exitCode, output } = await spawnAct(world, caller, {
    folder,
    argv: [
      started.event,
      ...(started.job === undefined ? [] : ['--job', started.job]),
      ...['--workflows', join('.github', 'workflows', started.workflow), '--eventpath', file('event'), '--json'],
      ...['-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--action-offline-mode', '--use-gitignore=false'],
      ...['--env-file', file('env'), '--var-file', file('empty'), '--secret-file', file('empty')],
      ...['--input-file', file('empty'), '--secret', 'GITHUB_TOKEN'],
      ...Object.entries(world.repositories).flatMap(([name, path]) => ['--local-repository', `${name}=${path}`]),
      ...Object.entries(started.variables ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ],
  })
  const lines = output.split('\n').map((line) => (line.startsWith('{') ? LINE.parse(JSON.parse(line)) : line))
  const seen = readLines(lines)
  const [called] = Object.values(NEEDS.parse(JSON.parse(await readFile(file('results'), 'utf8').catch(() => '{}'))))
  return {
    exitCode,
    ...seen,
    outputs: called?.outputs ?? {},
  }
}

const readLines = (lines: readonly (z.infer<typeof LINE> | string)[]) => {
  const logged = lines.flatMap((line) => (typeof line === 'string' ? [] : [line]))
  const ended = logged.flatMap(({ jobID, jobResult }) =>
    jobID && jobResult && jobID !== OF_THE_CALLER ? [[jobID, jobResult] as const] : [],
  )
  const steps: Record<string, Record<string, string>> = {}
  for (const { command, jobID = '', name = '', arg = '' } of logged)
    if (command === 'set-output') steps[jobID] = { ...steps[jobID], [name]: arg }
  return {
    steps,
    jobs: Object.fromEntries(ended),
    summaries: logged.flatMap(({ command, content }) => (command === 'summary' ? [content ?? ''] : [])),
    log: lines.map((line) => (typeof line === 'string' ? line : line.msg.trimEnd())).join('\n'),
  }
}

const spawnAct = async (
  world: ActWorld,
  caller: string,
  { folder, argv }: { readonly folder: string; readonly argv: readonly string[] },
): Promise<{ readonly exitCode: number | null; readonly output: string }> => {
  const { act } = await installTools(['act'], () => undefined)
  const child = spawn(act.programs.act, argv, {
    cwd: caller,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      GITHUB_TOKEN: world.token,
      PATH: [join(folder, 'bin'), world.programs, process.env['PATH'] ?? ''].join(delimiter),
      HOME: join(folder, 'home'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const exitCode = await new Promise<number | null>((done, reject) => child.on('error', reject).on('close', done))
  return { exitCode, output }
}

/** `act` runs actions with the `node` of PATH: this one knows what the job of the called workflow may ask for. */
const writeNode = async (path: string, world: ActWorld, { idTokens }: Started): Promise<void> => {
  const jobs = [...(await idTokensOfJobs())].map(([job, kind]) => `  ${job}) ${COMMAND[idTokens ?? kind]} ;;`)
  const tokens = [...world.issuers].map(([environment, { environment: variables }]) => {
    const exported = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`)
    return `  '${environment}') ${exported.join('; ')} ;;`
  })
  const lines = [
    '#!/bin/bash',
    'token_of() { case "$1" in',
    ...tokens,
    'esac; }',
    // act asks it where it is, and runs that program.
    '[ "$2" != -e ] || { echo "$0"; exit; }',
    'case "$GITHUB_JOB" in',
    ...jobs,
    'esac',
    `exec env 'INPUT_TRIVY-CACHE-DIR=${world.database}' '${process.execPath}' "$@"`,
  ]
  await writeFile(path, `${lines.join('\n')}\n`)
  await chmod(path, 0o755)
}

const COMMAND: Readonly<Record<IdTokenOfJob, string>> = {
  none: ':',
  'of-the-branch': "token_of ''",
  // Each job names one environment, that of GitHub and of ship-to-ecs.yaml.
  'of-the-environment': 'token_of "$INPUT_ENVIRONMENT"',
}
