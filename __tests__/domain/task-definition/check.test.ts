import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'

const minimal = { family: 'web', containerDefinitions: [{ name: 'app', image: 'placeholder' }] }

const problemsOf = (value: unknown): string => {
  try {
    checkTaskDefinition(value, 'task.json')
  } catch (thrown) {
    return (thrown as Error).message
  }
  return 'none'
}

describe('what is kept', () => {
  test('empty texts, lists and maps survive exactly', () => {
    const value = {
      family: 'web',
      volumes: [],
      containerDefinitions: [
        {
          name: 'app',
          command: [''],
          entryPoint: [],
          environment: [{ name: 'EMPTY', value: '' }],
          dockerLabels: { empty: '' },
          logConfiguration: { logDriver: 'json-file', options: { tag: '' } },
          systemControls: [],
        },
      ],
    }
    expect(checkTaskDefinition(value, 'task.json').draft).toEqual({ source: 'task.json', input: value })
  })

  test('what ECS adds is dropped', () => {
    const described = {
      ...minimal,
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7',
      revision: 7,
      status: 'ACTIVE',
      requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.ecr-auth' }],
      compatibilities: ['EC2', 'FARGATE'],
      registeredAt: new Date(0),
      registeredBy: 'arn:aws:iam::123456789012:root',
      deregisteredAt: 12,
      deleteRequestedAt: 13,
      $schema: 'https://example.com/schema.json',
    }
    expect(checkTaskDefinition(described, 'web:7')).toEqual({
      draft: { source: 'web:7', input: minimal },
      notes: [],
      warnings: [],
    })
  })

  test('a whole reply of describe-task-definition is unwrapped, its tags kept', () => {
    const tags = [{ key: 'team', value: 'a' }]
    const { draft } = checkTaskDefinition({ taskDefinition: { ...minimal, revision: 1 }, tags }, 'task.json')
    expect(draft.input).toEqual({ ...minimal, tags })
  })

  test('nulls are dropped', () => {
    const value = { ...minimal, taskRoleArn: null, containerDefinitions: [{ name: 'app', command: null }] }
    expect(checkTaskDefinition(value, 'task.json').draft.input).toEqual({
      family: 'web',
      containerDefinitions: [{ name: 'app' }],
    })
  })

  test('a number where ECS expects a string becomes a string, and a note says so', () => {
    const { draft, notes } = checkTaskDefinition({ ...minimal, cpu: 256, memory: '512' }, 'task.json')
    expect(draft.input).toMatchObject({ cpu: '256', memory: '512' })
    expect(notes).toEqual(['cpu: the number 256 is sent as the string "256", which ECS expects'])
  })
})

describe('what is refused', () => {
  test.each([
    [{ ...minimal, networkmode: 'awsvpc' }, 'networkmode: unknown key; did you mean networkMode?'],
    [
      { family: 'web', containerDefinitions: [{ name: 'app', essentail: true }] },
      'containerDefinitions[0].essentail: unknown key; did you mean essential?',
    ],
    [
      { family: 'web', containerDefinitions: [{ name: 'app', healthCheck: { command: ['x'], retires: 3 } }] },
      'containerDefinitions[0].healthCheck.retires: unknown key; did you mean retries?',
    ],
    [{ ...minimal, fooBar: 1 }, 'fooBar: unknown key'],
    [{ ...minimal, constructor: 1 }, 'constructor: unknown key'],
    [{ containerDefinitions: [{ name: 'app' }] }, 'family: is missing'],
    [{ family: 'web', containerDefinitions: [] }, 'containerDefinitions: is empty'],
    [{ family: 'web', containerDefinitions: [{ image: 'x' }] }, 'containerDefinitions[0].name: is missing'],
    [
      { family: 'web', containerDefinitions: [{ name: 'a' }, { name: 'a' }] },
      "containerDefinitions[1].name: another container also has the name 'a'",
    ],
    [{ family: 'web', containerDefinitions: {} }, 'containerDefinitions: expected a list, found an object'],
    [{ family: 'web', containerDefinitions: [null] }, 'containerDefinitions[0]: expected an object, found null'],
    [
      { family: 'web', containerDefinitions: [{ name: 'a', cpu: '256' }] },
      'containerDefinitions[0].cpu: expected a number, found a string; write 256 without quotes',
    ],
    [
      { family: 'web', containerDefinitions: [{ name: 'a', essential: 'true' }] },
      'containerDefinitions[0].essential: expected true or false, found a string; write true without quotes',
    ],
    [
      { family: 'web', containerDefinitions: [{ name: 'a', environment: [{ name: 'A', value: true }] }] },
      'containerDefinitions[0].environment[0].value: expected a string, found true or false; write "true" in quotes',
    ],
    [
      { family: 'web', containerDefinitions: [{ name: 'a', environment: { A: 'b' } }] },
      'containerDefinitions[0].environment: expected a list, found an object',
    ],
    [
      { family: 'web', containerDefinitions: [{ name: 'a', secrets: [{ name: 'A' }] }] },
      'containerDefinitions[0].secrets[0].valueFrom: is missing',
    ],
    ['text', 'the document: expected an object, found a string'],
    [null, 'the document: expected an object, found null'],
  ])('%j', (value, problem) => {
    expect(problemsOf(value)).toBe(`the task definition task.json has a problem:\n- ${problem}`)
  })

  test('all problems at once', () => {
    const message = problemsOf({ famly: 'web', containerDefinitions: [{ nam: 'a' }] })
    expect(message).toBe(
      [
        'the task definition task.json has 4 problems:',
        '- family: is missing',
        '- famly: unknown key; did you mean family?',
        '- containerDefinitions[0].nam: unknown key; did you mean name?',
        '- containerDefinitions[0].name: is missing',
      ].join('\n'),
    )
  })

  test('with a name that a variable and a secret have, which alone the lint reports', () => {
    const app = { name: 'a', environment: [{ name: 'T', value: '' }], secrets: [{ name: 'T', valueFrom: 'arn' }] }
    expect(
      problemsOf({ family: 'web', cpuu: 1, containerDefinitions: [app] })
        .split('\n')
        .slice(1),
    ).toEqual([
      '- cpuu: unknown key; did you mean cpu?',
      "- containerDefinitions[0].secrets[0]: a variable or another secret also has the name 'T'",
    ])
    expect(problemsOf({ family: 'web', containerDefinitions: [app] })).toBe('none')
  })

  test('a key that would change prototypes is only an unknown key', () => {
    const value: unknown = JSON.parse('{"family":"web","containerDefinitions":[{"name":"a"}],"__proto__":{"cpu":"1"}}')
    expect(problemsOf(value)).toContain('__proto__: unknown key')
  })
})
