/** Which level of ship-to-ecs.yaml a setting comes from: src/settings/levels.ts says the rule. */
import { describe, expect, test } from '@jest/globals'
import { REQUIRED, settingsOf, type Given } from '../support/settings.ts'

const read = (file: string, given: Given = {}) => settingsOf({ ...REQUIRED, ...given }, file)

/** One value for `wait-for-minutes` at each level, weakest first. */
const LEVELS: readonly (readonly [string, (minutes: number) => object])[] = [
  ['the root', (minutes) => ({ 'wait-for-minutes': minutes })],
  ['the environment', (minutes) => ({ environments: { prod: { 'wait-for-minutes': minutes } } })],
  ['the app', (minutes) => ({ apps: { api: { 'wait-for-minutes': minutes } } })],
  [
    'the app in the environment',
    (minutes) => ({ environments: { prod: { apps: { api: { 'wait-for-minutes': minutes } } } } }),
  ],
  ['the service', (minutes) => ({ services: { web: { 'wait-for-minutes': minutes } } })],
  [
    'the service in the environment',
    (minutes) => ({ environments: { prod: { services: { web: { 'wait-for-minutes': minutes } } } } }),
  ],
  ['the service in the app', (minutes) => ({ apps: { api: { services: { web: { 'wait-for-minutes': minutes } } } } })],
  [
    'the service in the app in the environment',
    (minutes) => ({
      environments: { prod: { apps: { api: { services: { web: { 'wait-for-minutes': minutes } } } } } },
    }),
  ],
]

const together = (one: object, other: object): object =>
  Object.entries(other).reduce<Record<string, unknown>>(
    (all, [key, value]) => ({
      ...all,
      [key]:
        typeof all[key] === 'object' && all[key] !== null ? together(all[key], value as object) : (value as unknown),
    }),
    { ...one },
  )

describe('the order of precedence', () => {
  test.each(LEVELS.slice(1).map(([name, make], index) => [name, LEVELS[index]?.[0] ?? '', make, index] as const))(
    '%s overrides %s and all below it',
    (_name, _below, make, index) => {
      const below = LEVELS.slice(0, index + 1).reduce((file, [, lower], at) => together(file, lower(at + 1)), {})
      expect(read(JSON.stringify(below)).services[0]['wait-for-minutes']).toBe(index + 1)
      expect(read(JSON.stringify(together(below, make(99)))).services[0]['wait-for-minutes']).toBe(99)
    },
  )

  test('an input overrides all levels', () => {
    const file = LEVELS.reduce((all, [, make]) => together(all, make(5)), {})
    expect(read(JSON.stringify(file), { 'wait-for-minutes': '42' }).services[0]['wait-for-minutes']).toBe(42)
  })

  test('another environment, another app and another service have no say', () => {
    const file = {
      'wait-for-minutes': 1,
      environments: { prod: {}, dev: { 'wait-for-minutes': 2, services: { web: { 'wait-for-minutes': 3 } } } },
      apps: { api: {}, batch: { 'wait-for-minutes': 4, services: { web: { 'wait-for-minutes': 5 } } } },
      services: { web: {} },
    }
    expect(read(JSON.stringify(file), { app: 'api' }).services).toHaveLength(1)
    expect(read(JSON.stringify(file), { app: 'api' }).services[0]['wait-for-minutes']).toBe(1)
  })

  test('an empty value sets nothing', () => {
    const file = 'tag: one\nenvironments:\n  prod:\n    tag:\n    context: ""\n'
    expect(read(file)).toMatchObject({ tag: 'one', context: '.' })
  })
})

describe('merging', () => {
  const file = `
labels: team=web
build-args: [A=1, B, C=3]
secrets: {token: root}
cache-from: [type=gha]
trivy-severity: CRITICAL
environments:
  prod:
    labels: {team: shop, tier: gold}
    build-args: {B: 2}
    secrets: more=environment
    cache-from: type=inline
    trivy-severity: none
`
  test('maps are merged key by key, whatever form they have', () => {
    expect(read(file)).toMatchObject({
      labels: { team: 'shop', tier: 'gold' },
      'build-args': ['A=1', 'C=3', 'B=2'],
      secrets: { token: 'root', more: 'environment' },
    })
  })

  test('lists are replaced', () => {
    expect(read(file)).toMatchObject({ 'cache-from': ['type=inline'], 'trivy-severity': [] })
  })

  test('an input replaces a map as a whole', () => {
    expect(read(file, { labels: 'only=input' }).labels).toEqual({ only: 'input' })
  })

  test('a service has the settings of its level, and its own over them', () => {
    const [service] = read('desired-count: 2\nservices:\n  web:\n    container-name: app\n').services
    expect(service).toEqual({
      key: 'web',
      places: new Map([
        ['container-name', { path: 'ship-to-ecs.yaml', line: 4, column: 21 }],
        ['desired-count', { path: 'ship-to-ecs.yaml', line: 1, column: 16 }],
      ]),
      containers: null,
      'task-cpu': null,
      'task-memory': null,
      'ephemeral-storage': null,
      'execution-role': null,
      'task-role': null,
      'runtime-platform': null,
      'task-definition-tags': null,
      'task-definition-patch': null,
      'aws-region': null,
      'aws-account-id': null,
      cluster: 'main',
      service: 'web',
      'task-definition': 'task.json',
      'service-definition': null,
      'container-name': 'app',
      'maintenance-rule': null,
      tfstate: null,
      'desired-count': 2,
      'force-new-deployment': false,
      'wait-for-minutes': 30,
      lint: null,
      'required-tags': null,
      'run-before': null,
      'service-attributes': null,
      'run-after': null,
      'rollback-on': null,
      'smoke-test': null,
      'keep-revisions': null,
      'watch-alarms': null,
      'watch-minutes': 5,
      'when-in-progress': 'replace',
      'wait-until': 'stable',
      'fail-fast': true,
      'codedeploy-application': null,
      'codedeploy-deployment-group': null,
      'codedeploy-deployment-config': null,
      'codedeploy-appspec': null,
      'pause-hook': 'wait',
    })
  })
})
