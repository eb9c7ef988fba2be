/** Task definitions of every member that the service model has. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { ENUMS, ROOT, STRUCTURES } from '../../src/domain/task-definition/shape.ts'
import { RANGES } from '../../src/domain/task-definition/ranges.ts'
import { fc } from './fast-check.ts'

type Definition = RegisterTaskDefinitionCommandInput
type Any = fc.Arbitrary<unknown>

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/u)

/** Members whose values have rules of their own. */
const OWN: Readonly<Record<string, Any>> = {
  'RegisterTaskDefinitionRequest.family': name,
  'RegisterTaskDefinitionRequest.cpu': fc.constantFrom('256', '.25 vCPU', '1 vCPU', '1vcpu', '1024'),
  'RegisterTaskDefinitionRequest.memory': fc.constantFrom('512', '0.5 GB', '1 gb', '2048'),
  'RegisterTaskDefinitionRequest.requiresCompatibilities': fc.subarray(['EC2', 'EXTERNAL', 'MANAGED_INSTANCES']),
  'ContainerDefinition.name': name,
  'ContainerDefinition.image': fc.stringMatching(/^[a-z]{1,5}:[0-9]{1,3}$/u),
  'ContainerDefinition.memory': fc.integer({ min: 4, max: 999 }),
  'ContainerDefinition.repositoryCredentials': fc.constant({ credentialsParameter: 'arn:aws:secretsmanager:x' }),
  'PortMapping.containerPortRange': fc.constantFrom('8000-8010', '1-65535'),
  'Tag.key': fc.stringMatching(/^[a-z]{1,6}$/u),
}

/** ECS wants these although the model does not. */
const NEEDED = ['ContainerDefinition.name', 'ContainerDefinition.image', 'ContainerDefinition.memory']

const SIMPLE: Readonly<Record<string, Any>> = {
  string: fc.string({ maxLength: 6 }),
  boolean: fc.boolean(),
}

const numberOf = (member: string): Any => {
  const [smallest, largest] = RANGES[member] ?? [1, 65_535]
  return fc.integer({ min: Math.max(smallest, 1), max: Math.min(largest, 65_535) })
}

const ofType = (type: string, member: string): Any => {
  if (type.endsWith('[]')) return fc.array(ofType(type.slice(0, -2), member), { maxLength: 3 })
  if (type.endsWith('{}')) return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/u), ofType(type.slice(0, -2), member))
  if (ENUMS[member] !== undefined) return fc.constantFrom(...ENUMS[member])
  if (type === 'number') return numberOf(member)
  return SIMPLE[type] ?? ofStructure(type)
}

const ofStructure = (structure: string): Any => {
  const types = Object.entries(STRUCTURES[structure] ?? {})
  const members = types.map(([key, type]) => {
    const member = `${structure}.${key}`
    return [key, OWN[member] ?? ofType(type.replace('!', ''), member)] as const
  })
  const requiredKeys = types
    .filter(([key, type]) => type.endsWith('!') || NEEDED.includes(`${structure}.${key}`))
    .map(([key]) => key)
  return fc.record(Object.fromEntries(members), { requiredKeys })
}

/** Ones that ECS takes: a container that matters, and no empty list of tags. */
export const anyDefinition: fc.Arbitrary<Definition> = ofStructure(ROOT).map((made) => {
  // Every member was made from the model that this type is generated from.
  const { tags, ...definition } = made as Definition
  const given = definition.containerDefinitions ?? []
  const named = given.length === 0 ? [{ name: 'app', image: 'app:1', memory: 4 }] : given
  return {
    ...definition,
    containerDefinitions: named.map((one, at) => ({
      ...one,
      name: `${one.name ?? ''}${at}`,
      ...(at === 0 ? { essential: true } : {}),
    })),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
  }
})
