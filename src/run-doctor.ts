/** Wires the doctor: the settings as every pipeline reads them, AWS with the credentials of this machine, GitHub with its token. */
import { basename, join } from 'node:path'
import { makeClock } from './adapters/clock.ts'
import { makeFiles } from './adapters/files.ts'
import { isGitHub } from './adapters/github/github.ts'
import { makeGitHubSettings } from './adapters/github/github-settings.ts'
import { workspaceOf } from './adapters/github/run-context.ts'
import { makeJournal } from './adapters/journal.ts'
import { makeLeftovers } from './adapters/leftovers.ts'
import { makeExec } from './adapters/process/exec.ts'
import { makeRedactor, type Redactor } from './adapters/redact.ts'
import { repositoryOfRemote } from './domain/github/repository-of-remote.ts'
import { examine } from './doctor/doctor.ts'
import { exitCodeOf, type CheckResult } from './doctor/doctor-check.ts'
import { doctorJson, doctorLines } from './doctor/doctor-report.ts'
import { environmentsIn, workflowsIn } from './doctor/environments-in.ts'
import { stackCommandsIn } from './doctor/stack-commands.ts'
import type { Exec } from './ports/exec.ts'
import type { Log } from './ports/log.ts'
import { readConfig } from './read-config.ts'
import { logLines } from './report/hostile.ts'
import type { Config } from './settings/config.ts'
import { portsFor, type PortSources } from './stage-ports.ts'

export interface DoctorOptions {
  readonly environment: NodeJS.ProcessEnv
  /** Those that are examined; none: all of the settings file. */
  readonly environments: readonly string[]
  /** Values of settings, by their names. */
  readonly inputs: Readonly<Record<string, string>>
  readonly form: 'people' | 'json'
  readonly signal: AbortSignal
  readonly write: (text: string) => void
}

/** Gives the exit code: 0, 1 when something failed, 2 when the settings are wrong. */
export const runDoctor = async (options: DoctorOptions): Promise<0 | 1 | 2> => {
  const { environment, signal, form, write } = options
  const redactor = makeRedactor()
  const token = environment['GITHUB_TOKEN'] || environment['GH_TOKEN'] || ''
  redactor.remember(token)
  const clock = makeClock(signal)
  const exec = makeExec({ environment, signal, onLine: ignore, onDetail: ignore, ...redactor })
  const workspace = workspaceOf(environment)
  const repository = environment['GITHUB_REPOSITORY'] || (await originOf(exec, workspace))
  const files = makeFiles({ workspace, temporaryDirectory: null, register: ignore })
  const found = options.environments.length > 0 ? options.environments : await environmentsIn(files, workspace)
  const results = await examine({
    exec,
    machine: isGitHub(environment) ? 'job' : 'own',
    github: {
      settings: makeGitHubSettings({ token, repository, signal, clock }),
      ...{ repository, folder: basename(workspace), workflows: await workflowsIn(files, workspace) },
    },
    stacks: stackCommandsIn((await files.readText(join(workspace, 'BOOTSTRAP.md')).catch(() => null)) ?? ''),
    environments: found.length > 0 ? found : [null],
    read: (name) => readSettings(name, { ...options, repository, token }, redactor),
    portsOf: (config) => portsFor(sourcesOf(config, options, redactor))('doctor', { signal, urgency: 'normal' }),
  })
  const shown = results.map((one) => visible(one, redactor))
  write(form === 'json' ? doctorJson(shown) : doctorLines(shown).join('\n'))
  return exitCodeOf(results)
}

const ignore = (): void => undefined
const SILENT: Log = { info: ignore, warning: ignore, debug: ignore }

/** What AWS, GitHub and files say may be hostile. */
const visible = (one: CheckResult, { redact }: Redactor): CheckResult => {
  const safe = (text: string): string => logLines(redact(text)).join(' ')
  return { ...one, what: safe(one.what), fix: one.fix === null ? null : safe(one.fix) }
}

/** `owner/name` of the remote; null where there is none on GitHub. */
const originOf = async (exec: Exec, cwd: string): Promise<string | null> => {
  const argv = ['git', 'config', '--get', 'remote.origin.url'] as const
  const { stdout } = await exec
    .run({ argv, inherit: ['PATH', 'HOME'], cwd, output: 'quiet', okExitCodes: [0, 1, 128], timeoutMs: 10_000 })
    .catch(() => ({ stdout: '' }))
  return repositoryOfRemote(stdout)
}

interface Reading extends DoctorOptions {
  readonly repository: string | null
  readonly token: string
}

/** The inputs are those of a dry run of `ship`: nothing else of the step around this process counts. */
const readSettings = async (name: string | null, options: Reading, redactor: Redactor): Promise<Config> => {
  const own = Object.entries(options.environment).filter(([variable]) => !variable.startsWith('INPUT_'))
  const inputs = {
    ...options.inputs,
    ...{ pipeline: 'ship', 'dry-run': 'true' },
    ...(name === null ? {} : { environment: name }),
    ...(options.token === '' ? {} : { 'github-token': options.token }),
  }
  const given = Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value] as const)
  const config = await readConfig({
    environment: Object.fromEntries<string | undefined>([...own, ...given]),
    signal: options.signal,
    mask: redactor.remember,
    registerPrivate: ignore,
    onContext: ignore,
    onGuard: ignore,
  })
  for (const { value } of config.build.secrets) redactor.remember(value)
  return config
}

/** A job of GitHub assumes the roles of the settings; elsewhere there is no token to do so. */
const sourcesOf = (config: Config, { environment }: DoctorOptions, redactor: Redactor): PortSources => {
  const { region } = config.registry
  const isJob = environment['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined
  return {
    pipeline: 'doctor',
    environment,
    regions: { registry: region, target: config.services[0].region, source: config.sourceRegion ?? region },
    roles: isJob ? config.roles : { registry: null, target: null, creator: null },
    run: config.run,
    github: config.github,
    secrets: { mask: redactor.remember },
    redactor,
    redactMarkdown: redactor.redact,
    announce: ignore,
    logOf: () => SILENT,
    journalOf: makeJournal(ignore),
    registerPrivate: ignore,
    leftovers: makeLeftovers(environment),
  }
}
