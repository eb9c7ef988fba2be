/** The deployment in the summary: from which revision to which, what became of it, and the evidence. */
import type { RolloutOutcome, RolloutView, WaitResult } from '../../domain/rollout/rollout.ts'
import { codeSpan, markdown, prose } from '../hostile.ts'
import { seconds } from '../live.ts'
import { table, text, type Block } from './markdown-blocks.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { familyAndRevision, plural } from './run.ts'

/** The newest events that are shown. */
const EVENTS = 10

/** The deployment, once it was started. */
export const deploymentSection = (record: RunRecord): readonly Block[] => {
  const [deploy, wait] = [resultOf(record, 'deploy'), resultOf(record, 'wait')]
  if (!deploy) return []
  const from = deploy.previousTaskDefinitionArn
  const rows = [
    ['Service', `${codeSpan(deploy.service)} in cluster ${codeSpan(familyAndRevision(deploy.cluster))}`],
    [
      'Task definition',
      `${from === null ? 'none' : codeSpan(familyAndRevision(from))} → ${codeSpan(familyAndRevision(deploy.taskDefinitionArn))}`,
    ],
    ['Deployment', codeSpan(deploy.deploymentId)],
    ...(wait ? outcomeRows(wait) : []),
  ]
  return [text('### Deployment'), ...table(['', ''], 'll', rows), ...(wait ? evidence(wait) : [])]
}

const outcomeRows = ({ outcome, waitedMs }: WaitResult): readonly (readonly string[])[] => {
  const { view } = outcome
  return [
    ['Outcome', `**${outcome.kind}** after ${seconds(waitedMs)}${causeOf(outcome)}`],
    ...(view === null ? [] : [['Tasks of this deployment', tasksOf(view)]]),
    ...(view?.circuitBreaker
      ? [['Circuit breaker', `${view.circuitBreaker.failureCount} of ${view.circuitBreaker.threshold} failures`]]
      : []),
    // After a success it is what this deployment runs.
    ...(view?.service && outcome.kind !== 'success' ? [['Service now', serviceNow(view.service)]] : []),
  ]
}

const tasksOf = (view: RolloutView): string =>
  `${view.running} running, ${view.pending} pending, ${view.failed} failed, ${view.desired} desired; status ${codeSpan(view.status)}`

const serviceNow = ({ running, desired, taskDefinitionArn }: NonNullable<RolloutView['service']>): string =>
  `${running} of ${plural(desired, 'task')} running, task definition ${codeSpan(familyAndRevision(taskDefinitionArn))}`

const causeOf = (outcome: RolloutOutcome): string => {
  switch (outcome.kind) {
    case 'success':
      return ''
    case 'rolled-back':
      return ` (rollback: ${markdown(outcome.state)}): ${prose(outcome.cause)}`
    case 'failed':
    case 'stopped':
    case 'interrupted':
      return `: ${prose(outcome.cause)}`
    case 'superseded':
      return `: by ${codeSpan(outcome.by)}`
    case 'paused':
      return `: at ${codeSpan(outcome.hook)}`
    case 'timed-out':
      return ''
  }
}

/** The stopped tasks and the newest events, by time. */
const evidence = ({ evidence: all }: WaitResult): readonly Block[] => {
  const events = all.filter(({ kind }) => kind === 'event')
  const shown = [...all.filter(({ kind }) => kind === 'stopped-task'), ...events.slice(-EVENTS)]
  const earlier = events.length - Math.min(events.length, EVENTS)
  return [
    ...table(
      ['When', '', 'What ECS says'],
      'lll',
      shown
        .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
        .map((line) => [markdown(line.at), line.kind === 'event' ? 'event' : 'stopped task', markdown(line.text, 500)]),
    ),
    ...(earlier === 0 ? [] : [text(`${plural(earlier, 'earlier event')} ${earlier === 1 ? 'is' : 'are'} in the log.`)]),
  ]
}
