/** The first thing that is read: what happened, how things stand now, what to do next. */
import type { RolloutOutcome } from '../domain/rollout.ts'
import { codeSpan, prose } from './hostile.ts'
import { text, type Block } from './markdown-blocks.ts'
import type { RunRecord } from './record.ts'
import { errorsOf } from './summary-errors.ts'
import { plural } from './summary-run.ts'

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
    case 'refused':
      return `❌ The gate refused the image because of ${plural(refusalsIn(record), 'finding')}`
    case 'failed':
      return `❌ Failed${placeOf(record)}: ${prose(firstLine(errorsOf(record)[0]?.error.message ?? ''), 200)}`
    case 'cancelled':
      return `🚫 Cancelled${placeOf(record)}`
    case 'running':
      return '⏳ Still running'
  }
}

const success = ({ results: { deploy, push } }: RunRecord): string => {
  if (push === undefined) return 'Everything succeeded'
  return deploy === undefined
    ? `Pushed ${codeSpan(push.tag)}`
    : `Shipped: service ${codeSpan(deploy.service)} runs ${codeSpan(push.tag)}`
}

const refusalsIn = ({ results: { gate } }: RunRecord): number =>
  gate === undefined || gate.kind === 'clean' ? 0 : gate.refusals.trivy.length + gate.refusals.dockle.length

const placeOf = ({ stages }: RunRecord): string => {
  const failed = stages.find(({ status }) => status === 'failed') ?? stages.find(({ status }) => status === 'cancelled')
  return failed === undefined ? '' : ` in ${failed.id}`
}

const firstLine = (message: string): string => message.split(/[\n\r]/u, 1)[0] ?? ''

/** What the run has changed in the world; the question of whoever finds it red. */
const howThingsStand = (record: RunRecord): string => {
  const { push, deploy, wait } = record.results
  if (push === undefined) {
    return brokeOff(record, 'push')
      ? 'The push did not end well, so the registry may hold the image; nothing was deployed.'
      : 'Nothing was pushed, nothing was deployed.'
  }
  const image = push.kind === 'pushed' ? 'The image was pushed' : 'The image was in the registry already'
  if (deploy === undefined) {
    return brokeOff(record, 'deploy')
      ? `${image}; it is not known to be deployed: look at the service.`
      : `${image}; the service was not changed.`
  }
  const standing = STANDING[wait?.outcome.kind ?? 'interrupted']
  return `${image}; ${standing.replace('SERVICE', () => codeSpan(deploy.service))}`
}

const brokeOff = ({ stages }: RunRecord, id: string): boolean =>
  stages.some((stage) => stage.id === id && (stage.status === 'failed' || stage.status === 'cancelled'))

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
