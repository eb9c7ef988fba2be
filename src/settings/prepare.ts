/**
 * The settings of a run together with what they name on this machine: build secrets, folders, task definition files. Everything
 * that is wrong and can be known without AWS is reported in one error, before anything runs.
 */
import { resolve } from 'node:path'
import type { BuildSecret } from '../domain/build/build-config.ts'
import { checkTaskDefinition } from '../domain/task-definition/check.ts'
import { parseTaskDefinition } from '../domain/task-definition/text.ts'
import type { GuardReport } from '../domain/trust/guard-report.ts'
import { messageOf } from '../errors/ship-error.ts'
import type { Files } from '../ports/files.ts'
import { readBuildSecrets, type SecretSources } from './build-secrets.ts'
import { taskDefinitionSource } from './config.ts'
import type { Settings } from './declaration.ts'
import { problem, settingsError, type Problem } from './problems.ts'
import { proxyProblems } from './proxy-variables.ts'
import { collectSettings, type SettingsSources } from './read-settings.ts'
import type { MaybeSettings } from './setting-rules.ts'

interface Machine extends SecretSources {
  readonly files: Pick<Files, 'kindOf' | 'readText'>
}

export interface Prepared {
  readonly settings: Settings
  readonly secrets: readonly BuildSecret[]
  /** Null when guarded settings are taken from the checkout. */
  readonly guard: GuardReport | null
}

/** @throws ShipError `E_INPUT` with a line for each problem */
export const prepareSettings = async (sources: SettingsSources, machine: Machine): Promise<Prepared> => {
  const { settings, run, taskDefinitions, problems, guard } = collectSettings(sources)
  const { secrets, problems: ofSecrets } = await readBuildSecrets(run, machine)
  const ofMachine = [...proxyProblems(machine.environment), ...(await databaseProblems(run, machine))]
  const all = [...problems, ...ofSecrets, ...ofMachine]
  if (settings !== null && all.length === 0) return { settings, secrets, guard }
  // Alone, a wrong task definition is reported by `plan`, beside whatever AWS says.
  const ofFiles = await Promise.all(
    [...new Set(taskDefinitions)].map((given) => taskDefinitionProblems(given, machine)),
  )
  throw settingsError([...all, ...ofFiles.flat()])
}

const databaseProblems = async (run: MaybeSettings, { files, workspace }: Machine): Promise<readonly Problem[]> => {
  const given = run['trivy-cache-dir']
  if (given === null) return []
  const path = resolve(workspace, given)
  const kind = await files.kindOf(path)
  if (kind === 'directory') return []
  const what = kind === 'file' ? 'is a file, not a directory' : `does not exist (looked for at ${path})`
  return [problem(`\`trivy-cache-dir\`: ${given} ${what}`)]
}

const taskDefinitionProblems = async (given: string, { files, workspace }: Machine): Promise<readonly Problem[]> => {
  const source = taskDefinitionSource(given, workspace)
  if (source.kind !== 'file') return []
  try {
    const text = await files.readText(source.path)
    if (text === null) return [problem(`\`task-definition\`: ${given} does not exist in the checkout`)]
    checkTaskDefinition(parseTaskDefinition(text, given), given)
    return []
  } catch (error) {
    return [problem(`\`task-definition\`: ${messageOf(error)}`)]
  }
}
