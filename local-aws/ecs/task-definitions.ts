/** ECS's task definition operations: register, describe, deregister, list. */
import type {
  DeregisterTaskDefinitionRequest,
  DeregisterTaskDefinitionResponse,
  DescribeTaskDefinitionRequest,
  DescribeTaskDefinitionResponse,
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionFamiliesResponse,
  ListTaskDefinitionsRequest,
  ListTaskDefinitionsResponse,
  RegisterTaskDefinitionRequest,
  RegisterTaskDefinitionResponse,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import { ecsArn } from './identifiers.ts'
import { findTaskDefinition, page } from './lookup.ts'
import type { EcsState, TaskDefinitionRecord } from './records.ts'
import { asRegistered } from './registered.ts'
import { refuseBadTaskDefinition } from './task-definition-rules.ts'

/** Adds the next revision of a family. Throws ClientException with ECS's message. */
export const registerTaskDefinition = (
  state: EcsState,
  request: RegisterTaskDefinitionRequest,
  at: Date,
): TaskDefinitionRecord => {
  refuseBadTaskDefinition(request)
  const { tags, ...given } = request
  const registered = asRegistered(given)
  const family = request.family ?? ''
  const revision =
    1 + Math.max(0, ...state.taskDefinitions.filter((d) => d.definition.family === family).map(revisionOf))
  const record: TaskDefinitionRecord = {
    definition: {
      ...registered,
      taskDefinitionArn: ecsArn(state, `task-definition/${family}:${revision}`),
      family,
      revision,
      status: 'ACTIVE',
      containerDefinitions: registered.containerDefinitions ?? [],
      registeredAt: at,
      registeredBy: `arn:aws:sts::${state.account}:assumed-role/deploy/session`,
    },
    tags: tags ?? [],
  }
  state.taskDefinitions.push(record)
  return record
}

/** The operations of this file, over one state. */
export const taskDefinitionOperations = (state: EcsState, now: () => Date) => ({
  RegisterTaskDefinition: (input: RegisterTaskDefinitionRequest): RegisterTaskDefinitionResponse => {
    const { definition, tags } = registerTaskDefinition(state, input, now())
    return { taskDefinition: definition, tags: [...tags] }
  },
  DescribeTaskDefinition: (input: DescribeTaskDefinitionRequest): DescribeTaskDefinitionResponse => {
    const found = findTaskDefinition(state, input.taskDefinition ?? '')
    if (found === undefined) throw new AwsError('ClientException', 'Unable to describe task definition.')
    const withTags = input.include?.includes('TAGS') === true ? { tags: [...found.tags] } : {}
    return { taskDefinition: found.definition, ...withTags }
  },
  DeregisterTaskDefinition: (input: DeregisterTaskDefinitionRequest): DeregisterTaskDefinitionResponse => {
    const name = input.taskDefinition ?? ''
    if (!/:\d+$/u.test(name)) throw new AwsError('ClientException', 'Revision is missing.')
    const found = findTaskDefinition(state, name)
    if (found === undefined) throw new AwsError('ClientException', 'The specified task definition does not exist.')
    found.definition.status = 'INACTIVE'
    found.definition.deregisteredAt = now()
    return { taskDefinition: found.definition }
  },
  ListTaskDefinitions: (input: ListTaskDefinitionsRequest): ListTaskDefinitionsResponse => {
    const wanted = state.taskDefinitions
      .map(({ definition }) => definition)
      .filter(
        ({ family, status }) => (input.familyPrefix ?? family) === family && status === (input.status ?? 'ACTIVE'),
      )
      .toSorted((one, other) => one.revision - other.revision)
    const { items, next } = page(input.sort === 'DESC' ? wanted.toReversed() : wanted, input)
    return { taskDefinitionArns: items.map(({ taskDefinitionArn }) => taskDefinitionArn), ...next }
  },
  ListTaskDefinitionFamilies: (input: ListTaskDefinitionFamiliesRequest): ListTaskDefinitionFamiliesResponse => {
    const families = state.taskDefinitions
      .map(({ definition }) => definition.family)
      .filter((family) => family.startsWith(input.familyPrefix ?? ''))
    const { items, next } = page([...new Set(families)].sort(), input)
    return { families: [...items], ...next }
  },
})

const revisionOf = ({ definition }: TaskDefinitionRecord): number => definition.revision
