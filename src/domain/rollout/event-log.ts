/** The events of a deployment, kept as they come: ECS lists the last hundred of a service. */
import type { ServiceEvent } from '@aws-sdk/client-ecs'

/** A crash loop of the longest wait has fewer. */
const MOST_EVENTS = 1000

/** The events that are kept, oldest first; `listed` are those that ECS lists now. */
export const keptEvents = (kept: readonly ServiceEvent[], listed: readonly ServiceEvent[]): readonly ServiceEvent[] => {
  const known = new Set(kept.map(keyOf))
  return [...kept, ...listed.filter((one) => !known.has(keyOf(one)))].slice(-MOST_EVENTS)
}

const keyOf = ({ id, createdAt, message = '' }: ServiceEvent): string => id ?? `${createdAt?.getTime()} ${message}`
