/** What a deployment would change, in the summary. */
import { diffText } from '../../domain/task-definition/diff-text.ts'
import { registeredInWords } from '../../domain/task-definition/registered-in-words.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { creationInWords } from '../../domain/registry/new-repository.ts'
import type { Results } from '../../domain/results.ts'
import { codeBlock, codeSpan, markdown, prose } from '../hostile.ts'
import { resultOf, stagesOf, type RunRecord } from '../record.ts'
import { familyAndRevision } from './arns.ts'
import { inWords, plural } from './counted.ts'
import { details, text, type Block } from './markdown-blocks.ts'
import { rolloutsOf } from './rollouts.ts'

type PlannedService = Results['plan']['services'][number]

/** Of all services; a longer difference would hide what a check says of the image. */
const OPEN_LINES = 30

/** Nothing before the plan is known. Folded where it was deployed, and where it is long beside a judgement of the image. */
export const planSection = (record: RunRecord): readonly Block[] => {
  const services = (resultOf(record, 'plan')?.services ?? []).map((service) => asDeployed(record, service))
  const blocks = [
    ...repositoryBlocks(record),
    ...services.flatMap((service) => [
      ...serviceBlocks(service),
      ...taskBlocks(service),
      ...unresolvedBlocks(service),
      ...checkBlocks(service),
      ...(service.rollback === undefined ? [] : [text(prose(service.rollback))]),
      ...alarmBlocks(service),
    ]),
  ]
  const lines = services.reduce((sum, { changes }) => sum + (changes.kind === 'compared' ? changes.lines.length : 0), 0)
  const isAllThereIs = stagesOf(record, 'deploy').length === 0 && stagesOf(record, 'judge').length === 0
  const isShort = stagesOf(record, 'deploy').length === 0 && lines <= OPEN_LINES
  if (isAllThereIs || isShort) return blocks
  const title = services.map((service) => `${whatChanges(service)} in ${markdown(service.serviceName)}`).join('; ')
  return details(`Plan: ${title}`, blocks)
}

/** Of one that is still to be created, as it was planned. */
const repositoryBlocks = (record: RunRecord): readonly Block[] => {
  const { creation, repositoryUri = '' } = resultOf(record, 'plan')?.repository ?? {}
  if (creation === undefined) return []
  const name = codeSpan(repositoryName(repositoryUri).repository)
  return [text(`ECR repository ${name} does not exist: ${prose(creationInWords(creation))}.`)]
}

/** Without the image that was still to be built, where it turned out to be the one that runs: the run then says that nothing was to be deployed. */
const asDeployed = (record: RunRecord, service: PlannedService): PlannedService => {
  const { key, changes } = service
  const own = rolloutsOf(record).find(({ planned }) => planned?.key === key)
  const isSame = own?.deploy?.kind === 'unchanged' || own?.deploy?.kind === 'followed'
  if (!isSame || changes.kind !== 'compared' || changes.changed.some((path) => path !== changes.imagePath))
    return service
  return { ...service, changes: { ...changes, changed: [], lines: [] } }
}

/** `a new image and 2 other changes`: what a service would get. */
export const whatChanges = ({ changes }: PlannedService): string => {
  switch (changes.kind) {
    case 'first':
      return 'its first revision'
    case 'created':
      return 'the creation of the service'
    case 'unknown':
      return 'a new revision'
    case 'compared': {
      const others = changes.changed.filter((path) => path !== changes.imagePath).length
      const isNewImage = others < changes.changed.length
      if (!isNewImage) return others === 0 ? unchanged(changes) : plural(others, 'change')
      return inWords(['a new image', ...(others === 0 ? [] : [plural(others, 'other change')])])
    }
  }
}

/** In the order in which they would run. */
const taskBlocks = ({ tasks = [] }: PlannedService): readonly Block[] =>
  tasks.length === 0
    ? []
    : [text(`Tasks that run with a deployment: ${tasks.map((task) => codeSpan(task)).join(', ')}.`)]

/** A summary names the first ones. */
const MOST_UNRESOLVED = 10

/** What a deployment would send instead is not known. */
const unresolvedBlocks = ({ unresolved = [] }: PlannedService): readonly Block[] => {
  if (unresolved.length === 0) return []
  const rest = unresolved.length - MOST_UNRESOLVED
  const names = unresolved.slice(0, MOST_UNRESOLVED).map((one) => codeSpan(one))
  const all = inWords([...names, ...(rest > 0 ? [`${rest} more`] : [])])
  return [text(`⚠️ Not resolved, because others may have written the commit: ${all}.`)]
}

/** What the smoke test will ask. */
const checkBlocks = ({ checks = [] }: PlannedService): readonly Block[] =>
  checks.length === 0 ? [] : [text(`Smoke test: ${inWords(checks.map((one) => codeSpan(one)))}.`)]

const alarmBlocks = ({ alarms = [] }: PlannedService): readonly Block[] =>
  alarms.length === 0 ? [] : [text(`Alarms that are watched: ${inWords(alarms.map((one) => codeSpan(one)))}.`)]

type Compared = Extract<PlannedService['changes'], { kind: 'compared' }>

const unchanged = ({ newDeployment }: Compared): string =>
  newDeployment === 'forced' ? 'a new deployment of the same revision' : 'no change'

/** What is known before there is an image. */
const FORCED = '`force-new-deployment` is set: a deployment starts even if the image is the one that runs.'

const serviceBlocks = (service: PlannedService): readonly Block[] => {
  const { changes, goesBackTo } = service
  const name = `${codeSpan(service.serviceName)} in cluster ${codeSpan(familyAndRevision(service.clusterArn))}`
  switch (changes.kind) {
    case 'first':
      return [text(`${name} has no task definition yet: everything is new.`)]
    case 'created':
      return [
        text(
          `${name} does not exist: it will be created from ${codeSpan(changes.source)}. There will be nothing to roll back to.`,
        ),
      ]
    case 'unknown':
      return [text(`${name}: what it runs now is not known, so nothing is compared.`)]
    case 'compared': {
      const revision = codeSpan(familyAndRevision(service.previousTaskDefinitionArn ?? ''))
      const before = [revision, markdown(registeredInWords(changes.registered))].filter((part) => part !== '').join(' ')
      const forced = changes.newDeployment === 'forced' ? [text(FORCED)] : []
      const back = goesBackTo === undefined ? '' : ` and goes back to ${codeSpan(goesBackTo)}`
      if (changes.lines.length === 0) return [text(`${name} runs ${before}${back}: nothing would change.`), ...forced]
      return [
        text(`${name} runs ${before}${back}. What would change:`),
        text(codeBlock(diffText(changes), 'diff')),
        ...forced,
      ]
    }
  }
}
