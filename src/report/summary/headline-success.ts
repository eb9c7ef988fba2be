/** What a headline says of a run that succeeded: what runs now, or the last thing that it did. */
import { shortDigest } from '../../domain/image/digest.ts'
import type { Way } from '../../domain/image/way.ts'
import { reachedBy } from '../../domain/rollout/reached.ts'
import type { Results } from '../../domain/results.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { resultOf, resultsOf, type RunRecord } from '../record.ts'
import { familyAndRevision } from './arns.ts'
import { inWords, plural } from './counted.ts'
import { wordingsWithoutImage } from './headline-without-image.ts'
import { whatChanges } from './plan-section.ts'
import { rolloutsOf, type Rollout } from './rollouts.ts'

/** From the fullest to the shortest. */
export const successWordings = (record: RunRecord): readonly string[] => {
  const rollouts = rolloutsOf(record)
  const deployed = rollouts.filter(({ deploy }) => deploy !== null)
  const updated = deployed.filter(({ deploy }) => deploy?.kind !== 'unchanged')
  const done = doneWordings(record, { deployed, updated })
  const all = [...unmarked(record, done), ...done]
  const leftOut = rollouts.filter(({ stages }) =>
    stages.some(({ kind, status }) => kind === 'deploy' && status === 'left-out'),
  )
  if (leftOut.length === 0) return all
  const names = inWords(leftOut.map(({ name }) => named(name)))
  const rest = `${names} ${leftOut.length === 1 ? 'was' : 'were'} not updated`
  return all.flatMap((text) => [`${text}; ${rest}`, text])
}

/** Nobody may take a green run for a mark that the next promotion asks for. */
const unmarked = (record: RunRecord, done: readonly string[]): readonly string[] =>
  resultOf(record, 'mark')?.kind === 'not-marked' ? done.map((text) => `${text}; not marked as passed`) : []

interface Deployed {
  readonly deployed: readonly Rollout[]
  /** Those for which there was something to deploy. */
  readonly updated: readonly Rollout[]
}

const doneWordings = (record: RunRecord, { deployed, updated }: Deployed): readonly string[] => {
  const others = wordingsWithoutImage(record)
  if (others !== null) return others
  if (deployed.length === 0) return imageWordings(record)
  return updated.length > 0 ? rolloutWordings(record, updated) : unchangedWordings(deployed)
}

/** `web` already runs `web:42`. */
const unchangedWordings = (rollouts: readonly Rollout[]): readonly string[] => {
  const [only, ...others] = rollouts
  const { verb, more } = stateOf(rollouts)
  const already = verb.includes(' ') ? verb.replace(' ', ' already ') : `already ${verb}`
  const scaled = rollouts.flatMap(({ deploy }) => (deploy?.scaledTo == null ? [] : [deploy.scaledTo]))
  const isSet = rollouts.some(({ deploy }) => deploy?.attributes !== undefined)
  const outcome = scaled.length > 0 ? 'Scaled' : isSet ? 'Updated' : 'Nothing to deploy'
  const count = others.length === 0 && scaled.length > 0 ? `; the desired count is now ${scaled.join()}` : more
  const same = `${outcome}: ${plural(rollouts.length, 'service')} ${already} the same revision${count}`
  if (only?.deploy == null || others.length > 0) return [same]
  return [
    `${outcome}: ${named(only.name)} ${already} ${named(familyAndRevision(only.deploy.taskDefinitionArn))}${count}`,
    `${outcome}: ${named(only.name)} ${already} the same revision${count}`,
    same,
  ]
}

const rolloutWordings = (record: RunRecord, rollouts: readonly Rollout[]): readonly string[] => {
  const pushed = resultOf(record, 'push')
  const way = resultOf(record, 'plan')?.way
  if (way !== undefined && pushed !== undefined) return promotedWordings(way, pushed, rollouts)
  const [outcome, which] = outcomeOf(pushed, rollouts)
  const [only, ...others] = rollouts
  if (only === undefined) return []
  const subject = others.length === 0 ? named(only.name) : plural(rollouts.length, 'service')
  const revisions =
    others.length === 0 && only.deploy !== null ? [familyAndRevision(only.deploy.taskDefinitionArn)] : []
  const images = [...(pushed?.tag == null ? [] : [pushed.tag]), ...revisions].map(named)
  const state = stateOf(rollouts)
  return [
    ...images.map((image) => `${outcome}: ${subject} ${state.verb} ${image}${state.more}`),
    `${outcome}: ${subject} ${state.verb} the ${which} revision${state.more}`,
    `${outcome}: ${plural(rollouts.length, 'service')}`,
  ]
}

/** Promoted `hello` from staging to production: `web` runs `sha256:0123456789ab`. */
const promotedWordings = (way: Way, pushed: Results['push'], rollouts: readonly Rollout[]): readonly string[] => {
  const { from, environment } = way
  const to = `to ${named(environment)}`
  const moves = from.kind === 'environment' ? [`from ${named(from.environment)} ${to}`, to] : [to]
  const [only, ...others] = rollouts
  const subject = only !== undefined && others.length === 0 ? named(only.name) : plural(rollouts.length, 'service')
  const state = stateOf(rollouts)
  const runs = `${subject} ${state.verb} ${named(shortDigest(pushed.digest))}${state.more}`
  return [
    ...moves.flatMap((move) => [`Promoted ${named(pushed.repository)} ${move}: ${runs}`, `Promoted ${move}: ${runs}`]),
    `Promoted: ${runs}`,
    ...moves.map((move) => `Promoted ${move}`),
    `Promoted: ${plural(rollouts.length, 'service')}`,
  ]
}

