/**
 * What surrounds the services of an account, as data: roles, secrets, log groups, load balancers, networks, scaling. Nothing here
 * changes but the priorities and tags of a listener's rules. What a configuration does not describe is denied, as to a role without the permission.
 */
import type { PullThroughCacheRule } from '@aws-sdk/client-ecr'
import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling'
import type { StateValue } from '@aws-sdk/client-cloudwatch'
import type { CapacityProvider, ContainerInstance } from '@aws-sdk/client-ecs'
import type { RouteTable, SecurityGroup, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'
import type { Listener, LoadBalancer, Rule, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { ParameterType } from '@aws-sdk/client-ssm'
import { denial } from '../protocol/credentials.ts'

export interface Surroundings {
  readonly roles?: readonly RoleSeed[]
  readonly secrets?: readonly SecretSeed[]
  /** Names of log groups. */
  readonly logGroups?: readonly string[]
  readonly targetGroups?: readonly TargetGroupSeed[]
  readonly loadBalancers?: readonly LoadBalancerSeed[]
  readonly subnets?: readonly Subnet[]
  readonly routeTables?: readonly RouteTable[]
  readonly vpcEndpoints?: readonly VpcEndpoint[]
  readonly securityGroups?: readonly SecurityGroup[]
  readonly scalableTargets?: readonly ScalableTarget[]
  readonly pullThroughCaches?: readonly PullThroughCacheRule[]
  readonly capacityProviders?: readonly CapacityProvider[]
  /** Of every cluster. */
  readonly containerInstances?: readonly ContainerInstance[]
  /** How many of the tasks that are asked for are protected, as the only entry. */
  readonly protectedTasks?: readonly number[]
  readonly alarms?: readonly AlarmSeed[]
  readonly parameters?: readonly ParameterSeed[]
  readonly stacks?: readonly StackSeed[]
}

/** An alarm of CloudWatch, and its states in ascending order of `at`: seconds after the start of the server. */
export interface AlarmSeed {
  readonly name: string
  /** `metric` by default. */
  readonly kind?: 'metric' | 'composite'
  readonly states: readonly { readonly at: number; readonly state: StateValue; readonly reason?: string }[]
  /** From then on it does not exist. */
  readonly deletedAt?: number
}

export interface ParameterSeed {
  readonly name: string
  /** `String` by default. */
  readonly type?: ParameterType
  readonly value: string
}

export interface StackSeed {
  readonly name: string
  /** By key. */
  readonly outputs: Readonly<Record<string, string>>
}

export interface RoleSeed {
  readonly name: string
  /** `/` by default. */
  readonly path?: string
  /** The services that may assume it. */
  readonly trusts: readonly string[]
  /** Of the statement that lets them. */
  readonly condition?: object
}

export interface SecretSeed {
  /** With the six characters that Secrets Manager appends: `db-AbCdEf`. */
  readonly name: string
  readonly value: string
  /** When it was scheduled for deletion. */
  readonly deleted?: Date
  /** The staging labels of each version; by default one version with the label AWSCURRENT. */
  readonly versions?: Record<string, string[]>
}

export interface TargetGroupSeed extends TargetGroup {
  readonly TargetGroupArn: string
  readonly attributes?: Readonly<Record<string, string>>
}

export interface RuleSeed extends Rule {
  readonly tags?: Readonly<Record<string, string>>
}

/** The rules before the default one. */
export interface ListenerSeed extends Listener {
  readonly rules?: readonly RuleSeed[]
}

export interface LoadBalancerSeed extends LoadBalancer {
  readonly LoadBalancerArn: string
  readonly listeners: readonly ListenerSeed[]
}

/** The part, or a denial where the configuration does not have it. */
export const described = <Part>(part: readonly Part[] | undefined, call: Call): readonly Part[] => {
  if (part === undefined) throw denial(call)
  return part
}

/** The call that is denied. */
export type Call = Parameters<typeof denial>[0]
