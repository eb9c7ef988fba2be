/** Task definitions: what can be sent to RegisterTaskDefinition, and the image in it. */
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import { nearest } from '../near-match.ts'
import type { TaskDefinitionArn } from '../rollout/identifiers.ts'
import type { FilledText } from './filled-text.ts'

/** A checked task definition: it has no read-only and no unknown keys, and every container has a name. */
export interface TaskDefinitionDraft {
  readonly input: RegisterTaskDefinitionCommandInput
  /** Where it comes from, for messages: a path, a family or an ARN. */
  readonly source: string
  /** The revision that has it already: that one is deployed, and none is registered. */
  readonly registeredAs?: TaskDefinitionArn
  /** The texts whose placeholders were filled in, by path: reports show how they are written, never their values. */
  readonly filled?: ReadonlyMap<string, FilledText>
}

/** The names of its containers, in their order. */
export const containerNames = ({ input }: TaskDefinitionDraft): readonly string[] =>
  (input.containerDefinitions ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]))

/**
 * The name of the container whose image is replaced: the given one, or the only one when none is given.
 * @throws ShipError `E_CONTAINER_NOT_FOUND`
 */
export const chooseContainer = (draft: TaskDefinitionDraft, wanted: string | null): string => {
  const names = containerNames(draft)
  const [first] = names
  if (wanted === null && first !== undefined && names.length === 1) return first
  if (wanted !== null && names.includes(wanted)) return wanted
  if (wanted === null) {
    const message = `Set \`container-name\`: \`${draft.source}\` has several containers (${names.join(', ')})`
    throw fault('E_CONTAINER_NOT_FOUND', { message, headline: message })
  }
  const there =
    names.length === 1
      ? `the task definition ${draft.source}; its only container is \`${names.join()}\``
      : `the task definition ${draft.source}, which has ${names.join(', ')}`
  const near = nearest(wanted, names)
  const missing = `the container '${wanted}' does not exist`
  throw fault('E_CONTAINER_NOT_FOUND', {
    message: `${missing} in ${there}`,
    headline: [`${missing} in ${there}`, `${missing} in the task definition`, missing],
    ...(near === null ? {} : { hint: `Did you mean '${near}'? Correct \`container-name\`.` }),
  })
}

/**
 * The same task definition with another image in one container and no other change.
 * @throws ShipError `E_CONTAINER_NOT_FOUND`
 */
export const withImage = (
  draft: TaskDefinitionDraft,
  change: { readonly containerName: string; readonly image: string },
): TaskDefinitionDraft => {
  const containerName = chooseContainer(draft, change.containerName)
  const replaceImage = (container: ContainerDefinition): ContainerDefinition =>
    container.name === containerName ? { ...container, image: change.image } : container
  const replaced = `containerDefinitions[${containerNames(draft).indexOf(containerName)}].image`
  return {
    ...draft,
    input: { ...draft.input, containerDefinitions: draft.input.containerDefinitions?.map(replaceImage) },
    ...(draft.filled === undefined ? {} : { filled: new Map([...draft.filled].filter(([path]) => path !== replaced)) }),
  }
}

/** The same task definition with other images in the containers beside that one, by their images; no other change. */
export const withSideCarImages = (
  draft: TaskDefinitionDraft,
  containerName: string,
  imageOf: (image: string) => string,
): TaskDefinitionDraft => {
  const replaceImage = (container: ContainerDefinition): ContainerDefinition =>
    container.name === containerName || container.image === undefined
      ? container
      : { ...container, image: imageOf(container.image) }
  return {
    ...draft,
    input: { ...draft.input, containerDefinitions: draft.input.containerDefinitions?.map(replaceImage) },
  }
}
