/** Reads what else is set at the service and its cluster. */
import type { Check } from '../../domain/verify/verify-check.ts'
import { lastPart } from '../../domain/aws/last-part.ts'
import { chunksOf } from '../../domain/aws/pages.ts'
import { complete, INCOMPLETE, known, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { judgeReadiness } from '../../domain/verify/readiness.ts'
import { ask, askAll, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of them. */
export const verifyReadiness = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const [insights, protectedTasks] = await Promise.all([readInsights(subject, asking), countProtected(subject, asking)])
  return judgeReadiness({ ...subject, clusterName: lastPart(subject.clusterArn), insights, protectedTasks })
}

const readInsights = async ({ clusterArn }: Subject, { aws, limit }: Asking): Promise<Reading<string>> => {
  const asked = { clusters: [clusterArn], include: ['SETTINGS' as const] }
  const reply = await ask(aws.ecs.describeClusters(asked, limit))
  return thenReading(reply, ({ clusters }) =>
    complete(clusters?.[0]?.settings?.find(({ name }) => name === 'containerInsights')?.value),
  )
}

/** The tasks that one GetTaskProtection takes (ECS API Reference). */
const MOST_TASKS = 100

const countProtected = async (subject: Subject, asking: Asking): Promise<Reading<number>> => {
  const { clusterArn: cluster, service } = subject
  const { aws, limit } = asking
  const listed = await askAll(async (nextToken) => {
    const page = await aws.ecs.listTasks({ cluster, serviceName: service.serviceName, nextToken }, limit)
    return { items: page.taskArns, nextToken: page.nextToken }
  })
  if (listed.kind !== 'read') return listed
  const counts = await Promise.all(
    chunksOf(listed.value, MOST_TASKS).map((tasks) => protectedOf(cluster, tasks, asking)),
  )
  return counts.reduce(
    (all, one) => thenReading(all, (sum) => thenReading(one, (count) => known(sum + count))),
    known(0),
  )
}

/** A task that has stopped since it was listed is a failure: it is not valid (ECS API Reference, GetTaskProtection). */
const protectedOf = async (
  cluster: string,
  tasks: readonly string[],
  { aws, limit }: Asking,
): Promise<Reading<number>> => {
  const reply = await ask(aws.ecs.getTaskProtection({ cluster, tasks: [...tasks] }, limit))
  return thenReading(reply, ({ protectedTasks = [], failures = [] }) => {
    const stopped = failures.filter(({ reason }) => reason === 'TASK_NOT_VALID')
    if (protectedTasks.length + stopped.length < tasks.length) return INCOMPLETE
    return known(protectedTasks.filter((one) => one.protectionEnabled === true).length)
  })
}
