/** The digests that tasks without an engine report: real ECS reports one for every image that it pulled. */
import { createHash } from 'node:crypto'
import { findTaskDefinition } from './lookup.ts'
import type { EcsState, TaskRecord } from './records.ts'

/** Image digests by the name of the container. */
export type Digests = Readonly<Record<string, string>>

/**
 * Those of a seeded service. A tag has resolved to some digest when the task was started: one that is made up here, the same for the same image
 * and unlike any that is ever pushed.
 */
export const seededDigests = (state: EcsState, { taskDefinitionArn }: TaskRecord): Digests => {
  const containers = findTaskDefinition(state, taskDefinitionArn)?.definition.containerDefinitions ?? []
  return Object.fromEntries(containers.map(({ name = '', image = '' }) => [name, digestOf(image)]))
}

/** The digest by which an image is named; null for a tag. */
export const digestNamedIn = (image: string): string | null => /@(sha256:[0-9a-f]{64})$/u.exec(image)?.[1] ?? null

const digestOf = (image: string): string =>
  digestNamedIn(image) ?? `sha256:${createHash('sha256').update(`seeded ${image}`).digest('hex')}`

/** Those of a task whose scenario says what it reports; none where that is null. */
export const scriptedDigests = ({ containers }: TaskRecord, digest: string | null): Digests =>
  digest === null ? {} : Object.fromEntries(containers.map(({ name = '' }) => [name, digest]))
