import { describe, expect, test } from '@jest/globals'
import { lookUpOutput, readStateOutputs } from '../../../src/domain/values/state-outputs.ts'

const OUTPUTS = {
  vpc_id: { value: 'vpc-1', type: 'string', sensitive: false },
  port: { value: 8080, type: 'number', sensitive: false },
  is_public: { value: false, type: 'bool', sensitive: false },
  password: { value: 'hunter2', type: 'string', sensitive: true },
  subnets: { value: ['a'], type: ['list', 'string'], sensitive: false },
  none: { value: null, type: 'string', sensitive: false },
  empty: { value: '', type: 'string', sensitive: false },
}
const state = (more: object = {}): string =>
  JSON.stringify({ version: 4, terraform_version: '1.9.0', serial: 3, lineage: 'x', outputs: OUTPUTS, ...more })

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
    ['output.subnets', /^the output is not a text, a number, true or false$/],
    ['output.none', /^the output is not a text/],
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
  expect(['12345678901234567890', '1e400'].map((value) => lookUp(value).kind)).toEqual(['problem', 'problem'])
})

test.each([
  ['', 'is not a JSON object'],
  ['vpc_id = "x"', 'is not a JSON object'],
  ['[]', 'is not a JSON object'],
  ['null', 'is not a JSON object'],
  ['['.repeat(100_000), 'is not a JSON object'],
  [JSON.stringify({ version: 3, modules: [], lineage: 'x' }), 'is not a state'],
  [JSON.stringify({ version: 4, lineage: 'x', outputs: { a: 'b' } }), 'is not a state'],
  [JSON.stringify({ a: 'b' }), 'is not a state'],
  [JSON.stringify({ a: { value: 'b' } }), 'is not a state'],
  [JSON.stringify({ version: 3, backend: { type: 's3' } }), 'only names the backend that has the state'],
  [JSON.stringify({ serial: 1, lineage: 'x', encrypted_data: 'x' }), 'is an encrypted state'],
  [JSON.stringify({ format_version: '1.0', values: {} }), 'is the output of `terraform show -json`'],
])('%.60s is no state', (text, why) => {
  expect(readStateOutputs(text)).toEqual({ kind: 'problem', why: `${why}; ${USE}` })
})

test('a state without outputs has none', () => {
  expect(lookUpOutput(readStateOutputs(state({ outputs: {} })), 'output.a')).toEqual({
    kind: 'problem',
    why: 'the state has no output a: there are no outputs',
  })
})
