/**
 * The build's secrets out of their three inputs, each with its value: what is known can be masked before anything runs, and
 * what is missing is told before anything is built.
 */
import { resolve } from 'node:path'
import { messageOf } from '../errors/ship-error.ts'
import type { BuildSecret } from '../domain/build/build-config.ts'
import type { Inputs } from './inputs.ts'
import type { Files } from '../ports/files.ts'
import { inputError } from './read-inputs.ts'

export interface SecretSources {
  /** What the names of `secret-envs` are looked up in. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly files: Pick<Files, 'kindOf' | 'readText'>
  /** What the paths of `secret-files` are relative to. */
  readonly workspace: string
}

type SecretInputs = Pick<Inputs, 'secrets' | 'secret-envs' | 'secret-files'>

type Reading =
  { readonly kind: 'secret'; readonly secret: BuildSecret } | { readonly kind: 'problem'; readonly problem: string }

/**
 * Reads every secret. docker builds with an empty secret, and says nothing, where the variable is not set or where a workflow
 * names a secret that does not exist; so neither is let through.
 * @throws ShipError `E_INPUT` with one line for each secret that is not there
 */
export const readBuildSecrets = async (
  inputs: SecretInputs,
  sources: SecretSources,
): Promise<readonly BuildSecret[]> => {
  const readings: readonly Reading[] = [
    ...Object.entries(inputs.secrets).map(([id, value]) => fromValue(id, value)),
    ...Object.entries(inputs['secret-envs']).map(([id, name]) => fromEnvironment(id, name, sources)),
    ...(await Promise.all(Object.entries(inputs['secret-files']).map(([id, path]) => fromFile(id, path, sources)))),
  ]
  const problems = readings.flatMap((reading) => (reading.kind === 'problem' ? [reading.problem] : []))
  if (problems.length > 0) throw inputError(problems)
  return readings.flatMap((reading) => (reading.kind === 'secret' ? [reading.secret] : []))
}

const fromValue = (id: string, value: string): Reading =>
  value === ''
    ? problem(`\`secrets\`: '${id}' is empty; a secret that the workflow names but that does not exist is empty too`)
    : { kind: 'secret', secret: { kind: 'value', id, value } }

const fromEnvironment = (id: string, name: string, { environment }: SecretSources): Reading => {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined
  if (value === undefined) return problem(`\`secret-envs\`: '${id}' names the variable ${name}, which is not set`)
  if (value === '') return problem(`\`secret-envs\`: '${id}' names the variable ${name}, which is empty`)
  // Not by `env=`: so neither docker nor anything that it starts has the variable.
  return { kind: 'secret', secret: { kind: 'value', id, value } }
}

const fromFile = async (id: string, given: string, { files, workspace }: SecretSources): Promise<Reading> => {
  const path = resolve(workspace, given)
  const names = `\`secret-files\`: '${id}' names ${given}`
  const kind = await files.kindOf(path)
  if (kind === 'directory') return problem(`${names}, which is a folder, not a file`)
  try {
    const value = kind === 'absent' ? null : await files.readText(path)
    if (value === null) return problem(`${names}, a file that does not exist (looked for at ${path})`)
    return { kind: 'secret', secret: { kind: 'file', id, path, value } }
  } catch (error) {
    return problem(`${names}, which can not be read: ${messageOf(error)}`)
  }
}

const problem = (text: string): Reading => ({ kind: 'problem', problem: text })
