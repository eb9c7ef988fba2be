/** What the run has changed in the world, read from its journal: the question of everyone who finds it red. */
import { changesOf, isOfService, type ChangeKind, type ChangeOf, type JournalEntry } from '../../domain/change.ts'
import { isRunMark } from '../../domain/image/reserved-tags.ts'
import { deployerOf } from '../../domain/rollout/identifiers.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { DEPLOYERS } from '../../domain/rollout/verdict.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { familyAndRevision } from './arns.ts'
import { rolloutsOf } from './rollouts.ts'

/** Sentences as plain text with names in backticks, oldest change first; one that says so when nothing was changed. */
export const standingOf = (record: RunRecord): readonly string[] => {
  const { changes } = record
  const images = keptTags(record)
  if (changes.every(({ state }) => state === 'unchanged')) return [...images, 'Nothing was changed.']
  const shown = changes.filter((entry) => !isImplied(entry, changes))
  const sentences = shown.flatMap((entry) => sentenceOf(record, entry))
  return [...images, ...sentences, ...untouched(record)]
}

/** Tags that held the image before; not those that an attempt of this run may have set. */
const keptTags = (record: RunRecord): readonly string[] =>
  resultsOf(record, 'push')
    .filter(({ kind, tag }) => {
      const isSet = changesOf('tag', record.changes).some(
        ({ change, state }) => change.tag === tag && state !== 'unchanged',
      )
      return (kind === 'already-there' || kind === 'reused') && !isSet
    })
    .map(({ tag, repository }) => `Tag ${named(tag ?? repository)} was already in the registry.`)

/** A revision that a service was set to was registered, a service that was set to one has a deployment of it, and an update takes the place of a denied rollback. */
const isImplied = ({ stage, change, state }: JournalEntry, all: readonly JournalEntry[]): boolean => {
  const updates = changesOf('service', all).filter((one) => one.state === 'changed')
  const isUpdated = updates.some((one) => one.stage === stage)
  switch (change.kind) {
    case 'revision':
      return updates.some((one) => one.change.to === change.taskDefinitionArn)
    case 'deployment':
      return state === 'changed' && isUpdated
    case 'rollback':
      return state === 'unchanged' && isUpdated
    default:
      return false
  }
}

const isUndo = ({ stages }: RunRecord, { stage }: JournalEntry): boolean =>
  stages.some(({ id, undoes }) => id === stage && undoes !== null)

/** What ECS or CodeDeploy did after this change by itself: `; ECS rolled it back to …`; empty when it did not, or when that is not known. */
const rolledBack = (record: RunRecord, { stage, change, state }: JournalEntry): string => {
  if (change.kind !== 'service' || state !== 'changed' || change.from === null) return ''
  const rollout = rolloutsOf(record).find(({ stages }) => stages.some(({ id }) => id === stage))
  const outcome = rollout?.wait?.outcome
  if (outcome?.kind !== 'rolled-back' || outcome.state !== 'done') return ''
  const deployer = DEPLOYERS[deployerOf(outcome.view.deploymentId)]
  return `; ${deployer} rolled it back to ${named(familyAndRevision(change.from))}`
}

const sentenceOf = (record: RunRecord, entry: JournalEntry): readonly string[] => {
  const sentence = textOf(entry.change, entry.state)
  if (sentence === null) return []
  const set = isUndo(record, entry) ? sentence.replace(' set to ', ' set back to ') : sentence
  return [`${set}${rolledBack(record, entry)}.`]
}

const taskSentence = ({ action, task }: ChangeOf<'task'>, ends: Readonly<Record<'start' | 'stop', string>>): string =>
  `Task ${named(task)} ${ends[action]}`

/** The mark of a run is part of its push. */
const tagSentence = (
  { tag, isOnlyTag }: ChangeOf<'tag'>,
  { pushed, set }: Readonly<Record<'pushed' | 'set', string>>,
): string | null => {
  if (isRunMark(tag)) return null
  return isOnlyTag ? `Tag ${named(tag)} ${set}` : pushed
}

type Sentences<K extends ChangeKind> = Readonly<Record<JournalEntry['state'], (change: ChangeOf<K>) => string | null>>

