/** Where a container that the local AWS runs answers. */
import type { LocalAws } from '../../local-aws/server.ts'

/** `127.0.0.1:PORT` of the newest running task, which stands first. @throws Error when none runs */
export const addressOf = (aws: LocalAws): string => {
  const tasks = aws.state.clusters.flatMap((cluster) => cluster.services).flatMap((service) => service.tasks)
  const bindings = tasks
    .filter((task) => task.lastStatus === 'RUNNING')
    .flatMap((task) => task.containers)
    .flatMap((container) => container.networkBindings ?? [])
  const port = bindings[0]?.hostPort
  if (port === undefined) throw new Error('no task of the local AWS runs with a port')
  return `127.0.0.1:${port}`
}
