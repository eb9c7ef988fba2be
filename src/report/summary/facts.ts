/** At most five lines below the headline: the services and what they run now, the image, what was changed, the next step, where to look. */
import type { DeployResult, RolloutOutcome } from '../../domain/rollout/rollout.ts'
import { isOfService } from '../../domain/change.ts'
import { shortDigest } from '../../domain/image/digest.ts'
import { runningNow } from '../../domain/rollout/running-now.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { codeSpan, link, prose } from '../hostile.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { familyAndRevision } from './arns.ts'
import { nextStep } from './errors.ts'
import { linksOf, type Address } from './links.ts'
import { outcomeInWords, rolloutsOf, type Rollout } from './rollouts.ts'
import { standingOf } from './standing.ts'
import { isUndone } from './undone.ts'

/** The lines as Markdown, each with a word in front that says what it is about. */
export const factLines = (record: RunRecord, docsUrl: string | null): readonly string[] => {
  const next = nextStep(record)
  const links = linksOf(record, docsUrl)
  return [
    ...serviceLine(record),
    ...imageLine(record),
    ...(record.stages.length === 0 ? [] : [`**Changes:** ${prose(standingOf(record).join(' '), LONGEST_LINE)}`]),
    ...(next === null ? [] : [`**Next:** ${prose(next, LONGEST_LINE)}`]),
    ...(links.length === 0 ? [] : [`**Links:** ${links.map(linkText).join(' · ')}`]),
  ]
}

const LONGEST_LINE = 1500

const linkText = ({ text, address }: Address): string => link(text, address)

const serviceLine = (record: RunRecord): readonly string[] => {
  const rollouts = rolloutsOf(record)
  const known = rollouts.filter((rollout) => rollout.deploy !== null || isUntouched(record, rollout))
  if (known.length === 0 || (record.verdict === 'success' && known.every(({ deploy }) => deploy === null))) return []
  return [
    `**${known.length === 1 ? 'Service' : 'Services'}:** ${prose(known.map((one) => changeOf(one, rollouts)).join(' · '), LONGEST_LINE)}`,
  ]
}

/** Whether the plan saw what the service runs, and the run sent no change of it. */
const isUntouched = ({ changes }: RunRecord, { planned, stages }: Rollout): boolean =>
  planned !== null &&
  !changes.some(
    ({ stage, change, state }) => isOfService(change) && state !== 'unchanged' && stages.some(({ id }) => id === stage),
  )

/** `hello` in cluster `main` still runs `hello:41`. */
const stillRuns = ({ name, planned }: Rollout, place: string): string => {
  if (planned === null) return named(name)
  const { previousTaskDefinitionArn: arn, desiredCount } = planned
  if (arn === null) return `${named(name)}${place} has no task definition yet`
  return `${named(name)}${place} ${desiredCount === 0 ? 'is still set to' : 'still runs'} ${named(familyAndRevision(arn))}`
}

/** `hello` in cluster `main`: `hello:41` → `hello:42` (rolled back), running 2 of 2 tasks of `hello:41`. */
const changeOf = (rollout: Rollout, all: readonly Rollout[]): string => {
  const { name, planned, deploy, wait, undo, rollBack } = rollout
  const cluster = deploy?.cluster ?? planned?.clusterArn
  const place = all.length === 1 && cluster !== undefined ? ` in cluster ${named(familyAndRevision(cluster))}` : ''
  if (deploy === null) return stillRuns(rollout, place)
  const state =
    rollBackState(rollBack) ?? (undo.some(isUndone) ? ' (undone)' : wait === null ? '' : stateOf(wait.outcome))
  return `${named(name)}${place}: ${moveOf(deploy)}${state}`
}

/** What the service was set back to is newer than what the wait saw last. */
const rollBackState = (rollBack: Rollout['rollBack']): string | null => {
  switch (rollBack?.kind) {
    case 'restored':
      return ` (rolled back to ${named(rollBack.revision)})${runningState(rollBack.running)}`
    case 'requested':
      return ` (rollback to ${named(rollBack.revision)} requested)`
    case 'not-restored':
      return ' (the rollback failed)'
    default:
      return null
  }
}

const moveOf = ({ kind, previousTaskDefinitionArn: from, taskDefinitionArn: to }: DeployResult): string => {
  const after = named(familyAndRevision(to))
  if (from === to) return `${after}${SAME_REVISION[kind]}`
  return `${from === null ? 'none' : named(familyAndRevision(from))} → ${after}`
}

const SAME_REVISION: Readonly<Record<DeployResult['kind'], string>> = {
  started: ' (new deployment of the same revision)',
  followed: ' (its deployment was already under way)',
  unchanged: ' (unchanged)',
}

/** The outcome, and what was running when the wait ended. */
const stateOf = (outcome: RolloutOutcome): string => {
  const isPlain = (outcome.kind === 'success' && outcome.reached === undefined) || outcome.kind === 'interrupted'
  const mark = isPlain ? '' : ` (${outcomeInWords(outcome)})`
  return `${mark}${runningState(runningNow(outcome.view))}`
}

/** A family has letters, digits, hyphens and underscores (ECS API Reference, RegisterTaskDefinition). */
const runningState = (running: string | null): string =>
  running === null ? '' : `, running ${running.replace(/ of ([\w-]+:\d+)/gu, ' of `$1`')}`

const imageLine = (record: RunRecord): readonly string[] => {
  const [push, build, tag] = [resultOf(record, 'push'), resultOf(record, 'build'), resultOf(record, 'tag')]
  if (push !== undefined) {
    const name = push.tag === null ? `${push.repository}@${shortDigest(push.digest)}` : `${push.repository}:${push.tag}`
    const isOwn = push.kind === 'pushed' || push.kind === 'already-there'
    return [`**Image:** ${codeSpan(name)}${isOwn ? '' : ` (${push.kind})`}`]
  }
  if (build === undefined || tag === undefined) return []
  const isPushed = record.changes.some(({ change, state }) => change.kind === 'tag' && state !== 'unchanged')
  const before = build.builder === 'registry' ? 'not pushed under this tag' : 'built, not pushed'
  return [`**Image:** ${codeSpan(tag.tag)}${isPushed ? '' : ` (${before})`}`]
}
