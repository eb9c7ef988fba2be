/** What a deployment would change in each service, before there is an image. */
import type { LiveService, PlannedChanges, Registration } from '../../domain/aws/live.ts'
import { isByDigest } from '../../domain/image/image-reference.ts'
import { shownAttributes } from '../../domain/service-attributes/attribute-changes.ts'
import { diffText } from '../../domain/task-definition/diff-text.ts'
import { difference } from '../../domain/task-definition/difference.ts'
import { filledLines } from '../../domain/task-definition/filled-lines.ts'
import { registeredInWords } from '../../domain/task-definition/registered-in-words.ts'
import { withImage, withSideCarImages } from '../../domain/task-definition/task-definition.ts'
import type { Config, ServiceConfig } from '../../settings/config.ts'

/** A service that `plan` has read. */
export type ReadService = Omit<LiveService, 'changes'>

export interface PlannedImages {
  /** What the service's container will get. */
  readonly image: string
  readonly sideCars: Config['sideCars']
}

/** The difference to what the service runs. */
export const plannedChanges = (
  live: ReadService,
  { image, sideCars }: PlannedImages,
  { desiredCount, newDeployment }: Pick<ServiceConfig, 'desiredCount' | 'newDeployment'>,
): PlannedChanges => {
  const { taskDefinition, containerName, running } = live
  if (live.creation !== undefined) return { kind: 'created', source: live.creation.source }
  if (live.previousTaskDefinitionArn === null) return { kind: 'first' }
  if (running === null) return { kind: 'unknown' }
  const withPins = withSideCarImages(taskDefinition, containerName, sideCars === 'off' ? asWritten : imageToPin)
  const planned = withImage(withPins, { containerName, image })
  const filled = filledLines(planned)
  // What the service runs may have been filled in by an earlier run.
  const before = new Map([...filled.keys()].map((path) => [path, `${path.split('/').at(-1) ?? ''}: ***`] as const))
  return {
    kind: 'compared',
    imagePath: `containerDefinitions/${containerName}/image`,
    registered: running.registered,
    newDeployment,
    ...difference(
      {
        desiredCount: live.desiredCount,
        attributes: shownAttributes(live.described),
        definition: running.definition.input,
        filled: before,
      },
      {
        desiredCount: desiredCount ?? live.desiredCount,
        attributes: shownAttributes(live.planned ?? live.described),
        definition: planned.input,
        filled,
      },
    ),
  }
}

const asWritten = (image: string): string => image

/** What is shown of an image whose digest is resolved later in the run. */
const imageToPin = (image: string): string => (isByDigest(image) ? image : `(to be pinned) ${image}`)

/** For the log; null where that says already why nothing is compared. */
export const changesInWords = ({ serviceName, previousTaskDefinitionArn, changes }: LiveService): string | null => {
  switch (changes.kind) {
    case 'first':
      return `the service ${serviceName} has no task definition yet: everything is new`
    case 'created':
      return `the service ${serviceName} does not exist: it will be created from ${changes.source}. It is its first deployment, so there will be nothing to roll back to`
    case 'unknown':
      return null
    case 'compared':
      return changes.lines.length === 0
        ? `nothing would change in the service ${serviceName}${forcedInWords(changes)}`
        : `what would change in the service ${serviceName}, compared with ${revisionInWords(previousTaskDefinitionArn, changes.registered)}:\n${diffText(changes)}`
  }
}

const forcedInWords = ({ newDeployment }: { readonly newDeployment: ServiceConfig['newDeployment'] }): string =>
  newDeployment === 'forced' ? '; `force-new-deployment` would start a deployment of the same revision' : ''

const revisionInWords = (arn: string | null, registered: Registration): string =>
  [arn ?? '', registeredInWords(registered)].filter((part) => part !== '').join(' ')