/** `unknown` is a change whose request was sent, or about to be sent, and not answered. */
const SENTENCES: { readonly [K in ChangeKind]: Sentences<K> } = {
  tag: {
    changed: (change) => tagSentence(change, { pushed: 'The image was pushed', set: 'was set' }),
    unknown: (change) => tagSentence(change, { pushed: 'The image may have been pushed', set: 'may have been set' }),
    unchanged: ({ tag }) => (isRunMark(tag) ? null : `Tag ${named(tag)} was not changed`),
  },
  repository: {
    changed: ({ repository }) => `ECR repository ${named(repository)} was created`,
    unknown: ({ repository }) => `ECR repository ${named(repository)} may have been created`,
    unchanged: ({ repository }) => `ECR repository ${named(repository)} was not created`,
  },
  revision: {
    changed: ({ family, taskDefinitionArn: arn }) =>
      `Revision ${named(arn === null ? family : familyAndRevision(arn))} was registered`,
    unknown: ({ family }) => `A revision of ${named(family)} may have been registered`,
    unchanged: ({ family }) => `No revision of ${named(family)} was registered`,
  },
  service: {
    changed: ({ service, to }) => `Service ${named(service)} was set to ${named(familyAndRevision(to))}`,
    unknown: ({ service, to }) => `Service ${named(service)} may have been set to ${named(familyAndRevision(to))}`,
    unchanged: ({ service }) => `Service ${named(service)} was not changed`,
  },
  deployment: {
    changed: ({ service }) => `A new deployment of ${named(service)} was started`,
    unknown: ({ service }) => `A deployment of ${named(service)} may have been started`,
    unchanged: ({ service }) => `No deployment of ${named(service)} was started`,
  },
  rollback: {
    changed: ({ service }) => `The rollback of ${named(service)} was requested`,
    unknown: ({ service }) => `The rollback of ${named(service)} may have been requested`,
    unchanged: ({ service }) => `The rollback of ${named(service)} was not requested`,
  },
  task: {
    changed: (change) => taskSentence(change, { start: 'was started', stop: 'was stopped' }),
    unknown: (change) => taskSentence(change, { start: 'may have been started', stop: 'may have been stopped' }),
    unchanged: (change) => taskSentence(change, { start: 'was not started', stop: 'was not stopped' }),
  },
  pause: {
    changed: ({ service, hookId }) => `${named(service)} was continued at pause hook ${named(hookId)}`,
    unknown: ({ service, hookId }) => `${named(service)} may have been continued at pause hook ${named(hookId)}`,
    unchanged: ({ service, hookId }) => `${named(service)} was not continued at pause hook ${named(hookId)}`,
  },
  count: {
    changed: ({ service, from, to }) => `The desired count of ${named(service)} was set from ${from} to ${to}`,
    unknown: ({ service, to }) => `The desired count of ${named(service)} may have been set to ${to}`,
    unchanged: ({ service }) => `The desired count of ${named(service)} was not changed`,
  },
  attributes: {
    changed: ({ service, names }) => `Attributes of ${named(service)} were set: ${listed(names)}`,
    unknown: ({ service, names }) => `Attributes of ${named(service)} may have been set: ${listed(names)}`,
    unchanged: ({ service, names }) => `Attributes of ${named(service)} were not set: ${listed(names)}`,
  },
  page: {
    changed: ({ service, to }) => `The sorry page of ${named(service)} was switched ${to}`,
    unknown: ({ service, to }) => `The sorry page of ${named(service)} may have been switched ${to}`,
    unchanged: ({ service }) => `The sorry page of ${named(service)} was not switched`,
  },
}

const listed = (names: readonly string[]): string => names.map(named).join(', ')

const textOf = <K extends ChangeKind>(change: ChangeOf<K> & { readonly kind: K }, state: JournalEntry['state']) =>
  SENTENCES[change.kind][state](change)

/** Services of the pipeline that the run did not come to. */
const untouched = (record: RunRecord): readonly string[] =>
  rolloutsOf(record)
    .filter(
      ({ stages }) =>
        !record.changes.some(({ stage, change }) => isOfService(change) && stages.some(({ id }) => id === stage)),
    )
    .map(({ name }) => `Service ${named(name)} was not changed.`)
