/** Why the tasks of our deployment stopped, grouped by cause. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import { exitOf } from './exits.ts'
import { meaningOf, type Meaning, type Subject } from './text-rules.ts'
import type { Share } from './sentence.ts'
import { START_RULES } from './start-rules.ts'
import { describeStop } from './stopped.ts'
import { HEALTH, INTERRUPTION, MEMORY_RULES, STOP_CODES, STOP_RULES } from './stop-rules.ts'
import { commonName, withoutIds } from './texts.ts'

/** What stopped some of the tasks. */
export interface TaskCause {
  readonly meaning: Meaning
  readonly share: Share
}

/** The causes of stopped tasks, the most frequent first; those that no rule knows come after all that are known. */
export const taskCauses = (stopped: readonly Task[]): readonly TaskCause[] => {
  const meanings = stopped.map(meaningOfTask)
  const groups = Map.groupBy(meanings, causeKey)
  return [...groups.values()]
    .flatMap(([meaning, ...others]) =>
      meaning === undefined ? [] : [{ meaning, share: { count: 1 + others.length, of: stopped.length } }],
    )
    .toSorted((one, other) => rank(one) - rank(other) || other.share.count - one.share.count)
}

/** The same for two tasks that failed by one cause. */
export const causeKey = ({ sentence: { head, tail } }: Meaning): string => withoutIds(`${head}|${tail}`)

const rank = ({ meaning }: TaskCause): number => (meaning.kind === 'unknown' ? 1 : 0)

/**
 * Lack of memory first, since it explains the exit code; then who stopped the task, since the reason is then free text; then a failed
 * start, a health check, an interruption; exit codes last, since after a stop from outside they are consequences.
 */
export const meaningOfTask = (task: Task): Meaning => {
  const subjects = subjectsOf(task)
  const { stopCode, containers = [] } = task
  const meaning =
    meaningOf(MEMORY_RULES, subjects) ?? stopMeaning(stopCode) ?? meaningOf([...START_RULES, ...STOP_RULES], subjects)
  const detail = describeStop(task)
  if (meaning !== null) return { ...meaning, detail }
  return (stopCode === 'ServiceSchedulerInitiated' ? null : exitOf(containers, detail)) ?? unknown(task, detail)
}

/** Whether the texts of ECS say that it was stopped from outside: by AWS, or with its instance. */
export const isInterrupted = (task: Task): boolean =>
  !isOutOfMemory(task) && meaningOf([INTERRUPTION], subjectsOf(task)) !== null

/** Whether one of its containers ran out of memory. */
export const isOutOfMemory = (task: Task): boolean => meaningOf(MEMORY_RULES, subjectsOf(task)) !== null

/** Whether ECS stopped it because it failed a health check of its container or of its load balancer. */
export const isUnhealthy = (task: Task): boolean =>
  stopMeaning(task.stopCode) === null && meaningOf([HEALTH], subjectsOf(task)) !== null

const stopMeaning = (stopCode: string | undefined): Meaning | null =>
  stopCode === undefined ? null : meaningOf([STOP_CODES], [{ text: stopCode, container: null, image: null }])

/** The texts of a task: its containers' reasons, then its own. On EC2 the cause is often in the container's reason alone. */
const subjectsOf = ({ containers = [], stoppedReason }: Task): readonly Subject[] => [
  ...containers.flatMap((container) =>
    container.reason === undefined ? [] : [{ text: container.reason, ...identityOf(container) }],
  ),
  ...(stoppedReason === undefined ? [] : [{ text: stoppedReason, ...concerned(containers, stoppedReason) }]),
]

type Identity = Omit<Subject, 'text'>

const identityOf = ({ name, image, memory }: Container): Identity => ({
  container: name === undefined ? null : commonName(name),
  image: image ?? null,
  ...(memory === undefined ? {} : { memory }),
})

/** The container that a task's reason is about: the one whose image it names, the unhealthy one, or the only one. */
const concerned = (containers: readonly Container[], reason: string): Identity => {
  const named = containers.filter(({ image }) => image !== undefined && reason.includes(image))
  const unhealthy = containers.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY')
  const [only] = [named, unhealthy, containers].find(({ length }) => length === 1) ?? []
  return only === undefined ? { container: null, image: null } : identityOf(only)
}

/** Words of ECS that no rule knows, as they are where they are short enough to be read at a glance. */
const MOST_WORDS = 44

/** The reason; where it is too long the error in it, its first clause or the stop code. Never a piece of a clause. */
const wordsOf = (reason: string, stopCode: string | undefined): string | null => {
  if (reason === '') return stopCode ?? null
  if (reason.length <= MOST_WORDS) return reason
  const error = /^\w+(?:Error|Exception)\b/u.exec(reason)?.[0]
  const [clause = ''] = reason.split(/[.;:]\s/u)
  return error ?? (clause.length <= MOST_WORDS ? clause : (stopCode ?? 'the reason of ECS is listed below'))
}

const unknown = ({ stopCode, stoppedReason }: Task, detail: string): Meaning => {
  const words = wordsOf(withoutIds(stoppedReason ?? '').trim(), stopCode)
  const tail = words === null ? ' stopped without a reason' : ` stopped: ${words}`
  const next = 'Read the evidence below, fix what it names and re-run.'
  return { kind: 'unknown', sentence: { head: 'tasks', tail }, next, detail }
}
