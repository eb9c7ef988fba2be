/**
 * The levels of `ship-to-ecs.yaml`. The root of the file holds defaults. `environments.E`, `apps.A` and `services.S` override
 * them, in this order:
 *
 *     cluster: main                  # the root: any setting
 *     services:
 *       web: { desired-count: 1 }
 *     environments:
 *       production:                  # an environment: any setting but `environment`; `apps` and `services`
 *         cluster: production
 *         services:
 *           web: { desired-count: 4 }
 *     apps:
 *       api:                         # an app: as an environment, but without `apps`
 *         repository: api
 *         services:
 *           api: { wait-for-minutes: 10 }   # a service: only the settings of a service
 *
 * The rule, in full:
 *
 * 1. The chosen environment is merged over the root, then the chosen app over the result, then each service over that. An app can
 *    be defined at the root and in the environment; a service at the root, in the environment, and in both definitions of the app.
 *    All definitions are merged. From the weakest to the strongest: the root, the environment, the app at the root, the app in the
 *    environment, the service at the root, in the environment, in the app at the root, in the app in the environment.
 * 2. To merge a level over another: a setting replaces the one below it, but maps (`labels`, `build-args`, build secrets, …) are merged key
 *    by key; `apps` and `services` are merged by name, and those of one name by this rule. An empty value sets nothing.
 * 3. An input overrides all levels, and replaces a map as a whole.
 *
 * The whole file is checked, including the levels that a run does not use.
 */
import { fieldOf, FILE_SETTINGS, type SettingName } from './declaration.ts'
import type { Position } from './problems.ts'

export type LevelKind = 'file' | 'environment' | 'app' | 'service'

/** What the maps of levels in a level hold. */
export const GROUPS = { environments: 'environment', apps: 'app', services: 'service' } as const

export type Group = keyof typeof GROUPS

/** The maps of levels that a level may have. */
export const GROUPS_OF: Readonly<Record<LevelKind, readonly Group[]>> = {
  file: ['environments', 'apps', 'services'],
  environment: ['apps', 'services'],
  app: ['services'],
  service: [],
}

/** The settings that a level may have. */
export const settingsAt = (level: LevelKind): readonly SettingName[] =>
  FILE_SETTINGS.filter((name) => {
    const { owner } = fieldOf(name)
    if (owner === 'run') return level === 'file'
    return owner !== 'image' || level !== 'service'
  })

/**
 * What the name of an app or of a service can be: it names stages and is a key of the output `services`. It begins with a letter, so
 * that no reader of JSON takes it for a number and reorders it; the rest is what ECS allows in the name of a service.
 */
export const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/

/** The value of a setting in the file. A `wrong` one has no value, as its problem was reported, but is not missing. */
export interface SetValue {
  readonly at: Position
  readonly value: unknown
  readonly state: 'right' | 'wrong'
  /** Of a wrong map, the value of its parts that are right, if any: they are still compared with a floor. */
  readonly rest?: unknown
}

export interface Level {
  readonly at: Position
  readonly settings: ReadonlyMap<SettingName, SetValue>
  readonly groups: Readonly<Record<Group, ReadonlyMap<string, Level>>>
}

/** A level without anything in it. */
export const emptyLevel = (at: Position): Level => ({
  at,
  settings: new Map(),
  groups: { environments: new Map(), apps: new Map(), services: new Map() },
})

/** A level over another one. */
export const mergeLevels = (below: Level, above: Level): Level => ({
  at: above.at,
  settings: mergeMaps(below.settings, above.settings, mergeValues),
  groups: {
    environments: mergeMaps(below.groups.environments, above.groups.environments, (_, one, other) =>
      mergeLevels(one, other),
    ),
    apps: mergeMaps(below.groups.apps, above.groups.apps, (_, one, other) => mergeLevels(one, other)),
    services: mergeMaps(below.groups.services, above.groups.services, (_, one, other) => mergeLevels(one, other)),
  },
})

const mergeValues = (name: SettingName, below: SetValue, above: SetValue): SetValue =>
  below.state === 'right' && above.state === 'right'
    ? { ...above, value: fieldOf(name).merge(below.value, above.value) }
    : above

/** The names of the lower map first, so that the order of services does not depend on the environment. */
const mergeMaps = <Name, Value>(
  below: ReadonlyMap<Name, Value>,
  above: ReadonlyMap<Name, Value>,
  merge: (name: Name, below: Value, above: Value) => Value,
): ReadonlyMap<Name, Value> => {
  const merged = new Map(below)
  for (const [name, value] of above) {
    const lower = merged.get(name)
    merged.set(name, lower === undefined ? value : merge(name, lower, value))
  }
  return merged
}
