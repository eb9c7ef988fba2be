import { expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { claimsOf, subjectOf } from '../../../src/domain/aws/id-token.ts'
import { idToken } from '../../support/id-token.ts'

test('the claims of a token', () => {
  const claims = { iss: 'https://token.actions.githubusercontent.com', aud: 'sts.amazonaws.com', sub: 'repo:o/r:ref:x' }
  expect(claimsOf(idToken(claims))).toEqual(claims)
  expect(claimsOf(idToken({ ...claims, aud: ['one', 'two'] }))).toMatchObject({ aud: 'one, two' })
})

test('whatever is no token has none', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(claimsOf(text)).toBeNull()))
  expect(claimsOf(idToken({ sub: 'repo:o/r:ref:x' }))).toBeNull()
  expect(claimsOf(idToken('sub'))).toBeNull()
})

test.each([
  ['repo:octo-org/hello:environment:prod', 'by-name', 'repo:octo-org@*/hello@*:environment:prod', 'prod'],
  ['repo:octo-org@12/hello@34:environment:a%3Ab', 'immutable', 'repo:octo-org/hello:environment:a%3Ab', 'a%3Ab'],
  ['repo:octo-org/hello:pull_request', 'by-name', 'repo:octo-org@*/hello@*:pull_request', null],
  [
    'repo:octo-org@12/hello@34:ref:refs/heads/a@1/b@2:c',
    'immutable',
    'repo:octo-org/hello:ref:refs/heads/a@1/b@2:c',
    null,
  ],
])('the subject %s is of the form %s', (sub, form, other, environment) => {
  expect(subjectOf(sub)).toEqual({ form, other, environment })
})

test.each([
  'job_workflow_ref:octo-org/ci/.github/workflows/x.yml@refs/heads/main',
  'repo:octo-org',
  'repo:a@1/b:x',
  '',
])('the subject %j is customized', (sub) => {
  expect(subjectOf(sub)).toBeNull()
})
