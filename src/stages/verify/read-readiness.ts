/** Reads what else is set at the service and its cluster. */
import type { Check } from '../../domain/verify/verify-check.ts'
import { known, mapReading, type Reading } from '../../domain/verify/answer.ts'
import { judgeReadiness } from '../../domain/verify/readiness.ts'
import { ask, present, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of them. */
export const verifyReadiness = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const [insights, protectedTasks] = await Promise.all([readInsights(subject, asking), countProtected(subject, asking)])
  const { clusterArn } = subject
  return judgeReadiness({
    ...subject,
    clusterName: clusterArn.slice(clusterArn.lastIndexOf('/') + 1),
    insights,
    protectedTasks,
  })
}

const readInsights = async ({ clusterArn }: Subject, { aws, limit }: Asking): Promise<Reading<string>> => {
  const asked = { clusters: [clusterArn], include: ['SETTINGS' as const] }
  const reply = await ask(aws.ecs.describeClusters(asked, limit))
  return present(
    mapReading(
      reply,
      ({ clusters }) => clusters?.[0]?.settings?.find(({ name }) => name === 'containerInsights')?.value,
    ),
  )
}

/** Of the first hundred tasks. */
const countProtected = async (
  { clusterArn: cluster, service }: Subject,
  { aws, limit }: Asking,
): Promise<Reading<number>> => {
  const listed = await ask(aws.ecs.listTasks({ cluster, serviceName: service.serviceName }, limit))
  if (listed.kind !== 'read') return listed
  const { taskArns: tasks = [] } = listed.value
  if (tasks.length === 0) return known(0)
  const reply = await ask(aws.ecs.getTaskProtection({ cluster, tasks }, limit))
  return mapReading(
    reply,
    ({ protectedTasks = [] }) => protectedTasks.filter((one) => one.protectionEnabled === true).length,
  )
}
