/** The settings that change a task definition: how they are written, merged over levels, and what is wrong with them, where. */
import { describe, expect, test } from '@jest/globals'
import { overridesOf } from '../../src/settings/definition-overrides.ts'
import { asWritten } from '../../src/domain/task-definition/written-number.ts'
import type { Overrides } from '../../src/domain/task-definition/overrides.ts'
import { inputErrorOf, REQUIRED, settingsOf } from '../support/settings.ts'

const overrides = (file: string): Overrides => overridesOf(settingsOf(REQUIRED, file).services[0])

test('values as they are written, null as null', () => {
  const file = `
containers:
  app:
    environment: { VERSION: 1.10, ON: on, EMPTY: "", GONE: null, ALSO_GONE: , "QUOTED": "null" }
    command: [serve, 8080]
    entry-point:
    cpu: 0128
    memory: null
    docker-labels:
      traefik.rule: Host(\`a\`)==b=c
`
  expect(overrides(file).containers).toEqual({
    app: {
      environment: { VERSION: '1.10', ON: 'on', EMPTY: '', GONE: null, ALSO_GONE: null, QUOTED: 'null' },
      command: ['serve', '8080'],
      'entry-point': null,
      cpu: 128,
      memory: null,
      'docker-labels': { 'traefik.rule': 'Host(`a`)==b=c' },
    },
  })
})

test('levels are merged container by container and key by key; lists and patches are replaced', () => {
  const file = `
containers:
  app: { cpu: 128, command: [a, b], environment: { A: root, B: root, C: } }
  proxy: { image: proxy:1 }
task-definition-tags: { team: a, stage: none }
task-definition-patch: [{ op: remove, path: /pidMode }]
environments:
  prod:
    containers:
      app: { command: [c], environment: { B: prod, C: prod, A: null } }
      proxy:
    task-definition-tags: { stage: prod }
    task-definition-patch: [{ op: remove, path: /ipcMode }]
`
  expect(overrides(file)).toMatchObject({
    containers: {
      app: { cpu: 128, command: ['c'], environment: { A: null, B: 'prod', C: 'prod' } },
      proxy: { image: 'proxy:1' },
    },
    'task-definition-tags': { team: 'a', stage: 'prod' },
    'task-definition-patch': [{ op: 'remove', path: '/ipcMode' }],
  })
})

test('each part has its place, also of another level', () => {
  const file = `task-cpu: 256
containers:
  app:
    cpu: 128
    environment: { A: root }
environments:
  prod:
    containers: { app: { environment: { B: prod } } }
`
  const { positions } = overrides(file)
  const at = (path: string): string => `${positions.get(path)?.line ?? ''}:${positions.get(path)?.column ?? ''}`
  expect(at('/task-cpu')).toBe('1:11')
  expect(at('/containers/app/cpu')).toBe('4:5')
  expect(at('/containers/app/environment/A')).toBe('5:20')
  expect(at('/containers/app/environment/B')).toBe('8:41')
})

test('the values of a patch have types, unless they are quoted', () => {
  const file = `
task-definition-patch:
  - { op: add, path: /a, value: { text: abc, yes: true, no: False, number: 7, quoted: "7", none: null, list: [1, ~] } }
  - { op: add, path: /b, value: 1.10 }
  - { op: test, path: /c, value: null }
`
  expect(overrides(file)['task-definition-patch']).toEqual([
    {
      op: 'add',
      path: '/a',
      value: { text: 'abc', yes: true, no: false, number: 7, quoted: '7', none: null, list: [1, null] },
    },
    { op: 'add', path: '/b', value: asWritten(1.1, '1.10') },
    { op: 'test', path: '/c', value: null },
  ])
})

test('a platform in the words of Docker or of ECS', () => {
  const platform = (text: string): unknown => overrides(`runtime-platform: ${text}\n`)['runtime-platform']
  expect(platform('linux/arm64')).toEqual({ operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' })
  expect(platform('linux/amd64')).toEqual({ operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' })
  expect(platform('WINDOWS_SERVER_2022_CORE/X86_64')).toEqual({
    operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE',
    cpuArchitecture: 'X86_64',
  })
})

describe('what is wrong', () => {
  test.each([
    ['containers: [app]', '1:13: `containers` must map names of containers to what is changed in them'],
    ['containers: { app: 7 }', '1:15: `containers.app` must be a map'],
    [
      'containers:\n  app:\n    envronment: {}',
      '3:5: `containers.app.envronment`: unknown key; did you mean environment?',
    ],
    [
      'containers:\n  app:\n    entryPoint: [a]',
      '3:5: `containers.app.entryPoint`: unknown key; did you mean entry-point?',
    ],
    ['containers:\n  app:\n    cpu: half', "3:5: `containers.app.cpu`: 'half' is not a whole number"],
    [
      'containers:\n  app:\n    command: sh -c "a b"',
      '3:5: `containers.app.command` must be a list; for a shell, write ["sh", "-c", "…"]',
    ],
    [
      'containers:\n  app:\n    environment:\n      - A=b',
      '3:5: `containers.app.environment` must be a map; a value of null removes what the task definition has',
    ],
    [
      'containers:\n  app:\n    environment:\n      A: [1]',
      '4:7: `containers.app.environment.A` must be a single value, not a list or a map',
    ],
    ['task-definition-patch: { op: remove }', '1:24: `task-definition-patch` must be a list of operations (RFC 6902)'],
    [
      'task-definition-patch:\n  - op: delete\n    path: /a',
      '2:5: `task-definition-patch[0].op` must be one of add, remove, replace, move, copy, test',
    ],
    [
      'task-definition-patch:\n  - { op: add, path: /a }',
      '2:5: `task-definition-patch[0]` must have a `value` for add',
    ],
    ['task-definition-patch:\n  - { op: move, path: /a }', '2:5: `task-definition-patch[0]` must have `from` for move'],
    [
      'task-definition-patch:\n  - { op: remove, path: a }',
      '2:19: `task-definition-patch[0].path`: is not a JSON Pointer (RFC 6901) such as /containerDefinitions/0/user',
    ],
    [
      'task-definition-patch:\n  - { op: remove }',
      '2:5: `task-definition-patch[0].path` must be a path such as /containerDefinitions/0/user',
    ],
    [
      'runtime-platform: arm64',
      "1:19: `runtime-platform`: 'arm64' is not a system and an architecture such as linux/arm64",
    ],
    ['ephemeral-storage: 20', "1:20: `ephemeral-storage`: '20' is not a whole number from 21 to 200"],
    [
      'containers: { app: { image: "${{ x }}" } }',
      '1:29: `containers`: nothing evaluates ${{ x }} in this file; write the value',
    ],
  ])('%s', (file, problem) => {
    expect(inputErrorOf(REQUIRED, file)).toBe(`ship-to-ecs.yaml:${problem}`)
  })
})
