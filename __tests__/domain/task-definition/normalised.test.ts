/** What ECS makes of a definition when it registers it, and what is another definition. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { EcsState } from '../../../local-aws/ecs/records.ts'
import { taskDefinitionOperations } from '../../../local-aws/ecs/task-definitions.ts'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'
import { isSameDefinition, normalised } from '../../../src/domain/task-definition/normalised.ts'
import { ENUMS, ROOT, STRUCTURES } from '../../../src/domain/task-definition/shape.ts'
import { anyDefinition } from '../../support/any-definition.ts'
import { fc } from '../../support/fast-check.ts'

type Definition = RegisterTaskDefinitionCommandInput

/** What ECS returns of it, read as `plan` reads a revision. */
const registered = (definition: Definition): Definition => {
  const state: EcsState = {
    account: '123456789012',
    region: 'eu-west-1',
    clusters: [],
    taskDefinitions: [],
    oneOffScripts: [],
  }
  const ecs = taskDefinitionOperations(state, () => new Date(0))
  ecs.RegisterTaskDefinition(copyOf(definition))
  const described = ecs.DescribeTaskDefinition({ taskDefinition: `${definition.family ?? ''}:1`, include: ['TAGS'] })
  return checkTaskDefinition(described, 'web:1', { values: 'registered', containerName: null }).draft.input
}

const shuffled = (definition: Definition): Definition => ({
  ...definition,
  volumes: definition.volumes?.toReversed(),
  tags: definition.tags?.toReversed(),
  requiresCompatibilities: definition.requiresCompatibilities?.toReversed(),
  containerDefinitions: definition.containerDefinitions?.toReversed().map((container) => ({
    ...container,
    secrets: container.secrets?.toReversed(),
    portMappings: container.portMappings?.toReversed(),
    mountPoints: container.mountPoints?.toReversed(),
  })),
})

describe('the same definition', () => {
  test('any, once it is registered', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(normalised(registered(definition))).toEqual(normalised(definition))
        expect(isSameDefinition(registered(definition), definition)).toBe(true)
      }),
    )
  })

  test('in the normal form, it does not change any more', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(normalised(normalised(definition))).toEqual(normalised(definition))
      }),
    )
  })

  test('lists whose order means nothing', () => {
    const unique = anyDefinition.filter(({ volumes = [], tags = [], containerDefinitions = [] }) =>
      [
        volumes.map((volume) => volume.name),
        tags.map(({ key }) => key),
        ...containerDefinitions.map(({ secrets = [] }) => secrets.map((secret) => secret.name)),
      ].every((names) => new Set(names).size === names.length),
    )
    fc.assert(
      fc.property(unique, (definition) => expect(isSameDefinition(shuffled(definition), definition)).toBe(true)),
    )
  })

  test.each<readonly [string, Partial<Definition>, Partial<Definition>]>([
    ['amounts in other units', { cpu: '.25 vCPU', memory: '1 GB' }, { cpu: '256', memory: '1024' }],
    ['the network mode of EC2', {}, { networkMode: 'bridge' }],
    ['a tag that AWS has set', { tags: [{ key: 'aws:cloudformation:stack-name', value: 'a' }] }, {}],
    ['empty lists', { volumes: [], placementConstraints: [] }, {}],
    ['a volume of the host', { volumes: [{ name: 'a', host: {} }] }, { volumes: [{ name: 'a' }] }],
  ])('%s', (_, one, other) => {
    expect(isSameDefinition({ ...WEB, ...one }, { ...WEB, ...other })).toBe(true)
  })

  test.each(['awsvpc', 'host'] as const)('the port of the host in the network mode %s', (networkMode) => {
    const mapped = (hostPort?: number): Definition => ({
      ...WEB,
      networkMode,
      containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 80, hostPort }] }],
    })
    expect(isSameDefinition(mapped(), mapped(80))).toBe(true)
    expect(isSameDefinition(mapped(), mapped(81))).toBe(false)
  })
})

