/**
 * What a baseline and exceptions go by, where the checkout is not trusted: which service runs the image, and what the image is called. Another
 * service could have the very finding that the checkout adds, and another name has other exceptions.
 */
import type { Chosen } from '../choose.ts'
import type { SettingName } from '../declaration.ts'
import type { Level } from '../levels.ts'
import { lookUpIn, type GivenInputs } from '../look-up.ts'
import type { TrustedLevels } from './trusted-levels.ts'

export interface TrustedTarget {
  /** Why the checkout does not choose: `on pull_request`. */
  readonly because: string
  /** Null for the default branch, when its name is not known. */
  readonly branch: string | null
  /** Of an input, else of the trusted file; '' where neither sets it. */
  readonly repository: string
  /** What the checkout sets otherwise, or leaves out. */
  readonly changed: readonly SettingName[]
}

const OF_SERVICES = ['cluster', 'service', 'container-name'] as const satisfies readonly SettingName[]

/** Takes the levels that were chosen in the checkout's file, and those of the trusted one. */
export const trustedTarget = (
  chosen: Chosen,
  trusted: TrustedLevels,
  { inputs, ...from }: Pick<TrustedTarget, 'because' | 'branch'> & { readonly inputs: GivenInputs },
): TrustedTarget => {
  const places = placesOf(inputs)
  const changed = OF_SERVICES.filter(
    (name) => places(name, chosen.level, chosen.services) !== places(name, trusted.level, trusted.services),
  )
  const { value } = lookUpIn(inputs, trusted.level)('repository')
  return { ...from, repository: typeof value === 'string' ? value : '', changed }
}

/** A setting of every service, as a text to compare. The name of a service is its key, unless it is set. */
const placesOf =
  (inputs: GivenInputs) =>
  (name: SettingName, level: Level | null, services: ReadonlyMap<string, Level>): string => {
    const valueIn = (own: Level | null, key: string | null): unknown =>
      lookUpIn(inputs, own)(name).value ?? (name === 'service' ? key : null)
    const all = services.size === 0 ? [valueIn(level, null)] : [...services].map(([key, own]) => valueIn(own, key))
    return JSON.stringify(all.map((one) => JSON.stringify(one)).toSorted())
  }
