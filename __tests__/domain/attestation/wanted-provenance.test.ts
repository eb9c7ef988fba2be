/** Which workflow, reference, issuer and event the settings want of a provenance that is otherwise good. */
import { describe, expect, test } from '@jest/globals'
import type { SignedStatement, WantedAttestation } from '../../../src/domain/attestation/provenance.ts'
import { judgeProvenance } from '../../../src/domain/attestation/judge-provenance.ts'
import { COMMIT_OF_BUILD, GITHUB_ISSUER } from '../../support/attestations.ts'
import { DIGEST, SIGNER, signed, signedBy, WANTED } from '../../support/signed-statements.ts'

const OWN_WORKFLOW = { repository: 'octo-org/hello', path: '.github/workflows/build.yml', ref: null }

const judge = (statement: SignedStatement, wanted: Partial<WantedAttestation> = {}) =>
  judgeProvenance(statement, DIGEST, { ...WANTED, ...wanted })

describe('the workflow that may sign', () => {
  test.each<readonly [string, SignedStatement, WantedAttestation['workflow'], 'good' | 'wrong']>([
    ['the one', signed(), OWN_WORKFLOW, 'good'],
    ['in other case', signed(), { ...OWN_WORKFLOW, repository: 'Octo-Org/Hello' }, 'good'],
    ['at its reference', signed(), { ...OWN_WORKFLOW, ref: 'refs/heads/main' }, 'good'],
    ['at another reference', signed(), { ...OWN_WORKFLOW, ref: 'refs/heads/mai' }, 'wrong'],
    ['another file', signed(), { ...OWN_WORKFLOW, path: '.github/workflows/build.yaml' }, 'wrong'],
    ['another file by case', signed(), { ...OWN_WORKFLOW, path: '.github/workflows/Build.yml' }, 'wrong'],
    ['one whose name ends like it', signedBy(SIGNER.replace('build.yml', 'xbuild.yml')), OWN_WORKFLOW, 'wrong'],
    ['one where a dot is any character', signedBy(SIGNER.replace('build.yml', 'buildxyml.yml')), OWN_WORKFLOW, 'wrong'],
    ['of another owner', signedBy(SIGNER.replace('octo-org', 'evil-octo-org')), OWN_WORKFLOW, 'wrong'],
    ['on an event that others choose', signed({ claims: { 20: 'workflow_run' } }), OWN_WORKFLOW, 'good'],
    [
      'of another repository, which this one calls',
      signedBy(`https://github.com/octo-org/workflows/.github/workflows/ship.yml@${COMMIT_OF_BUILD}`),
      null,
      'good',
    ],
  ])('%s', (_, statement, workflow, kind) => {
    expect(judge(statement, { workflow }).kind).toBe(kind)
  })
})

describe('the references', () => {
  const from = (ref: string) => signed({ claims: { 14: ref } })

  test.each<readonly [string, string, readonly string[], string]>([
    ['one of several', 'refs/tags/v1.2', ['refs/heads/main', 'refs/tags/v*'], 'good'],
    ['a pattern is for the whole of it', 'refs/heads/v1', ['refs/tags/v*'], 'wrong'],
    ['by default the default branch decides', 'refs/heads/feature', [], 'by-default-branch'],
  ])('%s', (_, ref, refs, kind) => {
    expect(judge(from(ref), { refs }).kind).toBe(kind)
  })

  test('by default that of the run counts, where nobody else may have written its commit', () => {
    expect(judge(from('refs/tags/v1'), { refs: [], ownRef: 'refs/tags/v1' }).kind).toBe('good')
    expect(judge(from('refs/tags/v1'), { refs: [], ownRef: 'refs/tags/v10' }).kind).toBe('by-default-branch')
    expect(judge(from('refs/tags/v1'), { refs: ['refs/heads/main'], ownRef: 'refs/tags/v1' }).kind).toBe('wrong')
  })
})

describe('the issuer', () => {
  const by = (issuer: string, serverUrl: string) =>
    judge(signedBy(SIGNER.replace('https://github.com', serverUrl), { 8: issuer }), { serverUrl }).kind

  test.each([
    [GITHUB_ISSUER, 'https://github.com', 'good'],
    [`${GITHUB_ISSUER}/octo-enterprise`, 'https://github.com', 'good'],
    ['https://token.actions.octo.ghe.com', 'https://octo.ghe.com', 'good'],
    [GITHUB_ISSUER, 'https://octo.ghe.com', 'wrong'],
    ['https://token.actions.octo.ghe.com', 'https://github.com', 'wrong'],
    ['https://ghes.example/_services/token', 'https://ghes.example', 'good'],
    [GITHUB_ISSUER, 'https://ghes.example', 'wrong'],
  ])('%s on %s is %s', (issuer, serverUrl, kind) => {
    expect(by(issuer, serverUrl)).toBe(kind)
  })
})
