/** What a verified statement must say: about this image, by GitHub, of this repository, from what the settings want. */
import { describe, expect, test } from '@jest/globals'
import type { SignedStatement, WantedAttestation } from '../../../src/domain/attestation/provenance.ts'
import { judgeProvenance } from '../../../src/domain/attestation/judge-provenance.ts'
import {
  BUILD_WORKFLOW,
  COMMIT_OF_BUILD,
  GITHUB_ISSUER,
  REPOSITORY_ID,
  statementOf,
} from '../../support/attestations.ts'
import { utf8Extension } from '../../support/extensions.ts'
import { fc } from '../../support/fast-check.ts'
import { digestOf } from '../../support/image.ts'
import { CLAIMS, DIGEST, SIGNER, signed, signedBy, WANTED } from '../../support/signed-statements.ts'

const judge = (statement: SignedStatement, wanted: Partial<WantedAttestation> = {}) =>
  judgeProvenance(statement, DIGEST, { ...WANTED, ...wanted })

test('a provenance of this image by a workflow of this repository is good', () => {
  expect(judge(signed())).toEqual({
    kind: 'good',
    provenance: {
      digest: DIGEST,
      workflow: `${BUILD_WORKFLOW}@refs/heads/main`,
      commit: COMMIT_OF_BUILD,
      ref: 'refs/heads/main',
      event: 'push',
      runUrl: CLAIMS[21],
    },
  })
})

test.each<readonly [string, SignedStatement]>([
  ['an SBOM', signed({ payload: statementOf({ digest: DIGEST, predicateType: 'https://spdx.dev/Document/v2.3' }) })],
  [
    'an attestation of a release',
    signed({ payload: statementOf({ digest: DIGEST, predicateType: 'https://in-toto.io/attestation/release/v0.1' }) }),
  ],
  [
    'an older provenance',
    signed({ payload: statementOf({ digest: DIGEST, predicateType: 'https://slsa.dev/provenance/v0.2' }) }),
  ],
])('%s is no provenance', (_, statement) => {
  expect(judge(statement)).toEqual({ kind: 'other' })
})

