/** Where a container is changed: its place in the definition and in the settings. */
import { atSetting, type Changes, type Overrides } from './overrides.ts'
import type { Members } from './walk.ts'

/** What is known there; problems and origins are added to it. */
export interface Place {
  readonly name: string
  readonly index: number
  readonly overrides: Overrides
  readonly problems: string[]
  readonly origins: Map<string, string>
}

/** One change of a container. */
export type Step = (container: Members) => Members

/** `ship-to-ecs.yaml:4:12: `, of a setting of this container. */
export const at = ({ overrides, name }: Place, ...path: readonly string[]): string =>
  atSetting(overrides, 'containers', name, ...path)

/** Notes that a setting has set a member. */
export const note = (place: Place, member: readonly string[], setting: readonly string[]): void => {
  const text = at(place, ...setting)
  if (text !== '') place.origins.set(`containerDefinitions[${place.index}].${member.join('.')}`, text.slice(0, -2))
}

/** The entry of that name; `constructor` is a name like any other. */
export const ownOf = <Value>(all: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined

/** A map after the changes: a known key keeps its place, null removes one. */
export const changedMap = (before: Members, changes: Changes): Members =>
  Object.fromEntries([
    ...Object.entries(before).filter(([key]) => ownOf(changes, key) !== null),
    ...setIn(changes).map((key) => [key, changes[key]] as const),
  ])

/** The names that are set, not removed. */
export const setIn = (changes: Changes): readonly string[] =>
  Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [name]))
