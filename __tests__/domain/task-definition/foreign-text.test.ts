/** What is neither JSON nor YAML, but what people have: templates before they are rendered, JSON5, Jsonnet, Python, conflicts. */
import { expect, test } from '@jest/globals'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { syntaxMessageOf } from '../../support/checked-definition.ts'

const FILLS_IN = 'which nothing fills in'

test.each([
  ['{"cpu": {{ must_env `CPU` }}}', `1:9: invalid JSON: the placeholder {{ must_env \`CPU\` }}, ${FILLS_IN}`],
  ['{\n  "command": [\n    {{command}}\n  ]}', `3:5: invalid JSON: the placeholder {{command}}, ${FILLS_IN}`],
  ['{"cpu": ${CPU}}', `1:9: invalid JSON: the placeholder \${CPU}, ${FILLS_IN}`],
  ['{"family": $NAME}', `1:12: invalid JSON: the placeholder $NAME, ${FILLS_IN}`],
  ['{"cpu": <CPU units>}', `1:9: invalid JSON: the placeholder <CPU units>, ${FILLS_IN}`],
  ['{% if prod %}{"family": "f"}', `1:1: invalid JSON: the placeholder {% if prod %}, ${FILLS_IN}`],
  ["{\n  'family': 'f'}", '2:3: invalid JSON: a text in single quotes'],
  ['{\n  family: "f"}', '2:3: invalid JSON: a key without quotes, as in JSON5 or Jsonnet'],
  ['{“family”: "f"}', '1:2: invalid JSON: typographic quotes'],
  ['{"essential": True}', '1:15: invalid JSON: a value as Python writes it'],
  ['{\n  # all\n  "family": "f"}', '2:3: invalid JSON: a comment, which JSON does not have'],
  ['{\n<<<<<<< HEAD\n"family": "f"}', '2:1: invalid JSON: a conflict that Git has marked'],
  ['{"a": tru}', '1:10: invalid JSON: Unexpected token'],
])('%j', (text, message) => {
  expect(syntaxMessageOf(text, 't.json')).toMatch(/^t\.json:/)
  expect(syntaxMessageOf(text, 't.json')).toContain(message)
})

test.each([
  ['family: web\ncpu: {{ cpu }}\n', `2:6: invalid YAML: the placeholder {{ cpu }}, ${FILLS_IN}`],
  ['family: {{ env }}-web\n', `1:9: invalid YAML: the placeholder {{ env }}, ${FILLS_IN}`],
  ['command:\n  - {{ one }}\n', `2:5: invalid YAML: the placeholder {{ one }}, ${FILLS_IN}`],
  ['family: web\n{% if prod %}\n', `2:1: invalid YAML: the placeholder {% if prod %}, ${FILLS_IN}`],
  ['<<<<<<< HEAD\nfamily: a\n=======\n', '1:1: invalid YAML: a conflict that Git has marked'],
  ['a: {[b]: c}\n', '1:5: invalid YAML: a key must be a text'],
  ['a: "{{ x }}": b\n', '1:4: invalid YAML: '],
])('%j', (text, message) => {
  expect(syntaxMessageOf(text, 't.yml')).toMatch(/^t\.yml:/)
  expect(syntaxMessageOf(text, 't.yml')).toContain(message)
})

test('a quoted placeholder in YAML is a text', () => {
  expect(parseTaskDefinition('family: "{{ x }}"\n', 't.yml')).toEqual({ family: '{{ x }}' })
})
