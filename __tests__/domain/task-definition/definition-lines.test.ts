import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { definitionLines } from '../../../src/domain/task-definition/definition-lines.ts'
import { difference } from '../../../src/domain/task-definition/difference.ts'
import { isSameDefinition, normalised } from '../../../src/domain/task-definition/normalised.ts'
import { anyDefinition } from '../../support/any-definition.ts'
import { fc } from '../../support/fast-check.ts'

type Definition = RegisterTaskDefinitionCommandInput

const web = (container: ContainerDefinition = {}): Definition => ({
  family: 'web',
  containerDefinitions: [{ name: 'app', image: 'web', ...container }],
})

const linesBetween = (before: Definition, after: Definition): readonly string[] =>
  difference({ desiredCount: 2, definition: before }, { desiredCount: 2, definition: after }).lines.map(
    ({ sign, text }) => `${sign}${text}`,
  )

describe('a secret is not shown, only that it changes:', () => {
  const HELD = 'hunter2-hunter2'
  test.each<readonly [string, ContainerDefinition]>([
    ['a variable', { environment: [{ name: 'API_TOKEN', value: HELD }] }],
    ['an option of a log driver', { logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': HELD } } }],
    ['a label', { dockerLabels: { password: HELD } }],
    ['an option of a command', { command: ['serve', '--password', HELD] }],
    ['the same with an equals sign', { command: ['serve', `--password=${HELD}`] }],
    ['an assignment in a shell command', { entryPoint: ['sh', '-c', `DB_PASSWORD='${HELD}' npm start`] }],
    ['a URL with a token', { environment: [{ name: 'HOOK', value: `https://example.com/?user=a&token=${HELD}` }] }],
    ['a health check', { healthCheck: { command: ['CMD-SHELL', `curl --password ${HELD} localhost`] } }],
  ])('%s', (_, container) => {
    const other = JSON.parse(JSON.stringify(container).replaceAll(HELD, `${HELD}-2`)) as ContainerDefinition
    for (const [one, another] of [
      [web(), web(container)],
      [web(container), web()],
      [web(container), web(other)],
    ] as const) {
      const text = linesBetween(one, another).join('\n')
      expect(text).toContain('***')
      expect(text).not.toContain(HELD)
    }
    expect(linesBetween(web(container), web(other)).join('\n')).toMatch(/^\+.*\*\*\*.* # changed$/m)
  })
})

const name = fc.constantFrom('a', 'b', 'C_D', '1', 'true', 'x: y', '#', '')
const value = fc.oneof(name, fc.string({ maxLength: 6 }))
const pairs = fc.array(fc.record({ name, value }), { maxLength: 4 })
const container = fc.record(
  {
    name: fc.constantFrom('app', 'proxy', 'log'),
    image: value,
    cpu: fc.nat(3),
    essential: fc.boolean(),
    command: fc.array(value, { maxLength: 3 }),
    environment: pairs,
    portMappings: fc.array(fc.record({ containerPort: fc.nat(3), protocol: fc.constantFrom('tcp', 'udp') })),
    dockerLabels: fc.dictionary(name, value),
    environmentFiles: fc.array(fc.record({ value, type: fc.constant('s3' as const) }), { maxLength: 2 }),
  },
  { requiredKeys: ['name'] },
)
const definition = fc.record({
  family: name,
  containerDefinitions: fc.uniqueArray(container, { selector: (one) => one.name, maxLength: 3 }),
}) as fc.Arbitrary<Definition>

test('there is a line exactly where ECS would make another revision', () => {
  fc.assert(
    fc.property(definition, definition, (one, other) => {
      expect(linesBetween(one, other).length === 0).toBe(isSameDefinition(one, other))
      expect(linesBetween(one, structuredClone(one))).toEqual([])
    }),
  )
})

test('the same holds for definitions of every member', () => {
  fc.assert(
    fc.property(anyDefinition, anyDefinition, (one, other) => {
      expect(linesBetween(one, other).length === 0).toBe(isSameDefinition(one, other))
      expect(linesBetween(one, normalised(one))).toEqual([])
    }),
  )
})

test('every line is YAML with the value that it shows', () => {
  fc.assert(
    fc.property(value, (text) => {
      const lines = definitionLines(
        normalised({ family: text, containerDefinitions: [{ name: 'app', command: [text] }] }),
      )
      const family = lines.find(({ path }) => path.join() === 'family')?.shown ?? ''
      const command = lines.find(({ path }) => path.at(-1) === 'command')?.shown ?? ''
      expect([parse(family), parse(command)]).toEqual([{ family: text }, { command: [text] }])
    }),
  )
})
