/** What plays of the bundle say, and show, of the tasks that run around a deployment. */
import type { LocalAws } from '../../local-aws/server.ts'
import type { OneOffScript } from '../../local-aws/ecs/script/one-off-script.ts'

export interface OneOffPlay {
  /** What the tasks of RunTask do. */
  readonly oneOffTasks?: readonly OneOffScript[]
}

/** Settings with one task. */
export const BEFORE = 'run-before:\n  - name: migrate\n    command: [node, migrate.js]\n'
export const AFTER = 'run-after:\n  - command: [node, warm-up.js]\n'

const CALLS = ['RegisterTaskDefinition', 'RunTask', 'UpdateService', 'StopTask']

type Requests = Pick<LocalAws, 'requests'>

/** What was changed in ECS, in order. */
export const changesIn = ({ requests }: Requests): readonly string[] =>
  requests.map(({ operation }) => operation).filter((operation) => CALLS.includes(operation))

/** The requests to start a task. */
export const tasksAskedFor = ({ requests }: Requests): readonly Record<string, unknown>[] =>
  // A request that was recorded has passed the schema of RunTask.
  requests.filter(({ operation }) => operation === 'RunTask').map(({ input }) => input as Record<string, unknown>)

/** Without its mark. */
export const headlineOf = ({ summary }: { readonly summary: string }): string =>
  (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')
