/** The first thing that is read: what happened, how things stand now, what to do next. */
import type { RolloutOutcome } from '../../domain/rollout/rollout.ts'
import { blockersOf } from '../../domain/scan/gate-verdict.ts'
import { codeSpan, prose } from '../hostile.ts'
import { text, type Block } from './markdown-blocks.ts'
import { resultOf, stagesOf, type RunRecord } from '../record.ts'
import type { Kind } from '../../domain/results.ts'
import { errorsOf } from './errors.ts'
import { plural } from './run.ts'

/** The result line, and below it the state of the world and the next step. */
export const resultSection = (record: RunRecord): readonly Block[] => {
  const hint = errorsOf(record)[0]?.error.hint
  return [
    text(`## ${headline(record)}`),
    text([howThingsStand(record), ...(hint ? [`**Next:** ${prose(hint)}`] : [])].join('<br>')),
  ]
}

const headline = (record: RunRecord): string => {
  switch (record.verdict) {
    case 'success':
      return `✅ ${success(record)}`
    case 'blocked':
      return `❌ Blocked by ${plural(blockersOf(resultOf(record, 'gate')).length, 'finding')}`
    case 'failed':
      return `❌ Failed${placeOf(record)}: ${prose(shortened(errorsOf(record)[0]?.error.message ?? ''), 200)}`
    case 'cancelled':
      return `🚫 Cancelled${placeOf(record)}`
    case 'running':
      return '⏳ Still running'
  }
}

const success = (record: RunRecord): string => {
  const [deploy, push, confirm] = [resultOf(record, 'deploy'), resultOf(record, 'push'), resultOf(record, 'confirm')]
  if (push === undefined) return 'Everything succeeded'
  if (deploy !== undefined && confirm?.kind === 'nothing-runs') {
    return `Deployed: ${codeSpan(deploy.service)} is set to ${codeSpan(push.tag)}; its desired count is 0, so no task runs`
  }
  return deploy === undefined
    ? `Pushed ${codeSpan(push.tag)}`
    : `Shipped: service ${codeSpan(deploy.service)} runs ${codeSpan(push.tag)}`
}

const placeOf = ({ stages }: RunRecord): string => {
  const failed = stages.find(({ status }) => status === 'failed') ?? stages.find(({ status }) => status === 'cancelled')
  return failed === undefined ? '' : ` in ${failed.id}`
}

/** The first line; where it only announces a list, with the one entry of it, or without its colon. */
const shortened = (message: string): string => {
  const [first = '', ...rest] = message.split(/[\n\r]+/u).filter((line) => line.trim() !== '')
  if (!first.trimEnd().endsWith(':')) return first
  return rest.length === 1 ? `${first} ${(rest[0] ?? '').replace(/^\s*- /u, '')}` : first.replace(/:\s*$/u, '')
}

/** What the run has changed in the world; the question of whoever finds it red. */
const howThingsStand = (record: RunRecord): string => {
  const [push, deploy] = [resultOf(record, 'push'), resultOf(record, 'deploy')]
  const [wait, confirm] = [resultOf(record, 'wait'), resultOf(record, 'confirm')]
  if (push === undefined) {
    return isTagTaken(record) ? TAG_KEPT : NOT_PUSHED[mayHaveEnded(record, 'push')]
  }
  const image = push.kind === 'pushed' ? 'The image was pushed' : 'The image was in the registry already'
  if (deploy === undefined) return `${image}; ${NOT_DEPLOYED[mayHaveEnded(record, 'deploy')]}`
  if (confirm?.kind === 'nothing-runs') return `${image}; ${codeSpan(deploy.service)} is set to it and runs no task.`
  const standing = STANDING[wait?.outcome.kind ?? 'interrupted']
  return `${image}; ${standing.replace('SERVICE', () => codeSpan(deploy.service))}`
}

const TAG_KEPT = 'Nothing was pushed, the tag keeps its image; nothing was deployed.'

const isTagTaken = ({ stages }: RunRecord): boolean => stages.some(({ error }) => error?.code === 'E_TAG_TAKEN')

type Possibility = 'possible' | 'impossible'

const NOT_PUSHED: Readonly<Record<Possibility, string>> = {
  possible: 'The push did not end well, so the registry may hold the image; nothing was deployed.',
  impossible: 'Nothing was pushed, nothing was deployed.',
}
const NOT_DEPLOYED: Readonly<Record<Possibility, string>> = {
  possible: 'it is not known to be deployed: look at the service.',
  impossible: 'the service was not changed.',
}

/** Refusals after which a stage has surely changed nothing. */
const CHANGES_NOTHING: readonly string[] = [
  'E_TAG_TAKEN',
  'E_LOGIN',
  'E_REPOSITORY_NOT_FOUND',
  'E_DOCKER_NOT_RUNNING',
  'E_REGISTER',
]

/** Whether a stage that did not end well can have done its work all the same. */
const mayHaveEnded = (record: RunRecord, kind: Kind): Possibility => {
  const stage = stagesOf(record, kind).find(({ status }) => status === 'failed' || status === 'cancelled')
  return stage !== undefined && !CHANGES_NOTHING.includes(stage.error?.code ?? '') ? 'possible' : 'impossible'
}

const STANDING: Readonly<Record<RolloutOutcome['kind'], string>> = {
  success: 'SERVICE runs it.',
  'rolled-back': 'ECS took SERVICE back to its earlier revision.',
  failed: 'the deployment of SERVICE failed.',
  superseded: 'a newer deployment has taken SERVICE over.',
  stopped: 'the deployment of SERVICE was stopped.',
  paused: 'the deployment of SERVICE waits at a pause hook.',
  'timed-out': 'the deployment of SERVICE had not ended, and ECS goes on with it.',
  interrupted: 'the deployment of SERVICE was started, and ECS goes on with it.',
}
