import { describe, expect, test } from '@jest/globals'
import * as ecs from '@aws-sdk/client-ecs'
import { schemaViolations } from '../../../local-aws/protocol/schema.ts'

const request = ecs.RegisterTaskDefinitionRequest$
const problems = (value: unknown, schema: unknown = request, representation: 'wire' | 'model' = 'wire') =>
  schemaViolations(value, schema, representation).map(({ path, problem }) => `${path} ${problem}`)

describe('the schema walker', () => {
  test('accepts what the model allows, in depth', () => {
    const good = {
      family: 'hello',
      tags: [{ key: 'team', value: 'web' }],
      containerDefinitions: [
        {
          name: 'app',
          portMappings: [{ containerPort: 80 }],
          environment: [{ name: 'A', value: '' }],
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs' } },
          dockerLabels: { a: 'b' },
        },
      ],
    }
    expect(problems(good)).toEqual([])
  })

  test.each([
    ['a missing required member', { family: 'x' }, "$ lacks the required member 'containerDefinitions'"],
    [
      'an unknown member, in depth',
      { family: 'x', containerDefinitions: [{ portMapping: [] }] },
      "$.containerDefinitions[0] has the member 'portMapping', unknown to ContainerDefinition",
    ],
    ['a wrong simple type', { family: 1, containerDefinitions: [] }, '$.family is number where the model wants string'],
    [
      'a number as text',
      { family: 'x', containerDefinitions: [{ cpu: '256' }] },
      '$.containerDefinitions[0].cpu is string where the model wants number',
    ],
    [
      'a structure for a list',
      { family: 'x', containerDefinitions: {} },
      '$.containerDefinitions is object where the model wants a list',
    ],
    [
      'a null',
      { family: 'x', containerDefinitions: null },
      '$.containerDefinitions is null where the model wants a list',
    ],
    [
      'a wrong value in a map',
      { family: 'x', containerDefinitions: [{ dockerLabels: { a: 1 } }] },
      '$.containerDefinitions[0].dockerLabels.a is number where the model wants string',
    ],
    [
      'a wrong element of a list of simple types',
      { family: 'x', containerDefinitions: [], requiresCompatibilities: [true] },
      '$.requiresCompatibilities[0] is boolean where the model wants string',
    ],
    ['no structure at all', 'text', '$ is string where the model wants RegisterTaskDefinitionRequest'],
  ])('refuses %s', (_what, value, problem) => {
    expect(problems(value)).toEqual([problem])
  })

  test('a timestamp is a number on the wire and a date in the model', () => {
    const event = (createdAt: unknown) => ({ createdAt })
    expect(problems(event(1), ecs.ServiceEvent$)).toEqual([])
    expect(problems(event(new Date()), ecs.ServiceEvent$, 'model')).toEqual([])
    expect(problems(event('2026'), ecs.ServiceEvent$, 'model')).toEqual([
      '$.createdAt is string where the model wants timestamp',
    ])
  })

  test('an undefined member is an absent one', () => {
    expect(problems({ family: undefined, containerDefinitions: [] })).toEqual(["$ lacks the required member 'family'"])
    expect(problems({ family: 'x', containerDefinitions: [], cpu: undefined })).toEqual([])
  })
})
