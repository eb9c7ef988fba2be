/** VEX documents that cannot be read. */
import { describe, expect, test } from '@jest/globals'
import { readVex } from '../../../../src/domain/scan/vex/read-vex.ts'
import { fc } from '../../../support/fast-check.ts'
import { csaf, exceptionFor, openVex, statement } from '../../../support/sample-vex.ts'

describe('a document that cannot be read', () => {
  test.each([
    ['', 'it is empty'],
    ['{', 'it is not JSON, or it is cut off'],
    ['[]', 'it: '],
    ['{}', 'it is neither OpenVEX (no `@context`) nor CSAF (no `document`)'],
    ['{"bomFormat":"CycloneDX"}', 'it is neither OpenVEX'],
    ['{"@context":"https://example.com"}', '@context: '],
    [JSON.stringify({ ...openVex(), statements: [] }), 'statements: must have a statement'],
    [
      JSON.stringify(openVex(statement({ status: 'safe' }))),
      'statements.0.status: must be not_affected, affected, fixed or under_investigation',
    ],
    [
      JSON.stringify(openVex(statement({ justification: null }))),
      'statements.0: not_affected needs a justification or an impact_statement',
    ],
    [JSON.stringify(openVex(statement({ timestamp: 'soon' }))), 'statements.0.timestamp: must be a time'],
    [JSON.stringify({ ...openVex(statement()), author: '' }), 'author: '],
    [JSON.stringify({ ...csaf({}), vulnerabilities: [] }), 'vulnerabilities: must have a vulnerability'],
    ['{"document":{}}', 'document.'],
    ['['.repeat(100_000), 'it is nested more than 100 levels deep'],
    [`{"document":${'{"branches":['.repeat(50_000)}`, 'it is nested more than 100 levels deep'],
    [
      JSON.stringify(openVex(statement({ status: 'safe' }), statement({ timestamp: 'soon' }))),
      'must be not_affected, affected, fixed or under_investigation; statements.1.timestamp: must be a time',
    ],
    [JSON.stringify(openVex(...Array.from({ length: 8 }, () => statement({ status: 'x' })))), '; and 3 more'],
    ['{"a":1,"b":{"a":[{"a":1,"\\u0061":2}]}}', "it has the key 'a' twice in one object"],
    [
      JSON.stringify(openVex(statement())).replace('"status"', '"status":"affected","status"'),
      "the key 'status' twice",
    ],
    [JSON.stringify(openVex(statement())).replaceAll('debian', 'd\uFFFDbian'), 'a byte that is not UTF-8'],
    [`"${'x'.repeat(1024 * 1024)}"`, 'it has 1048578 characters; at most 1048576 are read'],
  ])('%.60s', (text, problem) => {
    const read = readVex(text, 'vex.json')
    expect(read.kind === 'invalid' && read.problem).toContain(problem)
  })

  test.each([
    '{"a":"a","b":["a","a"],"c":{"a":1},"d":[{"a":1},{"a":2}]}',
    '{"a":"\\"b\\":","b":1}',
    '{"a',
    '{"\\',
    '{"\\x":1}',
  ])('no key is twice in %s', (text) => {
    expect(readVex(text, 'v')).toMatchObject({ kind: 'invalid', problem: expect.not.stringContaining('twice') })
  })

  test('brackets in texts are no depth', () => {
    expect(exceptionFor([openVex(statement({ justification: '"[{\\'.repeat(500) }))])).not.toBeNull()
  })

  test('any JSON is read or refused', () => {
    fc.assert(fc.property(fc.json(), (text) => ['valid', 'invalid'].includes(readVex(text, 'v').kind)))
    const near = fc.record({
      '@context': fc.constant('https://openvex.dev/ns'),
      author: fc.json(),
      timestamp: fc.anything(),
      statements: fc.array(fc.anything()),
    })
    fc.assert(
      fc.property(near, (document) => ['valid', 'invalid'].includes(readVex(JSON.stringify(document), 'v').kind)),
    )
  })
})
