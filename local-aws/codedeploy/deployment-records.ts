/** The state of the local CodeDeploy. Only `play.ts` and the operations change it, in place. */
import type { DeploymentInfo, LifecycleEvent } from '@aws-sdk/client-codedeploy'
import { createHash, randomBytes } from 'node:crypto'
import type { LocalClock } from '../clock/clock.ts'
import type { DeploymentRecord, EcsState, ServiceRecord } from '../ecs/records.ts'
import type { CodeDeployScenario, CodeDeployStep, DeploymentGroupSeed } from './deployment-script.ts'

export interface CodeDeployment {
  readonly group: GroupRecord
  readonly info: DeploymentInfo & { deploymentId: string; createTime: Date }
  /** The AppSpec. */
  readonly content: string
  /** Null until CodeDeploy has begun. */
  events: LifecycleEvent[] | null
  /** The new task set and the one before it; null of one that was made before the start. */
  readonly green: DeploymentRecord | null
  readonly blue: DeploymentRecord | null
  /** The share of traffic of the new one. */
  weight: number
  readonly digest: string | null
  /** Steps not yet played. */
  readonly remaining: CodeDeployStep[]
}

export interface GroupRecord {
  readonly seed: DeploymentGroupSeed
  readonly service: ServiceRecord
  readonly queue: CodeDeployScenario[]
}

export interface CodeDeployState {
  readonly ecs: EcsState
  readonly clock: LocalClock
  readonly groups: readonly GroupRecord[]
  /** The newest first. */
  readonly deployments: CodeDeployment[]
}

/** `d-` and nine characters. */
export const codeDeployId = (): string => `d-${randomBytes(5).toString('hex').slice(0, 9).toUpperCase()}`

/** As a deployment shows it: the content is given by GetApplicationRevision alone (API Reference, GetDeployment). */
export const revisionOf = (content: string) => ({
  revisionType: 'AppSpecContent' as const,
  appSpecContent: { sha256: createHash('sha256').update(content).digest('hex') },
})

const ENDED: readonly unknown[] = ['Succeeded', 'Failed', 'Stopped']

export const hasEnded = ({ info }: CodeDeployment): boolean => ENDED.includes(info.status)
