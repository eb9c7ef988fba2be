/** What the settings change in a task definition: set, merged, removed; and what cannot be. */
import { describe, expect, test } from '@jest/globals'
import { withOverrides } from '../../../src/domain/task-definition/apply-overrides.ts'
import { NO_OVERRIDES, type ContainerOverride, type Overrides } from '../../../src/domain/task-definition/overrides.ts'

const APP = {
  name: 'app',
  image: 'app:1',
  environment: [
    { name: 'KEPT', value: '' },
    { name: 'OLD', value: '1' },
    { name: 'GONE', value: 'x' },
  ],
  secrets: [{ name: 'TOKEN', valueFrom: 'arn:token' }],
  dockerLabels: { a: '', b: '2' },
  logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/app', tag: '' }, secretOptions: [] },
  command: ['a'],
  memory: 512,
}
const DEFINITION = {
  family: 'web',
  containerDefinitions: [APP, { name: 'proxy', image: 'proxy:1' }],
  tags: [{ key: 'team', value: 'a' }],
}

const changed = (facts: Partial<Overrides>, definition: unknown = DEFINITION, containerName: string | null = 'app') =>
  withOverrides(definition, { ...NO_OVERRIDES, ...facts }, containerName)

/** The container with one change. */
const app = (override: ContainerOverride): unknown => {
  const { value, problems } = changed({ containers: { app: override } })
  expect(problems).toEqual([])
  const { containerDefinitions } = value as typeof DEFINITION // only its containers are changed
  expect(containerDefinitions[1]).toBe(DEFINITION.containerDefinitions[1])
  return containerDefinitions[0]
}

test('nothing is changed where nothing is set', () => {
  expect(changed({}).value).toEqual(DEFINITION)
  expect(changed({ containers: { app: {} } }).value).toEqual(DEFINITION)
})

describe('a container', () => {
  test('a variable keeps its place, a new one is last, null removes one', () => {
    expect(app({ environment: { OLD: 'a=b=c', GONE: null, NEW: '', ABSENT: null } })).toEqual({
      ...APP,
      environment: [
        { name: 'KEPT', value: '' },
        { name: 'OLD', value: 'a=b=c' },
        { name: 'NEW', value: '' },
      ],
    })
  })

  test('secrets by name', () => {
    expect(app({ secrets: { TOKEN: null, KEY: 'arn:key' } })).toEqual({
      ...APP,
      secrets: [{ name: 'KEY', valueFrom: 'arn:key' }],
    })
  })

  test('a variable becomes a secret in one step', () => {
    expect(app({ environment: { OLD: null }, secrets: { OLD: 'arn:old' } })).toMatchObject({
      environment: [{ name: 'KEPT' }, { name: 'GONE' }],
      secrets: [{ name: 'TOKEN' }, { name: 'OLD', valueFrom: 'arn:old' }],
    })
  })

  test('labels and log options keep what is not named, also empty values', () => {
    expect(
      app({ 'docker-labels': { b: null, rule: 'Host(`a`)==b' }, 'log-options': { mode: 'non-blocking', tag: null } }),
    ).toEqual({
      ...APP,
      dockerLabels: { a: '', rule: 'Host(`a`)==b' },
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/app', mode: 'non-blocking' },
        secretOptions: [],
      },
    })
  })

  test('lists and numbers as a whole', () => {
    expect(
      app({
        command: ['sh', '-c', 'echo "hi there"'],
        'entry-point': [''],
        cpu: 128,
        memory: null,
        'memory-reservation': 64,
        'environment-files': ['arn:aws:s3:::b/prod.env'],
      }),
    ).toEqual({
      ...Object.fromEntries(Object.entries(APP).filter(([key]) => key !== 'memory')),
      command: ['sh', '-c', 'echo "hi there"'],
      entryPoint: [''],
      cpu: 128,
      memoryReservation: 64,
      environmentFiles: [{ value: 'arn:aws:s3:::b/prod.env', type: 's3' }],
    })
  })

  test('the image of a side-car', () => {
    expect(changed({ containers: { proxy: { image: 'proxy:2' } } })).toMatchObject({
      value: { containerDefinitions: [APP, { name: 'proxy', image: 'proxy:2' }] },
      problems: [],
    })
  })

  test('a log driver where there is none', () => {
    const { value } = changed({
      containers: { proxy: { 'log-driver': 'awslogs', 'log-options': { 'awslogs-group': '/p' } } },
    })
    expect(value).toMatchObject({
      containerDefinitions: [APP, { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/p' } } }],
    })
  })
})

test('the task: sizes, roles, platform, storage; tags are merged', () => {
  const { value, problems } = changed({
    'task-cpu': '256',
    'task-memory': '0.5 GB',
    'ephemeral-storage': 30,
    'execution-role': 'exec',
    'task-role': 'task',
    'runtime-platform': { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
    'task-definition-tags': { stage: 'prod', team: null },
  })
  expect(problems).toEqual([])
  expect(value).toEqual({
    ...DEFINITION,
    cpu: '256',
    memory: '0.5 GB',
    ephemeralStorage: { sizeInGiB: 30 },
    executionRoleArn: 'exec',
    taskRoleArn: 'task',
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
    tags: [{ key: 'stage', value: 'prod' }],
  })
})

test('tags that are not named are kept, and none are sent as an empty list', () => {
  expect(changed({ 'task-definition-tags': { stage: 'prod' } }).value).toMatchObject({
    tags: [
      { key: 'team', value: 'a' },
      { key: 'stage', value: 'prod' },
    ],
  })
  expect(changed({ 'task-definition-tags': { team: null } }).value).not.toHaveProperty('tags')
})

test('what is no task definition is left to the check', () => {
  for (const value of [
    null,
    'text',
    [],
    { containerDefinitions: { app: {} } },
    { containerDefinitions: [null, { name: 7 }] },
  ]) {
    expect(changed({ 'task-definition-tags': {} }, value).value).toEqual(value)
  }
  const odd = { containerDefinitions: [{ name: 'app', environment: 'A=b', dockerLabels: [], logConfiguration: 'x' }] }
  const all = { environment: { A: '' }, 'docker-labels': { a: '' }, 'log-options': { a: '' } }
  expect(changed({ containers: { app: all } }, odd)).toMatchObject({ value: odd, problems: [] })
})

test('names of what every object has are only names', () => {
  const definition = {
    containerDefinitions: [{ name: 'constructor', environment: [{ name: 'toString', value: 'a' }] }],
  }
  expect(changed({ containers: {} }, definition).value).toEqual(definition)
  const changes = { environment: { toString: null, valueOf: 'b' } as unknown as Record<string, string | null> } // the type has these as functions
  expect(changed({ containers: { constructor: changes } }, definition, null).value).toEqual({
    containerDefinitions: [{ name: 'constructor', environment: [{ name: 'valueOf', value: 'b' }] }],
  })
})
