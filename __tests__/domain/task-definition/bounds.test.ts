import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { fc } from '../../support/fast-check.ts'
import { inputErrorOf } from '../../support/settings.ts'
import { messageOf } from '../../support/checked-definition.ts'

const withAliases = (count: number): string =>
  [
    'x-variable: &variable {name: A, value: b}',
    'family: web',
    'containerDefinitions:',
    '  - name: app',
    '    image: x',
    '    environment:',
    ...Array.from({ length: count }, () => '      - *variable'),
  ].join('\n')

describe('aliases', () => {
  test.each([99, 100, 2_000])('%d of them work', (count) => {
    const { draft } = checkTaskDefinition(parseTaskDefinition(withAliases(count), 't.yml'), 't.yml')
    expect(draft.input.containerDefinitions?.[0]?.environment).toEqual(
      Array.from({ length: count }, () => ({ name: 'A', value: 'b' })),
    )
  })

  test('too many values are refused, in the settings file with the same words', () => {
    const words = 'with the alias *variable, the file has more than 10000 values'
    expect(messageOf(withAliases(4_000), 't.yml')).toContain(words)
    expect(inputErrorOf({}, withAliases(4_000))).toContain(words)
  })
})

describe('a message', () => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`unknown${index}`, 1]))

  test('lists 50 problems and says how many more there are', () => {
    const message = messageOf(JSON.stringify(unknown), 't.json')
    const lines = message.split('\n')
    expect(lines[0]).toBe('the task definition t.json has 20002 problems:')
    expect(lines.slice(1)).toHaveLength(51)
    expect(lines.at(-1)).toBe('- and 19952 more problems')
    expect(message.length).toBeLessThan(5_000)
  })

  test('of the settings, too', () => {
    const text = Object.keys(unknown)
      .slice(0, 12_000)
      .map((key) => `${key}: 1`)
      .join('\n')
    const [first, ...listed] = inputErrorOf({}, text).split('\n')
    expect(first).toMatch(/^\d{5} problems in the settings:$/)
    expect(listed).toHaveLength(51)
    expect(listed.at(-1)).toMatch(/^ {2}- and \d{5} more problems$/)
  })

  test('has the beginning of a long key, and the whole cause', () => {
    const message = messageOf(JSON.stringify({ ['k'.repeat(500_000)]: 1 }), 't.json')
    expect(message).toMatch(/k{50,}…: unknown key/)
    expect(message.length).toBeLessThan(1_000)
  })
})

test('a file that no task definition is as long as is not read', () => {
  const text = `{"family": "${'x'.repeat(525_000)}"}`
  expect(messageOf(text, 't.json')).toBe(
    't.json: the file has more than 524288 characters; ECS registers at most 64 KiB',
  )
})

describe('nesting', () => {
  test.each([
    ['['.repeat(100_000) + ']'.repeat(100_000), 't.json'],
    ['{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), 't.json'],
    ['['.repeat(500) + ']'.repeat(500), 't.yml'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 't.yml'],
  ])('more levels than any task definition has are refused', (text, source) => {
    expect(messageOf(text, source)).toMatch(/more than 100 levels of lists and objects/)
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '\n',
      ' ',
      '- ',
      '&a ',
      '*a',
      '<<: ',
      '!Ref ',
      '!!str ',
      '---\n',
      '# ',
      '|',
      '>',
    ],
    ...[
      '"family"',
      '"cpu"',
      'family: web',
      'containerDefinitions',
      'name',
      '80.0',
      '+80',
      '0x50',
      '__proto__',
      '${X}',
      '{{x}}',
      '\uFFFD',
      '\0',
    ],
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.json().map((json) => `{"family":"web","containerDefinitions":[{"name":"a"}],"x":${json}}`),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  test('is a task definition, or an error of the catalogue', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('t.json', 't.yml', 't'), (written, source) => {
        try {
          checkTaskDefinition(parseTaskDefinition(written, source), source)
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: expect.stringMatching(/^E_TASK_DEFINITION_(SYNTAX|INVALID)$/) })
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('of JSON gives the same values as JSON.parse', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const written = JSON.stringify({ containerDefinitions: [], ...value })
        expect(JSON.stringify(parseTaskDefinition(written, 't.json'))).toBe(JSON.stringify(JSON.parse(written)))
      }),
    )
  })
})
