/** Why the tasks of our deployment stopped, grouped by cause. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import { exitOf } from './exits.ts'
import { meaningOf, type Meaning, type Subject } from './text-rules.ts'
import type { Share } from './sentence.ts'
import { START_RULES } from './start-rules.ts'
import { describeStop } from './stopped.ts'
import { MEMORY_RULES, STOP_RULES } from './stop-rules.ts'
import { withoutIds } from './texts.ts'

/** What stopped some of the tasks. */
export interface TaskCause {
  readonly meaning: Meaning
  readonly share: Share
}

/** The causes of stopped tasks, the most frequent first; one that no rule knows comes after one that is known. */
export const taskCauses = (stopped: readonly Task[]): readonly TaskCause[] => {
  const meanings = stopped.map(meaningOfTask)
  const groups = Map.groupBy(meanings, ({ sentence: { head, tail } }) => `${head}|${tail}`)
  return [...groups.values()]
    .flatMap(([meaning, ...others]) =>
      meaning === undefined ? [] : [{ meaning, share: { count: 1 + others.length, of: stopped.length } }],
    )
    .toSorted((one, other) => other.share.count - one.share.count || rank(one) - rank(other))
}

const rank = ({ meaning }: TaskCause): number => (meaning.kind === 'unknown' ? 1 : 0)

/**
 * Lack of memory first, since it explains the exit code; then a failed start, a health check, an interruption; exit codes last,
 * since after a stop by ECS they are consequences.
 */
const meaningOfTask = (task: Task): Meaning => {
  const subjects = subjectsOf(task)
  const byText = meaningOf([...MEMORY_RULES, ...START_RULES, ...STOP_RULES], subjects)
  const detail = describeStop(task)
  if (byText !== null) return { ...byText, detail }
  return exitOf(task.containers ?? [], detail) ?? unknown(task, detail)
}

/** The texts of a task: its containers' reasons, then its own. On EC2 the cause is often in the container's reason alone. */
const subjectsOf = ({ containers = [], stoppedReason }: Task): readonly Subject[] => [
  ...containers.flatMap((container) =>
    container.reason === undefined ? [] : [{ text: container.reason, ...identityOf(container) }],
  ),
  ...(stoppedReason === undefined ? [] : [{ text: stoppedReason, ...concerned(containers, stoppedReason) }]),
]

type Identity = Omit<Subject, 'text'>

const identityOf = ({ name, image }: Container): Identity => ({ container: name ?? null, image: image ?? null })

/** The container that a task's reason is about: the one whose image it names, the unhealthy one, or the only one. */
const concerned = (containers: readonly Container[], reason: string): Identity => {
  const named = containers.filter(({ image }) => image !== undefined && reason.includes(image))
  const unhealthy = containers.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY')
  const [only] = [named, unhealthy, containers].find(({ length }) => length === 1) ?? []
  return only === undefined ? { container: null, image: null } : identityOf(only)
}

/** Words of ECS that no rule knows, as they are where they are short enough to be read at a glance. */
const MOST_WORDS = 44

const unknown = ({ stopCode, stoppedReason }: Task, detail: string): Meaning => {
  const text = withoutIds(stoppedReason ?? '').trim()
  const error = /^\w+(?:Error|Exception)\b/u.exec(text)?.[0] ?? stopCode
  const short = text !== '' && text.length <= MOST_WORDS
  const tail = short ? ` stopped: ${text}` : error === undefined ? ' stopped without a reason' : ` stopped: ${error}`
  const next = 'Read the evidence below, fix what it names and re-run.'
  return { kind: 'unknown', sentence: { head: 'tasks', tail }, next, detail }
}
