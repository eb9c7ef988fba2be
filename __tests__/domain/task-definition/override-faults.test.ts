/** What the settings cannot change in a task definition: each is a problem, and all are reported. */
import { describe, expect, test } from '@jest/globals'
import { withOverrides } from '../../../src/domain/task-definition/apply-overrides.ts'
import { NO_OVERRIDES, type Overrides } from '../../../src/domain/task-definition/overrides.ts'

const APP = {
  name: 'app',
  image: 'app:1',
  environment: [{ name: 'OLD', value: '1' }],
  secrets: [{ name: 'TOKEN', valueFrom: 'arn:token' }],
}
const DEFINITION = { family: 'web', containerDefinitions: [APP, { name: 'proxy', image: 'proxy:1' }] }

const changed = (facts: Partial<Overrides>, definition: unknown = DEFINITION, containerName: string | null = 'app') =>
  withOverrides(definition, { ...NO_OVERRIDES, ...facts }, containerName)

const problemsOf = (facts: Partial<Overrides>): readonly string[] => changed(facts).problems

describe('what cannot be changed', () => {
  const positions = new Map([
    ['/containers/app/image', { path: 'ship-to-ecs.yaml', line: 4, column: 5 }],
    ['/containers/ap', { path: 'ship-to-ecs.yaml', line: 7, column: 3 }],
    ['/task-definition-patch/1', { path: 'ship-to-ecs.yaml', line: 9, column: 5 }],
  ])

  test.each<readonly [string, Partial<Overrides>, string]>([
    [
      'the image of the run',
      { containers: { app: { image: 'x' } } },
      'ship-to-ecs.yaml:4:5: `containers.app.image`: this container gets the image of the run; remove the setting, or name another container in `container-name`',
    ],
    [
      'an unknown container',
      { containers: { ap: { cpu: 1 } } },
      "ship-to-ecs.yaml:7:3: `containers`: the task definition has no container 'ap'; did you mean app?",
    ],
    [
      'a secret that is a variable',
      { containers: { app: { secrets: { OLD: 'arn' } } } },
      '`containers.app.secrets`: OLD is also a variable; to remove that one, set it to null in `containers.app.environment`',
    ],
    [
      'a variable that is a secret',
      { containers: { app: { environment: { TOKEN: 'x' } } } },
      '`containers.app.environment`: TOKEN is also a secret; to remove that one, set it to null in `containers.app.secrets`',
    ],
    [
      'both at once',
      { containers: { proxy: { environment: { A: 'x' }, secrets: { A: 'arn' } } } },
      '`containers.proxy.secrets`: A is also a variable; to remove that one, set it to null in `containers.proxy.environment`',
    ],
    [
      'options of no log driver',
      { containers: { proxy: { 'log-options': { tag: 'x' } } } },
      '`containers.proxy.log-options`: the container has no log configuration; set `log-driver`, too',
    ],
    [
      'a role by setting and patch',
      { 'task-role': 'a', 'task-definition-patch': [{ op: 'replace', path: '/taskRoleArn', value: 'b' }] },
      '`task-definition-patch` changes taskRoleArn, which `task-role` sets; keep one of them',
    ],
    [
      'the image of the run by a patch',
      { 'task-definition-patch': [{ op: 'replace', path: '/containerDefinitions/0/image', value: 'x' }] },
      '`task-definition-patch` changes the image of `app`, which gets the image of the run',
    ],
    [
      'what only ECS sets',
      { 'task-definition-patch': [{ op: 'add', path: '/revision', value: 7 }] },
      '`task-definition-patch` sets revision, which only ECS sets',
    ],
    [
      'an operation without its place',
      {
        'task-definition-patch': [
          { op: 'add', path: '/pidMode', value: 'task' },
          { op: 'replace', path: '/containerDefinitions/2/user', value: '1' },
        ],
      },
      'ship-to-ecs.yaml:9:5: `task-definition-patch`: operation 2 (replace /containerDefinitions/2/user) does not apply: /containerDefinitions has 2 entries, counted from 0',
    ],
  ])('%s', (_, facts, problem) => {
    expect(problemsOf({ ...facts, positions })).toEqual([problem])
  })

  test('all of them are reported at once', () => {
    expect(problemsOf({ containers: { app: { image: 'x', environment: { TOKEN: 'x' } }, nobody: {} } })).toHaveLength(3)
  })

  test('of the only container, too, where none is named', () => {
    const only = { family: 'web', containerDefinitions: [APP] }
    expect(changed({ containers: { app: { image: 'x' } } }, only, null).problems).toHaveLength(1)
  })
})
