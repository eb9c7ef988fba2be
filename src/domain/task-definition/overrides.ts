/** What the settings change in a task definition, and the words for what is wrong with it. */
import { positionAt, positionText, type Positions } from '../position.ts'

/** A new value, or null to remove the one that is there. A member that is absent stays as it is. */
export type Change<Value> = Value | null

export type Changes = Readonly<Record<string, Change<string>>>

/** One entry of `containers`. */
export interface ContainerOverride {
  readonly image?: string
  readonly cpu?: Change<number>
  readonly memory?: Change<number>
  readonly 'memory-reservation'?: Change<number>
  readonly command?: Change<readonly string[]>
  readonly 'entry-point'?: Change<readonly string[]>
  readonly environment?: Changes
  readonly secrets?: Changes
  /** ARNs of objects in S3. */
  readonly 'environment-files'?: Change<readonly string[]>
  readonly 'docker-labels'?: Changes
  readonly 'log-driver'?: string
  readonly 'log-options'?: Changes
}

/** An operation of RFC 6902. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string }

/** By the names of the settings. Null: not set. */
export interface Overrides {
  readonly containers: Readonly<Record<string, ContainerOverride>>
  readonly 'task-cpu': string | null
  readonly 'task-memory': string | null
  /** In GiB. */
  readonly 'ephemeral-storage': number | null
  readonly 'execution-role': string | null
  readonly 'task-role': string | null
  readonly 'runtime-platform': RuntimePlatform | null
  readonly 'task-definition-tags': Changes
  readonly 'task-definition-patch': readonly PatchOperation[]
  /** Where they are set: `/containers/app/cpu`. */
  readonly positions: Positions
}

export interface RuntimePlatform {
  readonly operatingSystemFamily: string
  readonly cpuArchitecture: string
}

/** Nothing is changed. */
export const NO_OVERRIDES: Overrides = {
  containers: {},
  'task-cpu': null,
  'task-memory': null,
  'ephemeral-storage': null,
  'execution-role': null,
  'task-role': null,
  'runtime-platform': null,
  'task-definition-tags': {},
  'task-definition-patch': [],
  positions: new Map(),
}

/** A definition after some of the changes, and what could not be changed. */
export interface Changed<Value = unknown> {
  readonly value: Value
  readonly problems: readonly string[]
  /** Which place of the settings has set a part: `containerDefinitions[0].cpu` -> `ship-to-ecs.yaml:4:12`. */
  readonly origins: ReadonlyMap<string, string>
}

/** The place of the settings that has set a part, or the nearest whole that it is in; null: it is not from the settings. */
export const originOf = (origins: Changed['origins'], path: string): string | null => {
  let whole = path
  for (let step = 0; step < MOST_PARTS && origins.size > 0 && whole !== ''; step++) {
    const at = origins.get(whole)
    if (at !== undefined) return at === '' ? null : at
    whole = whole.slice(0, Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('['), 0))
  }
  return null
}

/** A path has fewer, unless it is a key of thousands of dots. */
const MOST_PARTS = 100

/** `ship-to-ecs.yaml:4:12: ` before a problem; '' where it is not known. */
export const atSetting = (
  { positions }: Pick<Overrides, 'positions'>,
  ...path: readonly (string | number)[]
): string => {
  const at = positionAt(positions, path)
  return at === null ? '' : `${positionText(at)}: `
}
