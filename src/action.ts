/**
 * The composition root: reads what the run was given, wires the ports, runs the pipeline, and reports from the record, also when
 * the run fails or is cancelled. The only place that catches.
 */
import { rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { readRunContext } from './adapters/github-context.ts'
import { makeFiles } from './adapters/files.ts'
import { isGitHub, makeGitHub } from './adapters/github.ts'
import { givenInputs, inputReader } from './adapters/github-inputs.ts'
import { makeConsole } from './adapters/console-log.ts'
import type { Host } from './adapters/host.ts'
import { makeRedactor, type Redactor } from './adapters/redact.ts'
import { readBuildSecrets } from './build-secrets.ts'
import { listenForCancel } from './cancel.ts'
import { resolveConfig, type Config } from './config.ts'
import { runPipeline } from './core/run.ts'
import { fault } from './domain/catalogue.ts'
import { outputsOf } from './outputs.ts'
import { ship } from './pipelines/ship.ts'
import type { Files } from './ports.ts'
import { readInputs } from './read-inputs.ts'
import { annotationsOf } from './report/annotations.ts'
import { logLines } from './report/hostile.ts'
import { makeLiveLog } from './report/live.ts'
import { plainSummary } from './report/plain-summary.ts'
import { newRecord, recordEvent, type RunEvent, type RunRecord } from './report/record.ts'
import { redactedRecord } from './report/redacted.ts'
import { renderSummary } from './report/summary.ts'
import { portsFor } from './wiring.ts'

const DEFAULT_SETTINGS = 'ship-to-ecs.yaml'
const PHASE_STATE = 'phase'
const PRIVATE_STATE = 'private'

/** Main or post, as the saved state tells. A failure is the exit code. */
export const run = async (): Promise<void> => {
  const redactor = makeRedactor()
  const host = await makeHost(redactor)
  if (host.state(PHASE_STATE) === 'main') return removePrivate(readPrivate(host))
  host.saveState(PHASE_STATE, 'main')
  const privatePaths: string[] = []
  const registerPrivate = (path: string): void => {
    privatePaths.push(path)
    host.saveState(PRIVATE_STATE, JSON.stringify(privatePaths))
  }
  const ending = await shipAndReport({ host, redactor, registerPrivate })
  await removePrivate(privatePaths)
  // Stages that were left behind would keep the process alive until the runner kills it.
  if (ending === 'overdue') process.exit()
}

const makeHost = async (redactor: Redactor): Promise<Host> =>
  isGitHub(process.env)
    ? makeGitHub({ redactor, environment: process.env })
    : makeConsole({
        redactor,
        write: (line) => void process.stdout.write(`${line}\n`),
        debugOutput: process.env['SHIP_TO_ECS_DEBUG'] === 'true' ? 'shown' : 'hidden',
      })

interface Surroundings {
  readonly host: Host
  readonly redactor: Redactor
  readonly registerPrivate: (path: string) => void
}

const shipAndReport = async ({ host, redactor, registerPrivate }: Surroundings): Promise<'ended' | 'overdue'> => {
  let record = newRecord({ pipeline: 'ship', startedAt: Date.now(), stages: ship.steps })
  const note = (event: RunEvent): void => void (record = recordEvent(record, event))
  const live = makeLiveLog({ sink: host, linesOf: (text) => logLines(redactor.redact(text)) })
  const cancellation = listenForCancel(() => note({ kind: 'cancelled', at: Date.now() }))
  try {
    const config = await readConfig(registerPrivate)
    for (const { value } of config.build.secrets) host.mask(value)
    const stages = runPipeline(ship, {
      config,
      signal: cancellation.signal,
      now: Date.now,
      emit: (event) => {
        note(event)
        live.event(event)
      },
      portsFor: portsFor({
        environment: process.env,
        region: config.target.region,
        secrets: { mask: host.mask },
        redact: redactor.redact,
        logOf: live.logOf,
        registerPrivate,
      }),
    })
    // It may still fail after it was left behind.
    stages.catch(() => undefined)
    await Promise.race([stages, cancellation.overdue])
  } catch (error) {
    if (!isOfAStage(record)) note({ kind: 'broken', error })
  } finally {
    live.close()
  }
  note({ kind: 'ended', at: Date.now() })
  report(host, redactedRecord(record, redactor.redact))
  // Not before: a signal while the report is written must not end the process.
  cancellation.dispose()
  return cancellation.isOverdue() ? 'overdue' : 'ended'
}

/** A failure that stages have recorded already. */
const isOfAStage = (record: RunRecord): boolean =>
  record.stages.some((stage) => stage.status === 'failed' || stage.status === 'cancelled')

const readConfig = async (registerPrivate: (path: string) => void): Promise<Config> => {
  const readInput = inputReader(process.env)
  const files = makeFiles({ temporaryDirectory: null, register: registerPrivate })
  const context = await readRunContext(process.env, files.readText)
  const file = await readSettings(files, context.workspace, readInput('config-file').trim())
  const inputs = readInputs({ read: readInput, given: givenInputs(process.env), file })
  const toolCache = process.env['RUNNER_TOOL_CACHE'] ?? join(homedir(), '.cache')
  const secrets = await readBuildSecrets(inputs, { environment: process.env, files, workspace: context.workspace })
  return resolveConfig(inputs, { run: context, cacheDirectory: join(toolCache, 'ship-to-ecs'), secrets })
}

const readSettings = async (
  files: Files,
  workspace: string,
  asked: string,
): Promise<{ readonly path: string; readonly text: string } | null> => {
  const path = asked === '' ? DEFAULT_SETTINGS : asked
  const text = await files.readText(resolve(workspace, path))
  if (text !== null) return { path, text }
  if (asked === '') return null
  throw fault('E_INPUT', { message: `\`config-file\`: there is no file ${path} in the checkout` })
}

const report = (host: Host, record: RunRecord): void => {
  for (const [name, value] of Object.entries(outputsOf(record))) host.setOutput(name, value)
  const summary = renderSummary(record, { docsUrl: host.docsUrl })
  host.writeSummary(host.summaryForm === 'markdown' ? summary : plainSummary(summary))
  for (const annotation of annotationsOf(record)) host.annotate(annotation)
  if (record.verdict !== 'success') host.fail()
}

const readPrivate = (host: Host): readonly string[] => {
  const saved = host.state(PRIVATE_STATE)
  const paths: unknown = saved === '' ? [] : JSON.parse(saved)
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : []
}

const removePrivate = async (paths: readonly string[]): Promise<void> => {
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })))
}
