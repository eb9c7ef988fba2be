/** The deployment in the summary: its revisions before and after, its outcome and cause, and the evidence. */
import type { RolloutOutcome, RolloutView, WaitResult } from '../../domain/rollout/rollout.ts'
import { runningNow } from '../../domain/rollout/running-now.ts'
import { codeSpan, markdown, prose } from '../hostile.ts'
import { seconds } from '../live-log.ts'
import { table, text, type Block } from './markdown-blocks.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { familyAndRevision, plural } from './run.ts'

/** The newest events that are shown. */
const EVENTS = 10

/** The deployment, once it is started. */
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

const outcomeRows = ({ outcome, cause, waitedMs }: WaitResult): readonly (readonly string[])[] => {
  const { view } = outcome
  const running = outcome.kind === 'success' ? null : runningNow(view)
  return [
    ['Outcome', `**${outcome.kind}** after ${seconds(waitedMs)}${cause === null ? '' : `: ${prose(cause.summary)}`}`],
    ...(cause === null || cause.others.length === 0
      ? []
      : [['Also', cause.others.map((one) => prose(one)).join('; ')]]),
    ...reasonRows(outcome),
    ...(view === null ? [] : [['Tasks of this deployment', tasksOf(view)]]),
    ...(view?.circuitBreaker
      ? [['Circuit breaker', `${view.circuitBreaker.failureCount} of ${view.circuitBreaker.threshold} failures`]]
      : []),
    // After a success it is what this deployment runs.
    ...(running === null ? [] : [['Running now', markdown(running)]]),
  ]
}

const tasksOf = (view: RolloutView): string =>
  `${view.running} running, ${view.pending} pending, ${view.failed} failed, ${view.desired} desired; status ${codeSpan(view.status)}`

/** ECS's own text, and how far a rollback came; the ids of what replaced or paused the deployment. */
const reasonRows = (outcome: RolloutOutcome): readonly (readonly string[])[] => {
  switch (outcome.kind) {
    case 'success':
    case 'timed-out':
      return []
    case 'rolled-back':
      return [
        ['Rollback', markdown(outcome.state)],
        ['ECS reason', prose(outcome.reason)],
      ]
    case 'failed':
    case 'stopped':
      return [['ECS reason', prose(outcome.reason)]]
    case 'interrupted':
      return [['Interrupted by', prose(outcome.reason)]]
    case 'superseded':
      return [['Superseded by', codeSpan(outcome.by)]]
    case 'paused':
      return [['Paused at hook', codeSpan(outcome.hook)]]
  }
}

/** The stopped tasks and the newest events, by time. */
const evidence = ({ evidence: all }: WaitResult): readonly Block[] => {
  const events = all.filter(({ kind }) => kind === 'event')
  const shown = [...all.filter(({ kind }) => kind === 'stopped-task'), ...events.slice(-EVENTS)]
  const earlier = events.length - Math.min(events.length, EVENTS)
  return [
    ...table(
      ['Time', '', 'ECS events'],
      'lll',
      shown
        .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
        .map((line) => [markdown(line.at), line.kind === 'event' ? 'event' : 'stopped task', markdown(line.text, 500)]),
    ),
    ...(earlier === 0 ? [] : [text(`${plural(earlier, 'earlier event')} ${earlier === 1 ? 'is' : 'are'} in the log.`)]),
  ]
}
