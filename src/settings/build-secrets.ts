/**
 * The build secrets of the three settings, each with its value, so that they are masked before anything runs and a missing one
 * is reported before anything is built.
 */
import { messageOf } from '../errors/ship-error.ts'
import type { BuildSecret } from '../domain/build/build-config.ts'
import type { Files } from '../ports/files.ts'
import { localPath, pathProblem } from './local-paths.ts'
import { problem, type Problem } from './problems.ts'
import type { MaybeSettings } from './setting-rules.ts'

export interface SecretSources {
  /** Where the names of `secret-envs` are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly files: Pick<Files, 'kindOf' | 'readText' | 'realPath' | 'refusal'>
  /** The paths of `secret-files` are relative to it. */
  readonly workspace: string
}

type SecretSettings = Pick<MaybeSettings, 'secrets' | 'secret-envs' | 'secret-files'>

type Reading =
  { readonly kind: 'secret'; readonly secret: BuildSecret } | { readonly kind: 'problem'; readonly problem: Problem }

export interface SecretsReading {
  readonly secrets: readonly BuildSecret[]
  readonly problems: readonly Problem[]
}

/**
 * Reads every secret; each that is missing is in `problems`. Docker silently builds with an empty secret when the variable is not
 * set or when a workflow names a secret that does not exist, so both are refused here.
 */
export const readBuildSecrets = async (settings: SecretSettings, sources: SecretSources): Promise<SecretsReading> => {
  const files = Object.entries(settings['secret-files'] ?? {})
  const readings: readonly Reading[] = [
    ...Object.entries(settings.secrets ?? {}).map(([id, value]) => fromValue(id, value)),
    ...Object.entries(settings['secret-envs'] ?? {}).map(([id, name]) => fromEnvironment(id, name, sources)),
    ...(await Promise.all(files.map(([id, path]) => fromFile(id, path, sources)))),
  ]
  return {
    secrets: readings.flatMap((reading) => (reading.kind === 'secret' ? [reading.secret] : [])),
    problems: readings.flatMap((reading) => (reading.kind === 'problem' ? [reading.problem] : [])),
  }
}

const fromValue = (id: string, value: string): Reading =>
  value === ''
    ? refused(`\`secrets\`: '${id}' is empty; a secret that does not exist in GitHub is empty, too`)
    : { kind: 'secret', secret: { kind: 'value', id, value } }

const fromEnvironment = (id: string, name: string, { environment }: SecretSources): Reading => {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined
  if (value === undefined) return refused(`\`secret-envs\`: the variable ${name} of '${id}' is not set`)
  if (value === '') return refused(`\`secret-envs\`: the variable ${name} of '${id}' is empty`)
  // Not by `env=`, so that neither docker nor its children have the variable.
  return { kind: 'secret', secret: { kind: 'value', id, value } }
}

/** The build arguments without a value, whose variables are not set: docker would silently leave them out. */
export const argumentProblems = (
  settings: Pick<MaybeSettings, 'build-args'>,
  { environment }: Pick<SecretSources, 'environment'>,
): readonly Problem[] =>
  (settings['build-args'] ?? [])
    .filter((line) => !line.includes('='))
    .filter((name) => !Object.hasOwn(environment, name) || environment[name] === undefined)
    .map((name) => problem(`\`build-args\`: the variable ${name} is not set; use ${name}=VALUE`))

const fromFile = async (id: string, given: string, { files, workspace }: SecretSources): Promise<Reading> => {
  const named = localPath('secret-files', given, workspace)
  const { path } = named
  const refusal = await pathProblem(named, { files, workspace })
  if (refusal !== null) return { kind: 'problem', problem: refusal }
  const subject = `\`secret-files\`: the file ${given} of '${id}'`
  const kind = await files.kindOf(path)
  if (kind === 'directory') return refused(`${subject} is a directory`)
  try {
    const value = kind === 'absent' ? null : await files.readText(path)
    if (value === null) return refused(`${subject} does not exist (looked for at ${path})`)
    return { kind: 'secret', secret: { kind: 'file', id, path, value } }
  } catch (error) {
    return refused(`${subject} cannot be read: ${messageOf(error)}`)
  }
}

const refused = (text: string): Reading => ({ kind: 'problem', problem: problem(text) })
