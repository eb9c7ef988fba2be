/** The address of a container that the local AWS runs. */
import type { LocalAws } from '../../local-aws/server.ts'

/** `127.0.0.1:PORT` of the newest running task, which comes first. @throws Error if none is running */
export const addressOf = (aws: LocalAws): string => {
  const tasks = aws.state.clusters.flatMap((cluster) => cluster.services).flatMap((service) => service.tasks)
  const bindings = tasks
    .filter((task) => task.lastStatus === 'RUNNING')
    .flatMap((task) => task.containers)
    .flatMap((container) => container.networkBindings ?? [])
  const port = bindings[0]?.hostPort
  if (port === undefined) throw new Error('the local AWS has no running task with a published port')
  return `127.0.0.1:${port}`
}
