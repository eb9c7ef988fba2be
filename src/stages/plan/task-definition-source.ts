/** Reads the task definition that the settings name: a file of the checkout, or one that ECS has. */
import { basename, dirname, join } from 'node:path'
import type { TaskDefinitionSource } from '../../settings/config.ts'
import { fault } from '../../errors/fault.ts'
import { nearest } from '../../domain/near-match.ts'
import type { CheckOptions } from '../../domain/task-definition/check.ts'
import { parseTaskDefinition } from '../../domain/task-definition/text.ts'
import type { Ecs } from '../../ports/aws.ts'
import type { Files } from '../../ports/files.ts'
import type { Ports } from '../../ports/ports.ts'
import { assertAllowed } from '../allowed-paths.ts'
import { isAwsError, missingName, readNames } from './missing-name.ts'

/** A task definition as it was read; nothing of it is checked yet. */
export interface ReadDefinition extends Pick<CheckOptions, 'values'> {
  readonly value: unknown
  /** Names it in messages: a path, a family or an ARN. */
  readonly source: string
  /** The text of the file; null for a definition that ECS has. */
  readonly text: string | null
  /** Names it exactly: the path, or `family:revision`. */
  readonly exact: string
}

/**
 * Reads it.
 * @throws ShipError `E_INPUT` for a file that must not be read, `E_TASK_DEFINITION_NOT_FOUND`, `E_TASK_DEFINITION_SYNTAX`; AwsError
 */
export const readTaskDefinition = (
  { taskDefinition: source }: { readonly taskDefinition: TaskDefinitionSource },
  { files, target }: Pick<Ports, 'files' | 'target'>,
): Promise<ReadDefinition> => {
  switch (source.kind) {
    case 'file':
      return readFromFile(source, files)
    case 'ecs':
      return readFromEcs(source.reference, target.ecs)
  }
}

type FileSource = Extract<TaskDefinitionSource, { kind: 'file' }>

const readFromFile = async ({ path, name }: FileSource, files: Files): Promise<ReadDefinition> => {
  await assertAllowed([{ setting: 'task-definition', given: name, path, written: path }], files)
  const text = await files.readText(path)
  if (text !== null)
    return { value: parseTaskDefinition(text, name), source: name, exact: name, text, values: 'checked' }
  const directory = dirname(path)
  const neighbours = (await files.kindOf(directory)) === 'directory' ? await files.list(directory) : []
  const near = nearest(basename(path), neighbours)
  throw fault('E_TASK_DEFINITION_NOT_FOUND', {
    message: `the task definition file ${name} does not exist in the checkout`,
    ...(near === null ? {} : { hint: `Did you mean ${join(dirname(name), near)}? Correct \`task-definition\`.` }),
  })
}

const readFromEcs = async (reference: string, ecs: Ecs): Promise<ReadDefinition> => {
  try {
    // Without TAGS the tags of the family would be lost with the next revision.
    const { taskDefinition, tags } = await ecs.describeTaskDefinition({ taskDefinition: reference, include: ['TAGS'] })
    const { family, revision } = taskDefinition ?? {}
    const exact = family === undefined || revision === undefined ? reference : `${family}:${revision}`
    return { value: { taskDefinition, tags }, source: reference, exact, text: null, values: 'registered' }
  } catch (thrown) {
    // A family or revision that does not exist: ClientException, "Unable to describe task definition."
    throw isAwsError(thrown, ['ClientException', 'InvalidParameterException'])
      ? await familyNotFound(reference, ecs)
      : thrown
  }
}

const familyNotFound = async (reference: string, ecs: Ecs): Promise<Error> => {
  const family = reference.replace(/^.*\//, '').replace(/:\d+$/, '')
  const names = await readNames(async (page) => {
    const { families, nextToken } = await ecs.listTaskDefinitionFamilies({ status: 'ACTIVE', maxResults: 100, ...page })
    return { items: families ?? [], nextToken }
  })
  if (names?.includes(family) === true) {
    return fault('E_TASK_DEFINITION_NOT_FOUND', {
      message: `the task definition '${reference}' does not exist, but its family '${family}' does`,
      hint: `Set \`task-definition\` to '${family}' for the latest revision, or to one that exists.`,
    })
  }
  const facts = { what: 'task definition family', plural: 'families', input: 'task-definition', name: family, names }
  return missingName('E_TASK_DEFINITION_NOT_FOUND', facts)
}
