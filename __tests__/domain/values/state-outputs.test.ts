import { describe, expect, test } from '@jest/globals'
import { lookUpOutput, readStateOutputs } from '../../../src/domain/values/state-outputs.ts'

const OUTPUTS = {
  vpc_id: { value: 'vpc-1', type: 'string', sensitive: false },
  port: { value: 8080, type: 'number', sensitive: false },
  is_public: { value: false, type: 'bool', sensitive: false },
  password: { value: 'hunter2', type: 'string', sensitive: true },
  subnets: { value: ['a'], type: ['list', 'string'], sensitive: false },
  tags: { value: { team: 'a' }, type: ['object', { team: 'string' }], sensitive: false },
  none: { value: null, type: 'string', sensitive: false },
  empty: { value: '', type: 'string', sensitive: false },
}
const state = (more: object = {}): string =>
  JSON.stringify({ version: 4, terraform_version: '1.9.0', serial: 3, lineage: 'x', outputs: OUTPUTS, ...more })

/** As a file is read whose bytes are UTF-16. */
const utf16le = (text: string): string => Buffer.from(`\uFEFF${text}`, 'utf16le').toString('utf8')

const USE = 'use a state file of version 4 or the output of `terraform output -json`'

describe.each([
  ['a state', state()],
  [
    'a state that says of sensitive outputs alone that they are',
    state({ outputs: { ...OUTPUTS, vpc_id: { value: 'vpc-1' } } }),
  ],
  ['the output of terraform output -json', JSON.stringify(OUTPUTS)],
])('%s', (_, text) => {
  test.each([
    ['output.vpc_id', 'vpc-1'],
    ['output.port', '8080'],
    ['output.is_public', 'false'],
  ])('%s', (name, value) => {
    expect(lookUpOutput(readStateOutputs(text), name)).toEqual({ kind: 'value', text: value })
  })

  test.each([
    ['output.subnets', /^the output is a list, not a text, a number, true or false$/],
    ['output.tags', /^the output is an object, not a text, a number, true or false$/],
    ['output.none', /^the output is null$/],
    ['output.empty', /^the output is empty$/],
    ['output.constructor', /^the state has no output constructor/],
    ['output.vpc_ids', /^the state has no output vpc_ids: .*; did you mean output\.vpc_id\?$/],
    ['output.password', /^the output is sensitive/],
  ])('%s has no value', (name, why) => {
    const lookup = lookUpOutput(readStateOutputs(text), name)
    expect(lookup).toEqual({ kind: 'problem', why: expect.stringMatching(why) })
    expect(JSON.stringify(lookup)).not.toContain('hunter2')
  })
})

test('a number is exact, or it has no value', () => {
  const output = (value: string): string => `{"id": {"value": ${value}, "type": "number", "sensitive": false}}`
  const lookUp = (value: string) => lookUpOutput(readStateOutputs(output(value)), 'output.id')
  expect(['9007199254740991', '-1', '0.25'].map(lookUp)).toEqual(
    ['9007199254740991', '-1', '0.25'].map((text) => ({ kind: 'value', text })),
  )
  const inexact = ['12345678901234567890', '1e400', '0.33333333333333333333', '0.00000012']
  expect(inexact.map((value) => lookUp(value).kind)).toEqual(inexact.map(() => 'problem'))
})

test.each([
  ['', 'is empty'],
  ['\uFEFF \n', 'is empty'],
  ['vpc_id = "x"', 'is not JSON'],
  ['<!DOCTYPE html><html></html>', 'is not JSON'],
  ['{\n  "vpc_id": { "value": "x" ]\n}', 'is not JSON (line 2, column 28)'],
  [utf16le(JSON.stringify(OUTPUTS)), 'is not UTF-8 but probably UTF-16'],
  [Buffer.from('{"a": {"value": "caf\u00e9"}}', 'latin1').toString('utf8'), 'is not UTF-8'],
  ['{\n "a": {},\n  "a": {}\n}', 'sets `a` in line 2 and again in line 3, column 3'],
  [state().replace('"port":', '"vpc_id":'), 'sets `vpc_id` in line 1 and again in line 1, column 139'],
  ['true', 'is not a JSON object'],
  ['[]', 'is not a JSON object'],
  ['null', 'is not a JSON object'],
  ['['.repeat(100_000), 'is not JSON'],
  [JSON.stringify({ version: 3, modules: [], lineage: 'x' }), 'is a state of version 3'],
  [JSON.stringify({ version: 4, lineage: 'x', outputs: { a: { value: 'b', sensitive: 'yes' } } }), 'is not a state'],
  [JSON.stringify({ version: 4, lineage: 'x', outputs: { a: 'b' } }), 'is not a state'],
  [JSON.stringify({ a: 'b' }), 'is not a state'],
  [JSON.stringify({ a: { value: 'b' } }), 'is not a state'],
  [JSON.stringify({ version: 3, backend: { type: 's3' } }), 'only names the backend that has the state'],
  [JSON.stringify({ serial: 1, lineage: 'x', encrypted_data: 'x' }), 'is an encrypted state'],
  [JSON.stringify({ format_version: '1.0', values: {} }), 'is the output of `terraform show -json`'],
])('%.60s is no state', (text, why) => {
  expect(readStateOutputs(text)).toEqual({ kind: 'problem', why: `${why}; ${USE}` })
})

test.each([
  ['a state', state({ outputs: {} })],
  ['a state without the key', state({ outputs: undefined })],
  ['the output of terraform output -json', '{}\n'],
])('%s without outputs has none', (_, text) => {
  expect(lookUpOutput(readStateOutputs(text), 'output.a')).toEqual({
    kind: 'problem',
    why: 'the state has no output a: there are no outputs',
  })
})

test.each(['backend', 'encrypted_data', 'planned_values', 'format_version', 'version', 'lineage', 'outputs'])(
  'an output can have the name %s',
  (name) => {
    const text = JSON.stringify({ [name]: { value: 'x', type: 'string', sensitive: false } })
    expect(lookUpOutput(readStateOutputs(text), `output.${name}`)).toEqual({ kind: 'value', text: 'x' })
  },
)
