import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { syntaxMessageOf } from '../../support/checked-definition.ts'

/** What ECS gets as the value of a variable, where the file has this text. */
const asVariable = (written: string, name: string): unknown => {
  const text = `{"family": "web", "containerDefinitions": [{"name": "app", "environment": [{"name": "A", "value": ${written}}]}]}`
  const { draft } = checkTaskDefinition(parseTaskDefinition(text, name), name)
  return draft.input.containerDefinitions?.[0]?.environment?.[0]?.value
}

describe('task definition texts', () => {
  test('JSON, with a byte order mark', () => {
    expect(parseTaskDefinition('\uFEFF{"family":"web"}', 'task.json')).toEqual({ family: 'web' })
  })

  test('JSON in a file of another name', () => {
    expect(parseTaskDefinition(' {"family":"web"}', 'task.def')).toEqual({ family: 'web' })
  })

  test('YAML with anchors, merge keys and comments', () => {
    const text = ['common: &common', '  essential: true # all', 'app:', '  <<: *common', '  name: app'].join('\n')
    expect(parseTaskDefinition(text, 'task.yml')).toMatchObject({ app: { essential: true, name: 'app' } })
  })

  test.each(['1.10', '0644', '0x10', '1e3', '12345678901234567890'])('%s keeps the way it is written', (written) => {
    expect(asVariable(written, 'task.yaml')).toBe(written)
  })

  test('numbers whose text is the same stay numbers', () => {
    expect(parseTaskDefinition('{"cpu":256,"weight":1.5}', 'task.json')).toEqual({ cpu: 256, weight: 1.5 })
    expect(asVariable('1.10', 'task.json')).toBe('1.10')
  })

  test('words are texts unless they are true, false or null', () => {
    expect(parseTaskDefinition('a: yes\nb: on\nc: 2026-01-01', 't.yml')).toEqual({ a: 'yes', b: 'on', c: '2026-01-01' })
  })

  test.each([
    ['{\n  "family": "web"\n  "cpu": "256"\n}', 'task.json', 'task.json:3:3: invalid JSON: '],
    ['{"family": "web",}', 'task.json', 'task.json:1:18: invalid JSON: '],
    ['{\n  "family": "web"\n', 'task.json', 'task.json:3:1: invalid JSON: '],
    ['{"a": x}', 'task.json', "task.json:1:7: invalid JSON: Unexpected token 'x'"],
    ['{\n  "family": "hello",\n  "cpu": oops\n}\n', 'task.json', "task.json:3:10: invalid JSON: Unexpected token 'o'"],
    ['{"a": "x", "b": tru, "c": "t"}', 'task.json', "task.json:1:20: invalid JSON: Unexpected token ','"],
    ["{'a': 1, 'b': ['x', 'y'], 'c': 'and so on and on'}", 'task.json', 'task.json:1:2: invalid JSON: '],
    ['', 'task.json', 'task.json:1:1: invalid JSON: '],
    ['family: web\n  cpu: 256\n', 'task.yml', 'task.yml:1:9: invalid YAML: Nested mappings are not allowed'],
    ['a: 1\na: 2\n', 'task.yml', 'task.yml:2:1: invalid YAML: Map keys must be unique'],
    ['a: [1, 2\n', 'task.yml', 'task.yml:2:1: invalid YAML: '],
    ['a: *gone\n', 'task.yml', 'task.yml:1:4: invalid YAML: no anchor'],
    ['a: 1\n---\nb: 2\n', 'task.yml', 'task.yml:2:1: invalid YAML: '],
  ])('%j in %s', (text, source, message) => {
    expect(syntaxMessageOf(text, source)).toContain(message)
    expect(syntaxMessageOf(text, source)).not.toContain('\n')
  })

  const littleEndian = (text: string): Buffer => Buffer.from(text, 'utf16le')
  const bigEndian = (text: string): Buffer => littleEndian(text).swap16()

  test.each([
    ['UTF-16LE', littleEndian('\uFEFF{"family": "web"}')],
    ['UTF-16BE', bigEndian('\uFEFF{"family": "web"}')],
    ['UTF-16LE without a byte order mark', littleEndian('{"family": "web"}')],
    ['UTF-16BE without a byte order mark', bigEndian('{"family": "web"}')],
    ['UTF-16LE as YAML', littleEndian('\uFEFFfamily: web\r\n')],
    ['UTF-16LE as YAML without a byte order mark', littleEndian('family: web\r\n')],
  ])('a file in %s is named as such', (_name, bytes) => {
    for (const source of ['task.json', 'task.yaml', 'task']) {
      expect(syntaxMessageOf(bytes.toString('utf8'), source)).toBe(
        `${source}:1:1: the file is not UTF-8 but probably UTF-16`,
      )
    }
  })

  test('an alias bomb is refused', () => {
    const rows = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map((pair) => [pair[0], pair[1]])) {
      rows.push(
        `${to ?? ''}: &${to ?? ''} [${Array(10)
          .fill(`*${from ?? ''}`)
          .join(',')}]`,
      )
    }
    expect(syntaxMessageOf(rows.join('\n'), 'task.yml')).toContain(
      'invalid YAML: with the alias *c, the file has more than 10000 values',
    )
  })
})
