/** The deployments in the summary: what stopped the ones that failed, and folded the outcome and the numbers of each. */
import type { RolloutOutcome, RolloutView, WaitResult } from '../../domain/rollout/rollout.ts'
import { trafficInWords } from '../../domain/rollout/native-view.ts'
import { reachedBy } from '../../domain/rollout/reached.ts'
import { givenUpInWords } from '../../domain/rollout/verdict.ts'
import { runningNow } from '../../domain/rollout/running-now.ts'
import { codeBlock, codeSpan, markdown, plainLine, prose } from '../hostile.ts'
import type { RunRecord } from '../record.ts'
import { seconds, timeOfDay } from '../times.ts'
import { familyAndRevision } from './arns.ts'
import { plural } from './counted.ts'
import { details, table, text, type Block } from './markdown-blocks.ts'
import { outcomeInWords, rolloutsOf, type Rollout } from './rollouts.ts'

/** The newest events that are shown. */
const EVENTS = 10

export interface DeploymentBlocks {
  /** The stopped tasks and events of deployments that did not succeed. */
  readonly evidence: readonly Block[]
  readonly rest: readonly Block[]
}

/** Of every deployment that was started. */
export const deploymentBlocks = (record: RunRecord): DeploymentBlocks => {
  const rollouts = rolloutsOf(record)
  return {
    evidence: rollouts.flatMap(({ name, deploy, wait }) => [
      ...newSincePlan(name, deploy),
      ...(wait === null ? [] : evidenceOf(name, wait)),
    ]),
    rest: rollouts.flatMap(restOf),
  }
}

const newSincePlan = (name: string, deploy: Rollout['deploy']): readonly Block[] => {
  const news = deploy?.newSincePlan ?? null
  if (news === null) return []
  const revision = news.taskDefinitionArn === null ? '' : ` of ${codeSpan(familyAndRevision(news.taskDefinitionArn))}`
  const since = news.createdAt === null ? '' : ` at ${timeOfDay(news.createdAt)} UTC`
  return [
    text(
      `⚠️ Since the plan, another deployment${revision} of ${codeSpan(name)} was started${since}: ${codeSpan(news.deploymentId)}.`,
    ),
  ]
}

const evidenceOf = (name: string, { cause, evidence, lastLines }: WaitResult): readonly Block[] => {
  if (cause === null) return []
  const also = cause.others.map((one) => prose(one)).join('; ')
  const blocks = [
    ...(also === '' ? [] : [text(`Also: ${also}`)]),
    ...evidenceTable(evidence),
    ...lastLinesOf(lastLines),
  ]
  return blocks.length === 0 ? [] : [text(`### Stopped tasks and events of ${codeSpan(name)}`), ...blocks]
}

const lastLinesOf = (last: WaitResult['lastLines']): readonly Block[] => {
  if (last === undefined) return []
  const { container, place, lines, because } = last
  if (because !== null) return [text(`No log of ${codeSpan(container)}: ${prose(because)}`)]
  const shown = lines.map((line) => plainLine(line, 500)).join('\n')
  return details(`Last lines of <code>${markdown(container)}</code> (${markdown(place)})`, [text(codeBlock(shown))])
}

const restOf = ({ name, deploy, wait, rollBack }: Rollout): readonly Block[] => {
  if (deploy === null) return []
  const from = deploy.previousTaskDefinitionArn
  const rows = [
    ['Service', `${codeSpan(deploy.service)} in cluster ${codeSpan(familyAndRevision(deploy.cluster))}`],
    [
      'Task definition',
      `${from === null ? 'none' : codeSpan(familyAndRevision(from))} → ${codeSpan(familyAndRevision(deploy.taskDefinitionArn))}`,
    ],
    ['Deployment', codeSpan(deploy.deploymentId)],
    ...(wait ? [...outcomeRows(wait), ...runningRows(wait.outcome, rollBack)] : []),
  ]
  // Those of a deployment that failed are above.
  const events = wait !== null && wait.cause === null ? evidenceTable(wait.evidence) : []
  const outcome = wait === null ? UNSEEN[deploy.kind] : outcomeInWords(wait.outcome)
  // A title is HTML, where Markdown means nothing.
  return details(`Deployment of <code>${markdown(name)}</code>: ${outcome}`, [
    ...table(['Property', 'Value'], 'll', rows),
    ...events,
  ])
}

