import { describe, expect, test } from '@jest/globals'
import { NO_OVERRIDES, type Overrides } from '../../../src/domain/task-definition/overrides.ts'
import { container, ON_EC2 } from '../../support/lint-play.ts'
import { plan, TASK_FILE, target } from '../../support/plan-play.ts'

const ROOT_USER = JSON.stringify({ ...container({ user: 'root' }, ON_EC2), family: 'web' })

describe('the lint of a task definition', () => {
  test('is part of what the plan gives', async () => {
    const { services } = await plan(target(), { files: { [TASK_FILE]: ROOT_USER } }).run()
    expect(services.flatMap(({ lint }) => lint)).toEqual([
      {
        rule: 'ECS.20',
        level: 'warn',
        places: [{ path: 'containerDefinitions[0].user', container: 'app', detail: null, at: 'task.json:1:403' }],
      },
    ])
  })

  test('is one block of lines in the log, and no annotation', async () => {
    const played = plan(target(), { files: { [TASK_FILE]: ROOT_USER } })
    await played.run()
    expect(played.log.text('info')).toContain('lint of task.json: 1 MEDIUM\n  ECS.20 (MEDIUM): A Linux container runs')
    expect(played.log.text('warning')).toBe('')
  })

  test('is nothing in the log for a sound definition', async () => {
    const played = plan(target(), { files: { [TASK_FILE]: JSON.stringify({ ...ON_EC2, family: 'web' }) } })
    await played.run()
    expect(played.log.text('info')).not.toContain('lint')
  })

  test('is silent about a rule that is off', async () => {
    const input = target({ lint: { 'ECS.20': 'off' } })
    const { services } = await plan(input, { files: { [TASK_FILE]: ROOT_USER } }).run()
    expect(services.flatMap(({ lint }) => lint)).toEqual([])
  })

  test('fails the plan where a rule is an error', async () => {
    const input = target({ lint: { 'ECS.20': 'error' } })
    const error = await plan(input, { files: { [TASK_FILE]: ROOT_USER } }).failure()
    expect(error.code).toBe('E_TASK_DEFINITION_LINT')
    expect(error.message).toBe(
      'the task definition task.json breaks a rule:\n- ECS.20 (MEDIUM): A Linux container runs as root, or its user is not set: containerDefinitions[0].user of app in task.json:1:403. Set `user` to one that the image has, for example `1000:1000`.',
    )
  })

  test('is one error with the other problems of the plan', async () => {
    const input = target({ lint: { all: 'error' }, service: 'wbe' })
    const error = await plan(input, { files: { [TASK_FILE]: ROOT_USER } }).failure()
    expect(error.message).toContain('the plan found 2 problems:')
    expect(error.message).toContain("'wbe'")
    expect(error.message).toContain('ECS.20 (MEDIUM)')
  })

  test('is reported without AWS, too', async () => {
    const input = target({ lint: { all: 'error' } })
    const error = await plan(input, { files: { [TASK_FILE]: ROOT_USER }, region: null }).failure()
    expect(error.message).toContain('no AWS region is set')
    expect(error.message).toContain('ECS.20 (MEDIUM)')
  })
})

describe('where a finding is', () => {
  const LINES = JSON.stringify({ ...ON_EC2, family: 'web' }, null, 2)
  const at = (line: number, column: number) => ({ path: 'ship-to-ecs.yaml', line, column })
  const placesWith = async (facts: Partial<Overrides>, text = LINES, lint = {}) => {
    const { services } = await plan(target({ overrides: { ...NO_OVERRIDES, ...facts }, lint }), {
      files: { [TASK_FILE]: text },
    }).run()
    return services.flatMap((one) => one.lint.flatMap(({ rule, places }) => places.map((place) => [rule, place.at])))
  }

  test('a member of the file', async () => {
    const text = LINES.replace('"user": "1000"', '"user": "root"')
    const line = text.slice(0, text.indexOf('"user"')).split('\n').length
    expect(await placesWith({}, text)).toEqual([['ECS.20', `task.json:${line}:7`]])
  })

  test('the container whose member is missing', async () => {
    const text = LINES.replace(/ *"user": "1000",\n/, '')
    const line = text.slice(0, text.indexOf('"containerDefinitions"')).split('\n').length + 1
    expect(await placesWith({}, text)).toEqual([['ECS.20', `task.json:${line}:5`]])
  })

  test('a variable of the settings, which comes after one of the file', async () => {
    const environment = { PORT: '1', DB_PASSWORD: 'hunter2' }
    const positions = new Map([['/containers/app/environment/DB_PASSWORD', at(4, 7)]])
    expect(await placesWith({ containers: { app: { environment } }, positions })).toEqual([
      ['plain-secret', 'ship-to-ecs.yaml:4:7'],
    ])
  })

  test('what the settings have removed', async () => {
    const positions = new Map([['/containers/app/memory', at(5, 3)]])
    expect(
      await placesWith({ containers: { app: { memory: null } }, positions }, LINES.replace('"memory": "512",', ''), {
        'no-memory': 'warn',
      }),
    ).toEqual([['no-memory', 'ship-to-ecs.yaml:5:3']])
  })

  test('an option that the log driver of the settings needs', async () => {
    const text = JSON.stringify(container({ logConfiguration: undefined }, ON_EC2))
    const positions = new Map([['/containers/app/log-driver', at(6, 3)]])
    expect(
      await placesWith({ containers: { app: { 'log-driver': 'awslogs' } }, positions }, text, {
        'awslogs-options': 'warn',
      }),
    ).toEqual([
      ['awslogs-options', 'ship-to-ecs.yaml:6:3'],
      ['awslogs-options', 'ship-to-ecs.yaml:6:3'],
      ['blocking-logs', 'ship-to-ecs.yaml:6:3'],
      ['awslogs-prefix', 'ship-to-ecs.yaml:6:3'],
    ])
  })

  test('an operation of the patch, and a variable of the settings that it moves', async () => {
    const positions = new Map([
      ['/containers/app/environment/API_KEY', at(4, 7)],
      ['/task-definition-patch/1', at(9, 5)],
    ])
    const path = '/containerDefinitions/0/environment/0'
    const facts: Partial<Overrides> = {
      containers: { app: { environment: { API_KEY: 'hunter2' } } },
      'task-definition-patch': [
        { op: 'remove', path },
        { op: 'add', path: '/containerDefinitions/0/environment/-', value: { name: 'A_TOKEN', value: 'x1' } },
      ],
      positions,
    }
    expect(await placesWith(facts)).toEqual([
      ['plain-secret', 'ship-to-ecs.yaml:4:7'],
      ['plain-secret', 'ship-to-ecs.yaml:9:5'],
    ])
  })

  test('the revision of a family that ECS has', async () => {
    const input = target({ taskDefinition: { kind: 'ecs', reference: 'web' } })
    const { services } = await plan(input).run()
    const places = services.flatMap(({ lint }) => lint.flatMap((one) => one.places))
    expect(new Set(places.map(({ at: place }) => place))).toEqual(new Set(['web:7']))
  })
})
