/** The attributes of a service that the settings can decide, by the names of their keys. Pure. */
import type { ServiceField } from '@aws-sdk/client-ecs'
import { positionAt, positionText, type Positions } from '../position.ts'
import type { Changes } from '../task-definition/overrides.ts'

/** A value; null or absent: the service keeps what it has. */
type Attribute<Value> = Value | null

export interface NetworkAttributes {
  readonly subnets?: Attribute<readonly string[]>
  readonly 'security-groups'?: Attribute<readonly string[]>
  readonly 'public-ip'?: Attribute<boolean>
}

export interface ProviderShare {
  readonly weight: number
  readonly base: number
}

/** As ECS takes it. */
export interface Threshold {
  readonly type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT'
  readonly value: number
}

export interface BreakerAttributes {
  readonly enable?: Attribute<boolean>
  readonly rollback?: Attribute<boolean>
  readonly threshold?: Attribute<Threshold>
  readonly 'reset-on-healthy-task'?: Attribute<boolean>
}

export interface AlarmAttributes {
  readonly names?: Attribute<readonly string[]>
  readonly enable?: Attribute<boolean>
  readonly rollback?: Attribute<boolean>
}

/** The value of `service-attributes`. */
export interface ServiceAttributes {
  readonly 'enable-execute-command'?: Attribute<boolean>
  readonly 'propagate-tags'?: Attribute<'NONE' | 'SERVICE' | 'TASK_DEFINITION'>
  readonly 'enable-ecs-managed-tags'?: Attribute<boolean>
  /** By key; null removes one. */
  readonly tags?: Attribute<Changes>
  readonly 'health-check-grace-period-seconds'?: Attribute<number>
  readonly 'platform-version'?: Attribute<string>
  readonly network?: Attribute<NetworkAttributes>
  /** By name: the whole strategy. */
  readonly 'capacity-providers'?: Attribute<Readonly<Record<string, ProviderShare>>>
  readonly 'circuit-breaker'?: Attribute<BreakerAttributes>
  readonly alarms?: Attribute<AlarmAttributes>
  readonly 'minimum-healthy-percent'?: Attribute<number>
  readonly 'maximum-percent'?: Attribute<number>
  readonly 'availability-zone-rebalancing'?: Attribute<boolean>
}

/** Of one service, with the places of its parts. */
export interface WantedAttributes {
  readonly value: ServiceAttributes
  readonly positions: Positions
}

/** Every attribute stays as it is. */
export const NO_ATTRIBUTES: WantedAttributes = { value: {}, positions: new Map() }

/** `ship-to-ecs.yaml:3:5: `service-attributes.network``: how a message names a part. */
export const attributeInWords = ({ positions }: WantedAttributes, path: readonly string[]): string => {
  const at = positionAt(positions, path)
  return `${at === null ? '' : `${positionText(at)}: `}\`${['service-attributes', ...path].join('.')}\``
}

/** What is to be read of a service beside what ECS always shows: its tags, where the settings change some. */
export const fieldsFor = ({ value: { tags } }: WantedAttributes = NO_ATTRIBUTES): ServiceField[] =>
  tags == null ? [] : ['TAGS']
