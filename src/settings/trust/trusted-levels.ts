/** The levels of a trusted settings file whose guarded settings a run uses. */
import type { SettingName } from '../declaration.ts'
import { emptyLevel, mergeLevels, type Level } from '../levels.ts'
import type { GivenInputs } from '../look-up.ts'
import { positionText } from '../../domain/position.ts'
import { problem, type Problem } from '../problems.ts'
import { readSettingsFile } from '../settings-file.ts'
import type { ReadTree } from '../yaml-tree.ts'
import type { TrustedText } from './trusted-file.ts'

export interface TrustedLevels {
  readonly level: Level
  /** The services by key, each merged over `level`. */
  readonly services: ReadonlyMap<string, Level>
  /** The names of all its environments, in its order. */
  readonly environments: readonly string[]
}

export type TrustedLevelsReading =
  | ({ readonly kind: 'levels' } & TrustedLevels)
  /** The file is not YAML, so nothing can be taken from it. */
  | { readonly kind: 'unusable'; readonly reason: string }
  /** It is not known which of its levels hold. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** What holds where no file is. */
export const NO_LEVELS: TrustedLevels = {
  level: emptyLevel({ path: '', line: 1, column: 1 }),
  services: new Map(),
  environments: [],
}

/**
 * The environment and the app are those of the inputs, else of this file: what the checkout asks for cannot choose a laxer level. One that
 * this file does not have is new, so the levels below it hold. Of a file's other problems nothing is said: its own branch reports them.
 */
export const readTrustedLevels = (
  file: TrustedText | null,
  { inputs, readTree }: { readonly inputs: GivenInputs; readonly readTree: ReadTree },
): TrustedLevelsReading => {
  if (file === null) return { kind: 'levels', ...NO_LEVELS }
  const [wrong] = readTree(file).problems
  const { root } = readSettingsFile(file, readTree)
  if (wrong !== undefined || root === null) return { kind: 'unusable', reason: inWords(wrong) }
  const environment = chosen(root, 'environments', { name: nameOf('environment', inputs, root) })
  if (environment.kind === 'problems') return environment
  const only = environment.level.groups.apps.size === 1 ? [...environment.level.groups.apps.keys()][0] : undefined
  const app = chosen(environment.level, 'apps', { name: nameOf('app', inputs, root) ?? only ?? null })
  if (app.kind === 'problems') return app
  const { level } = app
  const services = [...level.groups.services].map(([key, own]) => [key, mergeLevels(level, own)] as const)
  return { kind: 'levels', level, services: new Map(services), environments: [...root.groups.environments.keys()] }
}

const inWords = (wrong: Problem | undefined): string => {
  if (wrong === undefined) return 'it is not YAML'
  return wrong.at === null ? wrong.text : `${positionText(wrong.at)}: ${wrong.text}`
}

const nameOf = (name: SettingName, inputs: GivenInputs, root: Level): string | null => {
  const value = inputs.get(name) ?? root.settings.get(name)?.value
  return typeof value === 'string' ? value : null
}

type Choice =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

const chosen = (below: Level, group: 'environments' | 'apps', { name }: { readonly name: string | null }): Choice => {
  const levels = below.groups[group]
  if (levels.size === 0) return { kind: 'level', level: below }
  if (name === null) {
    const input = group.slice(0, -1)
    const text = `the input \`${input}\` is required, because the guarded settings of ${below.at.path} may differ in its \`${group}\``
    return { kind: 'problems', problems: [problem(text)] }
  }
  const above = levels.get(name)
  return { kind: 'level', level: above === undefined ? below : mergeLevels(below, above) }
}
