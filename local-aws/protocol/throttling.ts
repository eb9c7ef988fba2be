/**
 * ECS's own limits: a token bucket for each group of calls, for the whole account and region (ECS API Reference, "Request throttling").
 * Every request takes a token, also one that fails; without one it is refused and takes none.
 */
import { AwsError } from './aws-error.ts'

interface Limit {
  readonly burst: number
  readonly perSecond: number
  readonly operations: readonly string[]
}

const ECS_LIMITS: readonly Limit[] = [
  { burst: 20, perSecond: 1, operations: ['RegisterTaskDefinition', 'DeregisterTaskDefinition'] },
  {
    burst: 50,
    perSecond: 20,
    operations: ['DescribeTaskDefinition', 'ListTaskDefinitionFamilies', 'ListTaskDefinitions'],
  },
  { burst: 50, perSecond: 5, operations: ['UpdateService'] },
  { burst: 100, perSecond: 20, operations: ['DescribeServices', 'ListServices'] },
  { burst: 50, perSecond: 20, operations: ['ListServiceDeployments', 'DescribeServiceDeployments'] },
  { burst: 50, perSecond: 20, operations: ['DescribeServiceRevisions'] },
  { burst: 100, perSecond: 20, operations: ['ListTasks', 'DescribeTasks'] },
  { burst: 100, perSecond: 40, operations: ['RunTask', 'StopTask'] },
]

/** Lets a call of ECS pass at a time in milliseconds. Throws ThrottlingException. */
export type Throttle = (operation: string, time: number) => void

/** Full buckets at the first call. */
export const ecsThrottle = (): Throttle => {
  const buckets = new Map<Limit, { tokens: number; at: number }>()
  return (operation, time) => {
    const limit = ECS_LIMITS.find(({ operations }) => operations.includes(operation))
    if (limit === undefined) return
    const { burst, perSecond } = limit
    const { tokens, at } = buckets.get(limit) ?? { tokens: burst, at: time }
    const filled = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * perSecond)
    buckets.set(limit, { tokens: filled < 1 ? filled : filled - 1, at: time })
    if (filled < 1) throw new AwsError('ThrottlingException', 'Rate exceeded')
  }
}
