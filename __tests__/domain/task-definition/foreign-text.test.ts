/** What is neither JSON nor YAML, but what people have: templates before they are rendered, JSON5, Jsonnet, Python, conflicts. */
import { expect, test } from '@jest/globals'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { syntaxMessageOf } from '../../support/checked-definition.ts'

const FILLS_IN = 'which nothing fills in'

test.each([
  [
    '{"cpu": {{ must_env `CPU` }}}',
    `line 1, column 9: invalid JSON: the placeholder {{ must_env \`CPU\` }}, ${FILLS_IN}`,
  ],
  [
    '{\n  "command": [\n    {{command}}\n  ]}',
    `line 3, column 5: invalid JSON: the placeholder {{command}}, ${FILLS_IN}`,
  ],
  ['{"cpu": ${CPU}}', `line 1, column 9: invalid JSON: the placeholder \${CPU}, ${FILLS_IN}`],
  ['{"family": $NAME}', `line 1, column 12: invalid JSON: the placeholder $NAME, ${FILLS_IN}`],
  ['{"cpu": <CPU units>}', `line 1, column 9: invalid JSON: the placeholder <CPU units>, ${FILLS_IN}`],
  ['{% if prod %}{"family": "f"}', `line 1, column 1: invalid JSON: the placeholder {% if prod %}, ${FILLS_IN}`],
  ["{\n  'family': 'f'}", 'line 2, column 3: invalid JSON: a text in single quotes'],
  ['{\n  family: "f"}', 'line 2, column 3: invalid JSON: a key without quotes, as in JSON5 or Jsonnet'],
  ['{“family”: "f"}', 'line 1, column 2: invalid JSON: typographic quotes'],
  ['{"essential": True}', 'line 1, column 15: invalid JSON: a value as Python writes it'],
  ['{\n  # all\n  "family": "f"}', 'line 2, column 3: invalid JSON: a comment, which JSON does not have'],
  ['{\n<<<<<<< HEAD\n"family": "f"}', 'line 2, column 1: invalid JSON: a conflict that Git has marked'],
  ['{"a": tru}', 'line 1, column 10: invalid JSON: Unexpected token'],
])('%j', (text, message) => {
  expect(syntaxMessageOf(text, 't.json')).toMatch(/^t\.json, /)
  expect(syntaxMessageOf(text, 't.json')).toContain(message)
})

test.each([
  ['family: web\ncpu: {{ cpu }}\n', `line 2, column 6: invalid YAML: the placeholder {{ cpu }}, ${FILLS_IN}`],
  ['family: {{ env }}-web\n', `line 1, column 9: invalid YAML: the placeholder {{ env }}, ${FILLS_IN}`],
  ['command:\n  - {{ one }}\n', `line 2, column 5: invalid YAML: the placeholder {{ one }}, ${FILLS_IN}`],
  ['family: web\n{% if prod %}\n', `line 2, column 1: invalid YAML: the placeholder {% if prod %}, ${FILLS_IN}`],
  ['<<<<<<< HEAD\nfamily: a\n=======\n', 'line 1, column 1: invalid YAML: a conflict that Git has marked'],
  ['a: {[b]: c}\n', 'line 1, column 5: invalid YAML: a key must be a text'],
  ['a: "{{ x }}": b\n', 'line 1, column 4: invalid YAML: '],
])('%j', (text, message) => {
  expect(syntaxMessageOf(text, 't.yml')).toMatch(/^t\.yml, /)
  expect(syntaxMessageOf(text, 't.yml')).toContain(message)
})

test('a quoted placeholder in YAML is a text', () => {
  expect(parseTaskDefinition('family: "{{ x }}"\n', 't.yml')).toEqual({ family: '{{ x }}' })
})