const UNSEEN = { started: 'not waited for', followed: 'not waited for', unchanged: 'unchanged' } as const

const outcomeRows = ({ outcome, cause, waitedMs }: WaitResult): readonly (readonly string[])[] => {
  const { view } = outcome
  return [
    [
      'Outcome',
      `**${outcomeInWords(outcome)}** after ${seconds(waitedMs)}${cause === null ? '' : `: ${prose(cause.summary)}`}`,
    ],
    ...reasonRows(outcome),
    ...(view === null ? [] : [['Tasks of this deployment', tasksOf(view)], ...stageRows(view)]),
    ...(reachedBy(outcome) === null ? [] : [['ECS', 'continues the deployment: the run waited for `wait-until` only']]),
    ...(view?.circuitBreaker
      ? [['Circuit breaker', `${view.circuitBreaker.failureCount} of ${view.circuitBreaker.threshold} failures`]]
      : []),
  ]
}

/** What runs, as last seen: by the rollback where there was one. After a success it is what this deployment runs. */
const runningRows = (outcome: RolloutOutcome, rollBack: Rollout['rollBack']): readonly (readonly string[])[] => {
  const row = (name: string, running: string | null) => (running === null ? [] : [[name, prose(running)]])
  const seen = runningNow(outcome.view)
  switch (rollBack?.kind) {
    case 'restored':
      return row('Running now', rollBack.running)
    case 'requested':
    case 'not-restored':
      return row('Running before the rollback', seen)
    default:
      return outcome.kind === 'success' && outcome.reached === undefined ? [] : row('Running now', seen)
  }
}

const tasksOf = (view: RolloutView): string =>
  `${view.running} running, ${view.pending} pending, ${view.failed} failed, ${view.desired} desired; status ${codeSpan(view.status)}`

/** Of a deployment whose traffic ECS shifts. */
const stageRows = ({ lifecycleStage, traffic }: RolloutView): readonly (readonly string[])[] =>
  lifecycleStage === undefined ? [] : [['Stage', [codeSpan(lifecycleStage), ...trafficInWords(traffic)].join(', ')]]

/** ECS's own text, and the state of a rollback; the ids of what replaced or paused the deployment. */
const reasonRows = (outcome: RolloutOutcome): readonly (readonly string[])[] => {
  switch (outcome.kind) {
    case 'success':
    case 'timed-out':
      return []
    case 'rolled-back':
      return [
        ['Rollback', markdown(outcome.state)],
        ['Reason', prose(outcome.reason)],
      ]
    case 'failed':
      return outcome.givenUp === undefined
        ? [['Reason', prose(outcome.reason)]]
        : [['Given up', prose(givenUpInWords(outcome.givenUp))]]
    case 'stopped':
      return [['Reason', prose(outcome.reason)]]
    case 'interrupted':
      return [['Interrupted by', prose(outcome.reason)]]
    case 'superseded':
      return [['Superseded by', codeSpan(outcome.by)]]
    case 'paused':
      return [['Paused at hook', codeSpan(outcome.hook)]]
  }
}

/** The stopped tasks, then the newest events, each by time. */
const evidenceTable = (all: WaitResult['evidence']): readonly Block[] => {
  const byTime = all.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const events = byTime.filter(({ kind }) => kind === 'event')
  const shown = [...byTime.filter(({ kind }) => kind === 'stopped-task'), ...events.slice(-EVENTS)]
  const earlier = events.length - Math.min(events.length, EVENTS)
  return [
    ...table(
      ['UTC', 'What', 'Message'],
      'lll',
      shown.map((line) => [
        timeOfDay(Date.parse(line.at)),
        line.kind === 'event' ? 'event' : 'stopped task',
        markdown(line.text, 500),
      ]),
    ),
    ...(earlier === 0 ? [] : [text(`${plural(earlier, 'earlier event')} ${earlier === 1 ? 'is' : 'are'} in the log.`)]),
  ]
}