const WEB: Definition = { family: 'web', containerDefinitions: [{ name: 'app' }] }

type Path = readonly (string | number)[]

/** A definition with every member of the service model; none of them has a default's value. */
const full = (type: string, member: string): unknown => {
  if (type.endsWith('[]')) return [full(type.slice(0, -2), member)]
  if (type.endsWith('{}')) return { key: full(type.slice(0, -2), member) }
  if (type === 'number') return member === 'PortMapping.hostPort' ? 8 : 7
  if (type === 'boolean') return member !== 'ContainerDefinition.essential'
  const structure = STRUCTURES[type]
  if (structure === undefined) return NOT_DEFAULT[member] ?? ENUMS[member]?.[0] ?? 'text'
  const members = Object.entries(structure).map(([key, of]) => [key, full(of.replace('!', ''), `${type}.${key}`)])
  return Object.fromEntries(members)
}

const NOT_DEFAULT: Readonly<Record<string, string>> = {
  'PortMapping.protocol': 'udp',
  'EFSVolumeConfiguration.transitEncryption': 'ENABLED',
  'EFSAuthorizationConfig.iam': 'ENABLED',
}

const leaves = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))]
    : [path]

const copyOf = (definition: Definition): Definition => JSON.parse(JSON.stringify(definition)) as Definition

/** The definition with another value at that place; undefined takes the member or the item away. */
const changed = (definition: Definition, path: Path, change: (value: unknown) => unknown): Definition => {
  const copy = copyOf(definition)
  let holder: object = copy
  for (const key of path.slice(0, -1)) holder = Reflect.get(holder, key) as object
  const key = path.at(-1) ?? ''
  const value = change(Reflect.get(holder, key))
  if (value !== undefined) Reflect.set(holder, key, value)
  else if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else Reflect.deleteProperty(holder, key)
  return copy
}

const valueAt = (definition: Definition, path: Path): unknown => {
  let found: unknown = definition
  for (const key of path) found = Reflect.get(found as object, key)
  return found
}

const another = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' ? `${value}2` : value
}

describe('another definition', () => {
  const whole = full(ROOT, '') as Definition
  const paths = leaves(whole).filter((path) => path.length > 0)

  test('every member is compared', () => {
    expect(paths.length).toBeGreaterThan(150)
    const same = paths.filter((path) =>
      isSameDefinition(
        whole,
        changed(whole, path, () => undefined),
      ),
    )
    expect(same.map((path) => path.join('.'))).toEqual([])
  })

  test('every value is compared', () => {
    const simple = paths.filter((path) => typeof valueAt(whole, path) !== 'object')
    const same = simple.filter((path) => isSameDefinition(whole, changed(whole, path, another)))
    expect(same.map((path) => path.join('.'))).toEqual([])
  })

  test('a member that this version does not know', () => {
    const newer = (value: string): Definition => ({ ...WEB, ...{ newer: { value } } })
    expect(isSameDefinition(newer('a'), newer('a'))).toBe(true)
    expect(isSameDefinition(newer('a'), newer('b'))).toBe(false)
  })

  test('the last one of two variables with one name is another', () => {
    const of = (...values: readonly string[]): Definition => ({
      ...WEB,
      containerDefinitions: [{ name: 'app', environment: values.map((value) => ({ name: 'A', value })) }],
    })
    expect(isSameDefinition(of('1', '2'), of('2', '1'))).toBe(false)
  })

  test.each(['command', 'entryPoint', 'environmentFiles', 'dnsServers'])('the order of %s', (member) => {
    const of = (...values: readonly unknown[]): Definition => ({
      ...WEB,
      containerDefinitions: [{ name: 'app', ...{ [member]: values } }],
    })
    expect(isSameDefinition(of('a', 'b'), of('b', 'a'))).toBe(false)
  })
})
