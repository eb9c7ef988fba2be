/** Reads settings out of inputs and a file that are texts. */
import { ShipError } from '../../src/errors/ship-error.ts'
import type { Settings } from '../../src/settings/declaration.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'

export type Given = Readonly<Record<string, string>>

/** What `ship` requires. */
export const REQUIRED: Given = {
  repository: 'shop',
  cluster: 'main',
  service: 'web',
  'task-definition': 'task.json',
  environment: 'prod',
}

export const settingsOf = (given: Given, file: string | null = null): Settings =>
  readSettings({
    read: (name) => given[name] ?? '',
    given: Object.keys(given).map((name) => name.toUpperCase()),
    file: file === null ? null : { path: 'ship-to-ecs.yaml', text: file },
    trusted: { kind: 'checkout' },
    readTree,
  })

/** The message of the one error; `none` when nothing is wrong. */
export const inputErrorOf = (given: Given, file: string | null = null): string => {
  try {
    settingsOf(given, file)
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== 'E_INPUT') throw error
    return error.message
  }
  return 'none'
}

/** The problems that the error lists. */
export const problemsOf = (given: Given, file: string | null = null): readonly string[] => {
  const [first = '', ...others] = inputErrorOf(given, file).split('\n')
  if (first === 'none') return []
  return others.length === 0 ? [first] : others.map((line) => line.replace(/^ {2}- /, ''))
}
