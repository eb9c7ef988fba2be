/**
 * Runs the committed action as GitHub's runner does: inputs and files by environment, main, then post with the saved state; a
 * cancel is SIGINT, 7.5 s later SIGTERM, 2.5 s later kill (actions/runner, ProcessInvoker.cs).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { inRepository } from '../repository.ts'
import { makeCommandFiles, parseFileCommand, readSummary } from './command-files.ts'
import { makeSearch, type Secrets } from './leaks.ts'

const entry = {
  main: inRepository('dist', 'index.js'),
  post: inRepository('dist', 'post', 'index.js'),
}

export interface ActionRun {
  readonly inputs: Readonly<Record<string, string>>
  /** The checkout. */
  readonly workspace: string
  /** Added to PATH, HOME and the variables of GitHub; overrides both. */
  readonly environment?: Readonly<Record<string, string>>
  /** The webhook payload. */
  readonly event?: unknown
  /** The program of main, where it is not the committed bundle. */
  readonly main?: string
  /** What main gets as arguments. */
  readonly args?: readonly string[]
  /** Options of node, for example a preload. */
  readonly nodeOptions?: readonly string[]
  /** The run is cancelled when it resolves; it gets a function that reads the log so far. */
  readonly cancelWhen?: (log: () => string) => Promise<void>
  /** What is secret of the run, besides the variables that are; asked for when it has ended. Nothing is searched for where it is absent. */
  readonly secrets?: () => Secrets
  /** Receives both streams of main as they come. */
  readonly onOutput?: (text: string) => void
}

export interface ActionResult {
  readonly exitCode: number | null
  /** stdout and stderr of main, as they came. */
  readonly log: string
  /** Of main, alone. */
  readonly stdout: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly durationMs: number
  /** From the cancel to the end of main; null without a cancel. */
  readonly cancelledAfterMs: number | null
  readonly post: { readonly exitCode: number | null; readonly log: string }
  /** What `run-file` names, parsed; null where there is none. */
  readonly record: unknown
  /** The texts of the files in the folder that `reports` names, by their paths in it; empty where there is none. */
  readonly reports: Readonly<Record<string, string>>
  /** What was left in RUNNER_TEMP after post, without the run file and the reports. */
  readonly leftovers: readonly string[]
  /** Where a secret was found: in the log, the outputs, the summary, the files that are left, or an argument or the environment of a child. */
  readonly leaks: readonly string[]
}

/** Runs main and post. @throws Error if the action wrote something that the runner would reject */
export const runAction = async (run: ActionRun): Promise<ActionResult> => {
  const home = await mkdtemp(join(tmpdir(), 'ship-to-ecs-runner-'))
  try {
    const files = await makeCommandFiles(home)
    const search = makeSearch(home, run.secrets)
    const environment = { ...(await environmentOf(run, home)), ...files, ...search.variables }
    const nodeOptions = [...(run.nodeOptions ?? []), ...search.nodeOptions]
    const main = await runNode(run.main ?? entry.main, { ...run, nodeOptions }, environment)
    const state = Object.entries(parseFileCommand(await readFile(files.GITHUB_STATE, 'utf8')))
    const states = Object.fromEntries(state.map(([name, value]) => [`STATE_${name}`, value]))
    const post = await runNode(entry.post, { workspace: run.workspace, nodeOptions }, { ...environment, ...states })
    const outputs = parseFileCommand(await readFile(files.GITHUB_OUTPUT, 'utf8'))
    const { 'run-file': runFile = null, reports = null } = outputs
    const kept = [runFile === null ? null : dirname(runFile), reports].map((path) => basename(path ?? ''))
    return {
      leaks: await search.leaks(environment, { 'the log': main.log, 'the log of post': post.log }),
      exitCode: main.exitCode,
      log: main.log,
      stdout: main.stdout,
      outputs,
      record: runFile === null ? null : JSON.parse(await readFile(runFile, 'utf8')),
      summary: await readSummary(files.GITHUB_STEP_SUMMARY),
      durationMs: main.durationMs,
      cancelledAfterMs: main.cancelledAfterMs,
      post: { exitCode: post.exitCode, log: post.log },
      reports: reports === null ? {} : await textsIn(reports),
      leftovers: (await readdir(join(home, 'temp'))).filter((name) => !kept.includes(name)),
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

const textsIn = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')] as const)),
  )
}

const inputVariables = (inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )

const environmentOf = async (run: ActionRun, home: string): Promise<Readonly<Record<string, string>>> => {
  const eventPath = join(home, 'event.json')
  await writeFile(eventPath, JSON.stringify(run.event ?? {}))
  await Promise.all(['temp', 'tool-cache'].map((name) => mkdir(join(home, name))))
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_WORKSPACE: run.workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    RUNNER_TEMP: join(home, 'temp'),
    RUNNER_TOOL_CACHE: join(home, 'tool-cache'),
    // Every JavaScript action gets these; no child process may see them.
    ACTIONS_RUNTIME_TOKEN: 'runtime-token-that-no-child-may-see',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'id-token-that-no-child-may-see',
    ...inputVariables(run.inputs),
    ...run.environment,
  }
}

interface NodeRun {
  readonly exitCode: number | null
  readonly log: string
  readonly stdout: string
  readonly durationMs: number
  readonly cancelledAfterMs: number | null
}

const runNode = async (
  file: string,
  run: Pick<ActionRun, 'args' | 'nodeOptions' | 'workspace' | 'cancelWhen' | 'onOutput'>,
  environment: Readonly<Record<string, string>>,
): Promise<NodeRun> => {
  const started = performance.now()
  const child = spawn(process.execPath, [...(run.nodeOptions ?? []), file, ...(run.args ?? [])], {
    cwd: run.workspace,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let stdout = ''
  child.stdout.on('data', (text) => (stdout += String(text)))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
      run.onOutput?.(text)
    })
  }
  const cancelled: { at?: number } = {}
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  void run
    .cancelWhen?.(() => log)
    .then(() => {
      cancelled.at = performance.now()
      cancel(child)
    })
  const exitCode = await ended
  const now = performance.now()
  return {
    exitCode,
    log,
    stdout,
    durationMs: now - started,
    cancelledAfterMs: cancelled.at === undefined ? null : now - cancelled.at,
  }
}

const cancel = (child: ChildProcess): void => {
  child.kill('SIGINT')
  const terminate = setTimeout(() => child.kill('SIGTERM'), 7500)
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000)
  child.on('close', () => {
    clearTimeout(terminate)
    clearTimeout(kill)
  })
}