/** What was done, and what services run then. */
const outcomeOf = (pushed: Results['push'] | undefined, rollouts: readonly Rollout[]): readonly [string, string] => {
  if (rollouts.some(({ planned }) => planned?.goesBackTo !== undefined)) return ['Rolled back', 'earlier']
  return [pushed === undefined || pushed.kind === 'given' || pushed.kind === 'reused' ? 'Deployed' : 'Shipped', 'new']
}

interface State {
  readonly verb: string
  readonly more: string
}

/** Only a wait or a confirmation shows that something runs. */
const stateOf = (rollouts: readonly Rollout[]): State => {
  const isOne = rollouts.length === 1
  const idle = rollouts.filter(({ confirm }) => confirm?.kind === 'nothing-runs').length
  const be = isOne ? 'is' : 'are'
  if (idle === rollouts.length) return { verb: `${be} set to`, more: '; the desired count is 0, so no task runs' }
  if (idle > 0) return { verb: 'are set to', more: `; ${idle} of them with a desired count of 0` }
  const silent = rollouts.reduce((sum, { confirm }) => sum + (confirm?.kind === 'unreported' ? confirm.silent : 0), 0)
  if (silent > 0)
    return {
      verb: isOne ? 'runs' : 'run',
      more: `; ${plural(silent, 'task')} ${silent === 1 ? 'reports' : 'report'} no digest`,
    }
  const early = earlyState(rollouts)
  if (early !== null) return early
  const isSeen = rollouts.every(({ wait, confirm }) => wait !== null || confirm !== null)
  return isSeen ? { verb: isOne ? 'runs' : 'run', more: '' } : { verb: `${be} set to`, more: '; not waited for' }
}

/** Of waits that ended before ECS had finished; null: none did. */
const earlyState = (rollouts: readonly Rollout[]): State | null => {
  const reached = rollouts.flatMap(({ wait }) => (wait === null ? [] : (reachedBy(wait.outcome) ?? [])))
  const [first] = reached
  if (first === undefined) return null
  if (rollouts.length > 1)
    return { verb: 'run', more: `; ECS has not finished ${plural(reached.length, 'deployment')}` }
  return first === 'serving'
    ? { verb: 'serves', more: '; ECS has not finished the deployment' }
    : { verb: `is at ${first} with`, more: '; ECS has not finished the deployment' }
}

type Planned = Results['plan']['services'][number]

/** A rollback to a revision of the same content starts a deployment, too. */
const isReturning = ({ goesBackTo, previousTaskDefinitionArn }: Planned): boolean =>
  goesBackTo !== undefined && goesBackTo !== familyAndRevision(previousTaskDefinitionArn ?? '')

const moveTo = (service: Planned): string => {
  if (service.changes.kind === 'created') return 'be created'
  return service.goesBackTo === undefined
    ? `get ${whatChanges(service)}`
    : `go back to ${named(service.goesBackTo)}: ${whatChanges(service)}`
}

/** What would happen, of a run that plans and does not deploy. */
const planWordings = (record: RunRecord): readonly string[] => {
  const { services = [], pushes = null } = resultOf(record, 'plan') ?? {}
  const pushed = 'the image would be pushed'
  if (services.length === 0)
    return pushes === null ? [] : [`${pushed} as ${named(pushes.slice(pushes.indexOf('/') + 1))}`, pushed]
  const changing = services.filter((service) => isReturning(service) || whatChanges(service) !== 'no change')
  if (changing.length === 0) return ['nothing would change']
  const each = changing.map((service) => `${named(service.serviceName)} would ${moveTo(service)}`)
  return [inWords(each), `${plural(changing.length, 'service')} would change`]
}

/** The verdict of the gate, and what is known beside it of a run that does not push the image. */
const judgedWordings = (record: RunRecord): readonly string[] => {
  const isOverridden = resultsOf(record, 'gate').some(({ kind }) => kind === 'overridden')
  const running = resultOf(record, 'running')?.images.length ?? 0
  const what = running === 0 ? 'the image' : running === 1 ? 'the image that runs' : `the ${running} images that run`
  const passed = isOverridden ? 'Passed by `override-reason`' : `Passed: no finding blocks ${what}`
  const isUnplanned = resultOf(record, 'credentials')?.kind === 'missing'
  const more = isUnplanned ? ['no plan without AWS credentials'] : planWordings(record)
  return [...more.map((text) => `${passed}; ${text}`), passed]
}

const imageWordings = (record: RunRecord): readonly string[] => {
  const [push, tag] = [resultOf(record, 'push'), resultOf(record, 'tag')]
  if (push !== undefined) {
    const name = named(push.tag ?? push.repository)
    const text = push.kind === 'pushed' ? `Pushed ${name}` : `${name} was already in the registry`
    return [text, push.kind === 'pushed' ? 'Pushed the image' : 'The image was already in the registry']
  }
  const gates = resultsOf(record, 'gate')
  if (gates.length > 0) return judgedWordings(record)
  if (resultOf(record, 'build') !== undefined)
    return tag === undefined ? ['Built the image'] : [`Built ${named(tag.tag)}`, 'Built the image']
  const planned = planWordings(record)
  if (planned.length > 0) return planned.map((text) => `Plan: ${text}`)
  const isIdle = record.stages.every(({ status }) => status === 'left-out')
  return [isIdle ? 'Nothing to do: every stage was left out' : 'Succeeded']
}
