/** The way of an image through the environments, in the order of the settings file. Pure. */
import { marksAmong } from './passed-mark.ts'

/** Where a promotion starts and ends, by the settings. */
export interface Promotion {
  readonly environment: string
  /** Every environment, in order; empty where the settings file has none. */
  readonly order: readonly string[]
  readonly from: PromotedFrom
}

/** What must have passed. `skips`: environments that come before, and are not asked for. */
export type PromotedFrom =
  | { readonly kind: 'first' }
  | { readonly kind: 'environment'; readonly environment: string; readonly skips: readonly string[] }
  /** `promote-from: none`. */
  | { readonly kind: 'none'; readonly skips: readonly string[] }

/** What the registry knows of the image. */
export interface TaggedImage {
  readonly tags: readonly string[]
  /** Milliseconds since 1970; null where ECR does not say it. ECR keeps no date for a tag. */
  readonly pushedAt: number | null
}

/** A promotion as the plan found it. */
export interface Way extends Promotion {
  /** In order, each with the marks that the digest has of it. */
  readonly stops: readonly Stop[]
  readonly pushedAt: number | null
}

export interface Stop {
  readonly environment: string
  readonly marks: readonly string[]
}

/** The environment that is asked for may be missing in the order, and so may the one that is promoted to. */
export const wayOf = (promotion: Promotion, { tags, pushedAt }: TaggedImage): Way => {
  const { environment, order, from } = promotion
  const named = [...order, ...(from.kind === 'environment' ? [from.environment] : []), environment]
  const stops = [...new Set(named)].map((one) => ({ environment: one, marks: marksAmong(tags, one) }))
  return { ...promotion, stops, pushedAt }
}

/** The environment whose mark the digest lacks; null where it may be promoted. */
export const lackedMark = ({ from, stops }: Way): string | null => {
  if (from.kind !== 'environment') return null
  const stop = stops.find(({ environment }) => environment === from.environment)
  return stop === undefined || stop.marks.length === 0 ? from.environment : null
}

/** What `promote-from` asks for, by the order; null: the environment before. The environment is in the order, or there is a setting. */
export const promotedFrom = (
  wanted: string | null,
  { environment, order }: Pick<Promotion, 'environment' | 'order'>,
): PromotedFrom => {
  const before = order.slice(0, Math.max(0, order.indexOf(environment)))
  if (wanted === 'none') return order[0] === environment ? { kind: 'first' } : { kind: 'none', skips: before }
  if (wanted !== null) {
    const skips = before.slice(before.indexOf(wanted) + 1)
    return { kind: 'environment', environment: wanted, skips }
  }
  const last = before.at(-1)
  return last === undefined ? { kind: 'first' } : { kind: 'environment', environment: last, skips: [] }
}

/** The environments that a promotion leaves out although they come before. */
export const skippedIn = ({ from }: Pick<Promotion, 'from'>): readonly string[] =>
  from.kind === 'first' ? [] : from.skips
