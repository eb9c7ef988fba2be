/** What the settings change arrives in the definition that the plan gives; every problem is reported at once. */
import { describe, expect, test } from '@jest/globals'
import { NO_OVERRIDES } from '../../../src/domain/task-definition/overrides.ts'
import { plan, service, target, TASK_FILE } from '../../support/plan-play.ts'

const AT = { path: 'ship-to-ecs.yaml', line: 3, column: 7 }

test('overrides and patch, for a file and for a family with its tags', async () => {
  const overrides = {
    ...NO_OVERRIDES,
    containers: { app: { environment: { A: 'b=c' }, cpu: 64 } },
    'task-definition-tags': { stage: 'prod' },
    'task-definition-patch': [{ op: 'add', path: '/containerDefinitions/0/user', value: '1000' }],
  } as const
  const ofFile = await plan(target({ overrides })).run()
  expect(ofFile.services[0]?.taskDefinition.input).toEqual({
    family: 'web',
    containerDefinitions: [
      { name: 'app', command: [''], environment: [{ name: 'A', value: 'b=c' }], cpu: 64, user: '1000' },
    ],
    tags: [{ key: 'stage', value: 'prod' }],
  })
  const ofFamily = await plan(target({ overrides, taskDefinition: { kind: 'ecs', reference: 'web' } })).run()
  expect(ofFamily.services[0]?.taskDefinition.input).toEqual({
    family: 'web',
    containerDefinitions: [{ name: 'app', environment: [{ name: 'A', value: 'b=c' }], cpu: 64, user: '1000' }],
    tags: [
      { key: 'team', value: 'a' },
      { key: 'stage', value: 'prod' },
    ],
  })
})

test('what is wrong with settings, definition and names in AWS is one error', async () => {
  const overrides = {
    ...NO_OVERRIDES,
    containers: { ap: {}, app: { image: 'x' } },
    'task-definition-patch': [{ op: 'add', path: '/containerDefinitions/0/usr', value: '1000' }],
    positions: new Map([
      ['/containers/ap', AT],
      ['/task-definition-patch/0', AT],
    ]),
  } as const
  const { message } = await plan(target({ overrides, service: 'wbe' })).failure()
  expect(message).toContain("the task definition has no container 'ap'; did you mean app?")
  expect(message).toContain('`containers.app.image`: this container gets the image of the run')
  expect(message).toContain(
    'containerDefinitions[0].usr: unknown key; did you mean user? (set in ship-to-ecs.yaml:3:7)',
  )
  expect(message).toContain("'wbe'")
})

test('a headline says which name or setting is wrong', async () => {
  const headlines = async (overrides: object) =>
    (await plan(target({ overrides: { ...NO_OVERRIDES, ...overrides } })).failure()).headlines
  const unknown = "`containers`: the task definition has no container 'ap'"
  expect(await headlines({ containers: { ap: {} }, positions: new Map([['/containers/ap', AT]]) })).toEqual([
    `ship-to-ecs.yaml:3:7: ${unknown}; did you mean app?`,
    `${unknown}; did you mean app?`,
    unknown,
    '`containers` does not suit the task definition',
  ])
})

test('a wrong name of the container is reported with what is wrong in the file, and where that is', async () => {
  const text = '{"family":"web",\n "containerDefinitions":[{"name":"app","usr":"1"}]}'
  const { message } = await plan(target({ containerName: 'ap' }), { files: { [TASK_FILE]: text } }).failure()
  expect(message).toContain("the container 'ap' does not exist in the task definition task.json")
  expect(message).toContain('containerDefinitions[0].usr: unknown key; did you mean user? (task.json:2:40)')
})

test('values are checked also where ECS has accepted the rest', async () => {
  const families = {
    web: { family: 'web', networkMode: 'newer' as never, containerDefinitions: [{ name: 'app' }] },
  }
  const overrides = { ...NO_OVERRIDES, 'task-cpu': 'half', positions: new Map([['/task-cpu', AT]]) }
  const input = target({ overrides, taskDefinition: { kind: 'ecs', reference: 'web' } })
  const { message } = await plan(input, { families }).failure()
  expect(message).toContain('cpu: \'half\' is not an amount such as 256 or ".25 vCPU" (set in ship-to-ecs.yaml:3:7)')
  expect(message).not.toContain('networkMode')
})

test('the number of tasks of a DAEMON cannot be set', async () => {
  const clusters = { prod: [service('web', { schedulingStrategy: 'DAEMON' })] }
  const { message, code } = await plan(target({ desiredCount: 2, places: new Map([['desired-count', AT]]) }), {
    clusters,
  }).failure()
  expect(code).toBe('E_INPUT')
  expect(message).toBe(
    'ship-to-ecs.yaml:3:7: `desired-count` is set, but the service web is a DAEMON, which runs one task on each instance; remove the setting',
  )
  await expect(plan(target(), { clusters }).run()).resolves.toBeDefined()
})

describe('members that are newer than this version', () => {
  const listed = { newer: 2, name: 'one' }
  const containers = [
    { name: 'first', newer: 1 },
    { name: 'app', newer: 1, portMappings: [{ containerPort: 1 }, { containerPort: 2, newer: {} }] },
    listed,
  ]
  const families = { web: { family: 'web', volumes: [{ name: 'a' }, listed], containerDefinitions: containers } }
  const patched = (...operations: readonly object[]) => {
    const patch = operations as (typeof NO_OVERRIDES)['task-definition-patch']
    const overrides = { ...NO_OVERRIDES, 'task-definition-patch': patch }
    const input = target({ overrides, containerName: 'app', taskDefinition: { kind: 'ecs', reference: 'web' } })
    return plan(input, { families: families }) // newer than the types, too
  }

  test('stay where they are when the patch moves what has them', async () => {
    const play = patched(
      { op: 'remove', path: '/containerDefinitions/0' },
      { op: 'remove', path: '/containerDefinitions/0/portMappings/0' },
      { op: 'move', from: '/containerDefinitions/1', path: '/containerDefinitions/0' },
      { op: 'add', path: '/volumes/0', value: { name: 'b' } },
    )
    expect((await play.run()).services[0]?.taskDefinition.input).toMatchObject({
      volumes: [{ name: 'b' }, { name: 'a' }, listed],
      containerDefinitions: [listed, { name: 'app', newer: 1, portMappings: [{ containerPort: 2, newer: {} }] }],
    })
  })

  test.each([
    ['another container', { op: 'add', path: '/containerDefinitions/-', value: { name: 'x', newer: 1 } }, '[3].newer'],
    ['another member', { op: 'add', path: '/containerDefinitions/1/newest', value: 1 }, '[1].newest'],
    [
      'a list',
      { op: 'add', path: '/containerDefinitions/1/portMappings/0/newer', value: 1 },
      '[1].portMappings[0].newer',
    ],
  ])('are an error where a patch adds one: %s', async (_name, operation, path) => {
    const { message } = await patched(operation).failure()
    expect(message).toContain(`containerDefinitions${path}: unknown key`)
    expect(message.split('unknown key')).toHaveLength(2)
  })
})
