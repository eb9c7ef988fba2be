/** What a row of the table of floors is: it says when a value is laxer than the floor. */
import type { GivenPolicy } from './given-policy.ts'
import type { PolicyKey, PolicyMap } from './policy-map.ts'

/** The settings and the keys of `policy` side by side: they have no name in common. */
export type Keys = Omit<GivenPolicy, 'policy'> & PolicyMap

export type Path = readonly (string | number)[]

/** A value that is laxer than the floor; both in words, and with the paths of their keys. */
export interface Relaxation {
  readonly path: Path
  readonly given: string
  /** The key of the floor that it relaxes. */
  readonly floorPath: Path
  readonly floor: string
}

export type Row = (floor: Keys, given: Keys) => readonly Relaxation[]

export const pathOf = (key: PolicyKey): Path => ['policy', key]

export const inWords = (words: readonly string[]): string => (words.length === 0 ? 'none' : words.join(','))
