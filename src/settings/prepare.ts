/**
 * The settings of a run together with what they name on this machine: build secrets, folders, task definition files. Everything
 * that is wrong and can be known without AWS is reported in one error, before anything runs.
 */
import { relative } from 'node:path'
import type { BuildSecret } from '../domain/build/build-config.ts'
import { leadsOut, type LocalPath } from '../domain/local-path.ts'
import type { GuardReport } from '../domain/trust/guard-report.ts'
import { messageOf } from '../errors/ship-error.ts'
import { argumentProblems, readBuildSecrets, type SecretSources } from './build-secrets.ts'
import { RUN_SETTINGS, type SettingName, type Settings } from './declaration.ts'
import { localPaths, pathProblem, pathProblems } from './local-paths.ts'
import { problem, settingsError, type Problem } from './problems.ts'
import { proxyProblems } from './proxy-variables.ts'
import { GUARDED_INPUT } from './read-inputs.ts'
import { collectSettings, type SettingsSources } from './read-settings.ts'
import type { MaybeSettings } from './setting-rules.ts'
import type { Trusted } from './trust/trusted-file.ts'
import type { TrustedTarget } from './trust/trusted-target.ts'
import { treeReaderOf } from './tree-reader.ts'

export interface Prepared {
  readonly settings: Settings
  readonly secrets: readonly BuildSecret[]
  /** Null when guarded settings are taken from the checkout. */
  readonly guard: GuardReport | null
  /** Null when the checkout is trusted. */
  readonly target: TrustedTarget | null
}

/** @throws ShipError `E_INPUT` with a line for each problem */
export const prepareSettings = async (
  given: Omit<SettingsSources, 'readTree'> & {
    /** What is wrong with the exceptions, and why the policy file cannot be read. */ readonly ofJudging?: readonly Problem[]
  },
  machine: SecretSources,
): Promise<Prepared> => {
  const sources = { ...given, readTree: await treeReaderOf(textsOf(given)) }
  const { settings, run, taskDefinitions, stateFiles, problems, guard, target } = collectSettings(sources)
  // Of a pipeline that builds nothing, they need not be there.
  const isBuilt = run.pipeline !== 'rollback'
  const { secrets, problems: ofSecrets } = isBuilt ? await readBuildSecrets(run, machine) : NO_SECRETS
  const files = [...new Set(taskDefinitions)].flatMap((given) =>
    localPaths('task-definition', given, machine.workspace),
  )
  const states = [...new Set(stateFiles)].flatMap((given) => localPaths('tfstate', given, machine.workspace))
  const ofPaths = await Promise.all([
    pathProblems([...pathsOf(run, machine), ...files, ...states], machine),
    databaseProblems(run, given.trusted, machine),
  ])
  const ofMachine = [...proxyProblems(machine.environment), ...argumentProblems(run, machine), ...ofPaths.flat()]
  const all = [...problems, ...ofSecrets, ...ofMachine, ...(given.ofJudging ?? [])]
  if (settings !== null && all.length === 0) return { settings, secrets, guard, target }
  // Alone, a wrong task definition is reported by `plan`, beside whatever AWS says.
  const ofTaskDefinitions = await Promise.all(files.map((file) => taskDefinitionProblems(file, machine)))
  throw settingsError([...all, ...ofTaskDefinitions.flat()])
}

const NO_SECRETS = { secrets: [], problems: [] } as const

/** What is written as YAML. */
const textsOf = ({ read, file, policyFile, trusted }: Omit<SettingsSources, 'readTree'>): readonly string[] => [
  read(GUARDED_INPUT),
  file?.text ?? '',
  policyFile?.text ?? '',
  trusted.kind === 'place' ? (trusted.file?.text ?? '') : '',
]

/** Without the paths of secrets, which are checked where the secrets are read. */
const pathsOf = (run: MaybeSettings, { workspace }: SecretSources): readonly LocalPath[] => {
  const values: Readonly<Partial<Record<SettingName, unknown>>> = run
  const names = RUN_SETTINGS.filter((name) => name !== 'secret-files')
  return names.flatMap((name) => localPaths(name, values[name] ?? null, workspace))
}

/** That an input or the trusted file names a folder says nothing about what a commit puts there: it can hold a prepared database. */
const databaseProblems = async (
  run: MaybeSettings,
  trusted: Trusted,
  machine: SecretSources,
): Promise<readonly Problem[]> => {
  const [folder] = localPaths('trivy-cache-dir', run['trivy-cache-dir'], machine.workspace)
  if (folder === undefined || (await pathProblem(folder, machine)) !== null) return []
  const kind = await machine.files.kindOf(folder.path)
  if (kind === 'directory') {
    if (trusted.kind === 'checkout' || !(await isInCheckout(folder.path, machine))) return []
    const where = `is in the checkout, whose author may have put a database there (${trusted.because})`
    const instead = 'use a folder outside of it, such as ${{ runner.temp }}/trivy'
    return [problem(`\`trivy-cache-dir\`: ${folder.given} ${where}; ${instead}`)]
  }
  const what = kind === 'file' ? 'is a file, not a directory' : `does not exist (looked for at ${folder.path})`
  return [problem(`\`trivy-cache-dir\`: ${folder.given} ${what}`)]
}

const isInCheckout = async (path: string, { files, workspace }: SecretSources): Promise<boolean> =>
  !leadsOut(relative(await files.realPath(workspace), await files.realPath(path)))

const taskDefinitionProblems = async (file: LocalPath, machine: SecretSources): Promise<readonly Problem[]> => {
  if ((await pathProblem(file, machine)) !== null) return []
  try {
    const text = await machine.files.readText(file.path)
    if (text === null) return [problem(`\`task-definition\`: ${file.given} does not exist in the checkout`)]
    const { parseTaskDefinition } = await import('../domain/task-definition/text.ts')
    const { checkTaskDefinition } = await import('../domain/task-definition/check.ts')
    const { fill } = await import('../domain/values/fill.ts')
    // Nothing is known of what values will be.
    const value = fill(parseTaskDefinition(text, file.given), { valueOf: () => null, placeOf: () => null })
    checkTaskDefinition(value, file.given)
    return []
  } catch (error) {
    return [problem(`\`task-definition\`: ${messageOf(error)}`)]
  }
}
