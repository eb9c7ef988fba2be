/** What has to be sent so that a service has the attributes of the settings: only what differs. Pure. */
import type { Service, Tag } from '@aws-sdk/client-ecs'
import type { ServiceAttributes } from './service-attributes.ts'
import { normalMembers, wantedMembers, type AttributeMembers } from './wanted-members.ts'

type MemberName = keyof AttributeMembers

/**
 * Whether ECS replaces the tasks by itself when a member changes (API Reference, "UpdateService"). Another capacity provider strategy is
 * refused without `forceNewDeployment`.
 */
const STARTS: { readonly [Name in MemberName]?: 'deployment' | 'forced' } = {
  networkConfiguration: 'deployment',
  platformVersion: 'deployment',
  capacityProviderStrategy: 'forced',
}

/** The members that only tasks have which start after the update (API Reference, "UpdateService"). */
const OF_NEW_TASKS: readonly MemberName[] = ['enableExecuteCommand', 'enableECSManagedTags', 'propagateTags']

export interface TagChanges {
  readonly set: readonly Tag[]
  /** The keys that are removed. */
  readonly removed: readonly string[]
}

export interface AttributeChanges {
  /** For UpdateService: nothing where nothing differs. */
  readonly request: AttributeMembers
  readonly starts: 'nothing' | 'deployment' | 'forced'
  /** Null: they stay. */
  readonly tags: TagChanges | null
  /** What differs, as ECS names it. */
  readonly names: readonly string[]
  /** Of these, what only new tasks get. */
  readonly ofNewTasks: readonly string[]
}

/** Takes the service as it is, with its tags where the settings decide some. */
export const attributeChanges = (wanted: ServiceAttributes, service: Service): AttributeChanges => {
  const members = wantedMembers(wanted, service)
  const [now, then] = [normalMembers(service), normalMembers({ ...membersOf(service), ...members })]
  // Its own keys.
  const names = (Object.keys(members) as MemberName[]).filter((name) => !isSame(now[name], then[name]))
  const starts = names.flatMap((name) => STARTS[name] ?? [])
  const tags = tagChanges(wanted, service)
  return {
    request: Object.fromEntries(names.map((name) => [name, members[name]])),
    starts: starts.includes('forced') ? 'forced' : starts.includes('deployment') ? 'deployment' : 'nothing',
    tags,
    names: [...names, ...(tags === null ? [] : ['tags'])],
    ofNewTasks: names.filter((name) => OF_NEW_TASKS.includes(name)),
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** A service as ECS describes it has them by the same names. */
const membersOf = (service: Service): AttributeMembers => service

const tagChanges = ({ tags: wanted }: ServiceAttributes, { tags = [] }: Pick<Service, 'tags'>): TagChanges | null => {
  const now = new Map(tags.map(({ key = '', value = '' }) => [key, value]))
  const entries = Object.entries(wanted ?? {})
  const set = entries.flatMap(([key, value]) => (value === null || now.get(key) === value ? [] : [{ key, value }]))
  const removed = entries.flatMap(([key, value]) => (value === null && now.has(key) ? [key] : []))
  return set.length + removed.length === 0 ? null : { set, removed }
}

/** What a service has, or is created with. */
type Described = AttributeMembers & Pick<Service, 'launchType' | 'tags'>

/** The service, or the request that creates it, with the attributes: a capacity provider strategy takes the place of a launch type. */
export const withAttributes = <Own extends Described>(wanted: ServiceAttributes, service: Own): Own => {
  const { capacityProviderStrategy, ...members } = wantedMembers(wanted, service)
  const tags = tagChanges(wanted, service)
  return {
    ...service,
    ...(capacityProviderStrategy === undefined ? {} : { launchType: undefined, capacityProviderStrategy }),
    ...members,
    ...(tags === null ? {} : { tags: changedTags(tags, service.tags) }),
  }
}

const changedTags = ({ set, removed }: TagChanges, tags: readonly Tag[] = []): Tag[] => {
  const gone = new Set([...removed, ...set.map(({ key }) => key)])
  return [...tags.filter(({ key }) => !gone.has(key)), ...set]
}

/** What is shown of a service: the same members on both sides of a difference, tags by key. */
export const shownAttributes = (service: Service): Readonly<Record<string, unknown>> => ({
  ...normalMembers(service),
  tags: Object.fromEntries((service.tags ?? []).map(({ key = '', value = '' }) => [key, value])),
})
