/** The deployment in the summary: from which revision to which, what became of it, and the evidence. */
import type { RolloutOutcome, WaitResult } from '../domain/rollout.ts'
import { codeSpan, markdown, prose } from './hostile.ts'
import { seconds } from './live.ts'
import { table, text, type Block } from './markdown-blocks.ts'
import type { RunRecord } from './record.ts'
import { familyAndRevision } from './summary-run.ts'

/** The newest lines of evidence that are shown. */
const EVIDENCE = 15

/** The deployment, once it was started. */
export const deploymentSection = ({ results: { deploy, wait } }: RunRecord): readonly Block[] => {
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
    ...(view === null
      ? []
      : [
          [
            'Tasks of this deployment',
            `${view.running} running, ${view.pending} pending, ${view.failed} failed, ${view.desired} desired; status ${codeSpan(view.status)}`,
          ],
          ...(view.circuitBreaker === null
            ? []
            : [
                ['Circuit breaker', `${view.circuitBreaker.failureCount} of ${view.circuitBreaker.threshold} failures`],
              ]),
        ]),
  ]
}

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

const evidence = (wait: WaitResult): readonly Block[] =>
  table(
    ['When', '', 'What ECS says'],
    'lll',
    wait.evidence
      .slice(-EVIDENCE)
      .map((line) => [markdown(line.at), line.kind === 'event' ? 'event' : 'stopped task', markdown(line.text, 500)]),
  )