describe('is not the wanted one', () => {
  // prettier-ignore
  test.each<readonly [string, SignedStatement, RegExp]>([
    ['about another image', signed({ payload: statementOf({ digest: digestOf('e') }) }), /^it is about another image$/u],
    ['about an image whose digest begins like it', signed({ payload: statementOf({ digest: DIGEST.slice(0, -1) }) }), /another image/u],
    ['without a subject', signed({ payload: JSON.stringify({ ...JSON.parse(statementOf({ digest: DIGEST })), subject: [] }) }), /another image/u],
    ['with the digest under another algorithm', signed({ payload: statementOf({ digest: DIGEST }).replace('"sha256"', '"sha512"') }), /another image/u],
    ['of another form of statement', signed({ payload: statementOf({ digest: DIGEST }).replace('Statement/v1', 'Statement/v9') }), /not a statement/u],
    ['of no statement', signed({ payload: 'x' }), /not a statement/u],
    ['of another type of payload', signed({ payloadType: 'application/json' }), /payload is of the type application\/json/u],
    ['of a repository that has its name', signed({ claims: { 15: '666' } }), /of the repository https:\/\/github\.com\/octo-org\/hello \(id 666\), not of this one \(id 1296269\)/u],
    ['of an id that begins with this one', signed({ claims: { 15: `${REPOSITORY_ID}0` } }), /not of this one/u],
    ['without an id of a repository', signed({ claims: { 15: null } }), /\(id unknown\), not of this one/u],
    ['by another issuer', signed({ claims: { 8: 'https://evil.example' } }), /token of https:\/\/evil\.example, not of GitHub Actions/u],
    ['by an issuer that begins like GitHub', signed({ claims: { 8: `${GITHUB_ISSUER}.evil.example` } }), /not of GitHub Actions/u],
    ['by a path below an enterprise', signed({ claims: { 8: `${GITHUB_ISSUER}/a/b` } }), /not of GitHub Actions/u],
    ['by an enterprise without a name', signed({ claims: { 8: `${GITHUB_ISSUER}/` } }), /not of GitHub Actions/u],
    ['by GitHub for releases', signed({ claims: { 8: 'https://dotcom.releases.github.com' } }), /not of GitHub Actions/u],
    ['without an issuer', signed({ claims: { 8: null } }), /token of no issuer/u],
    ['by a person', signed({ signer: 'dev@example.com', claims: { 9: 'dev@example.com' } }), /signed by dev@example\.com, which is not a workflow/u],
    ['by a workflow on another server', signedBy(SIGNER.replace('github.com', 'github.example')), /not a workflow of https:\/\/github\.com/u],
    ['by a name with the workflow in it', signedBy(`https://evil.example/?${SIGNER}`), /not a workflow/u],
    ['by a file that is no workflow', signedBy('https://github.com/octo-org/hello/build.yml@refs/heads/main'), /not a workflow/u],
    ['by a name that its certificate does not repeat', signed({ claims: { 9: `${SIGNER}x` } }), /not a workflow/u],
    ['by a workflow at one commit, with another in the certificate', signedBy(`https://github.com/${BUILD_WORKFLOW}@${'a'.repeat(40)}`, { 10: 'b'.repeat(40) }), /as the commit of the workflow/u],
    ['without a commit', signed({ claims: { 13: null } }), /does not name the commit/u],
    ['without a reference', signed({ claims: { 14: null } }), /does not name the ref/u],
    ['without an event', signed({ claims: { 20: null } }), /does not name the event/u],
    ['from another branch', signed({ claims: { 14: 'refs/heads/feature' } }), /built from refs\/heads\/feature, which `attestation-ref` does not list/u],
    ['from a branch that begins like it', signed({ claims: { 14: 'refs/heads/main2' } }), /does not list/u],
    ['from a tag of its name', signed({ claims: { 14: 'refs/tags/main' } }), /does not list/u],
    ['made on a pull request', signed({ claims: { 20: 'pull_request' } }), /made on pull_request; without `attestation-workflow`/u],
    ['made on pull_request_target', signed({ claims: { 20: 'pull_request_target' } }), /made on pull_request_target/u],
    ['made on workflow_run', signed({ claims: { 20: 'workflow_run' } }), /made on workflow_run/u],
  ])('%s', (_, statement, because) => {
    const verdict = judge(statement)
    expect(verdict.kind).toBe('wrong')
    expect(verdict.kind === 'wrong' ? verdict.because.join('\n') : '').toMatch(because)
  })

  test('with an extension that is there twice', () => {
    const { extensions, ...rest } = signed()
    const verdict = judge({ ...rest, extensions: [...extensions, utf8Extension(15, REPOSITORY_ID)] })
    expect(verdict.kind).toBe('wrong')
  })

  test('where the repository of the run is not known', () => {
    expect(judge(signed(), { repositoryId: null }).kind).toBe('wrong')
    expect(judge(signed({ claims: { 15: null } }), { repositoryId: null }).kind).toBe('wrong')
  })
})

test('everything that is wrong is said at once', () => {
  const verdict = judge(
    signed({ claims: { 8: 'https://evil.example', 15: '666' }, payload: statementOf({ digest: digestOf('e') }) }),
  )
  expect(verdict.kind === 'wrong' ? verdict.because : []).toHaveLength(3)
})

test('no change of one claim, of the signer or of the digest makes it better than wrong', () => {
  const checked = [8, 9, 13, 14, 15, 20] as const
  fc.assert(
    fc.property(fc.constantFrom(...checked), fc.string(), (number, value) => {
      fc.pre(
        value !== CLAIMS[number] &&
          !(number === 13 || (number === 20 && /^(?:push|schedule|workflow_dispatch|release)$/u.test(value))),
      )
      expect(judge(signed({ claims: { [number]: value } })).kind).toBe('wrong')
    }),
  )
})
