/** A pull request whose checkout asks for a check: the default pipeline must not deploy it. */
import { describe, expect, test } from '@jest/globals'
import { failureOf, readGuarded as read } from '../../support/guarded-settings.ts'
import { REQUIRED } from '../../support/settings.ts'

describe('a checkout that asks for a check, where nobody else names a pipeline', () => {
  const checkout = 'pipeline: check\n'
  const expected =
    'ship-to-ecs.yaml:1:11: `pipeline: check` is not taken from the checkout on pull_request, and `ship-to-ecs.yaml` of `main` does not set `pipeline`: the default `ship` would deploy the commit. Set `pipeline` as an input'

  test.each([
    ['no file', null],
    ['a file without it', 'tag: v1\n'],
    ['a file that has it elsewhere', 'environments:\n  other:\n    pipeline: check\n'],
  ])('%s: is not deployed', (_, trusted) => {
    expect(failureOf({ checkout, trusted }).message).toBe(expected)
  })

  test.each([
    ['the trusted file names one', 'pipeline: ship\n', {}],
    ['an input names one', null, { pipeline: 'ship' }],
    ['it only plans', null, { 'dry-run': 'true' }],
  ])('%s: no problem', (_, trusted, inputs) => {
    expect(read({ checkout, trusted, inputs: { ...REQUIRED, ...inputs } }).problems).toEqual([])
  })
})
