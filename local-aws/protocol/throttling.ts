/**
 * The limits of a real account: a token bucket for each group of calls, for the whole account and region. Every request takes a token, also one that
 * fails; without one it is refused and takes none. Those of ECS are documented (ECS API Reference, "Request throttling"). Where AWS documents none, the
 * tightest one that ECS has for such a call is taken: 20 at once and one a second for a request to stop or continue a deployment of ECS, and for those
 * that change a deployment of CodeDeploy; 50 and 20 for reading one of CodeDeploy.
 */
import type { ServiceName } from './call.ts'
import { AwsError } from './aws-error.ts'

interface Limit {
  readonly burst: number
  readonly perSecond: number
  readonly operations: readonly string[]
}

const ECS: readonly Limit[] = [
  { burst: 20, perSecond: 1, operations: ['RegisterTaskDefinition', 'DeregisterTaskDefinition'] },
  {
    burst: 50,
    perSecond: 20,
    operations: ['DescribeTaskDefinition', 'ListTaskDefinitionFamilies', 'ListTaskDefinitions'],
  },
  { burst: 50, perSecond: 5, operations: ['CreateService', 'UpdateService', 'DeleteService'] },
  { burst: 100, perSecond: 20, operations: ['DescribeServices', 'ListServices'] },
  { burst: 50, perSecond: 20, operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] },
  { burst: 50, perSecond: 20, operations: ['DescribeServiceRevisions'] },
  { burst: 20, perSecond: 1, operations: ['StopServiceDeployment', 'ContinueServiceDeployment'] },
  { burst: 100, perSecond: 20, operations: ['ListTasks', 'DescribeTasks'] },
  { burst: 100, perSecond: 40, operations: ['RunTask', 'StopTask'] },
  { burst: 20, perSecond: 10, operations: ['TagResource', 'UntagResource', 'ListTagsForResource'] },
]

const CODEDEPLOY: readonly Limit[] = [
  { burst: 20, perSecond: 1, operations: ['CreateDeployment', 'StopDeployment', 'ContinueDeployment'] },
  { burst: 50, perSecond: 20, operations: ['GetDeployment', 'GetDeploymentTarget', 'ListDeployments'] },
]

const LIMITS: Partial<Readonly<Record<ServiceName, readonly Limit[]>>> = { ecs: ECS, codedeploy: CODEDEPLOY }

export interface ThrottledCall {
  readonly service: ServiceName
  readonly operation: string
}

/** Lets a call pass at a time in milliseconds. Throws ThrottlingException. */
export type Throttle = (call: ThrottledCall, time: number) => void

/** Full buckets at the first call. `refused` gets each call that is one too many. */
export const accountThrottle = (refused: (call: ThrottledCall) => void = () => undefined): Throttle => {
  const buckets = new Map<Limit, { tokens: number; at: number }>()
  return ({ service, operation }, time) => {
    const limit = LIMITS[service]?.find(({ operations }) => operations.includes(operation))
    if (limit === undefined) return
    const { burst, perSecond } = limit
    const { tokens, at } = buckets.get(limit) ?? { tokens: burst, at: time }
    const filled = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * perSecond)
    buckets.set(limit, { tokens: filled < 1 ? filled : filled - 1, at: time })
    if (filled >= 1) return
    refused({ service, operation })
    throw new AwsError('ThrottlingException', 'Rate exceeded')
  }
}
