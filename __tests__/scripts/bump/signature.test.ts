/** Signatures of release archives: by the release workflow at the tag, over these bytes, in the logs; everything else is refused. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { GITHUB_ISSUER, TRIVY_WORKFLOW, trivySignature } from '../../../scripts/bump/signature.ts'
import { stopServers } from '../../support/loopback-server.ts'
import { startSigstore, type Sigstore } from '../../support/sigstore.ts'

let sigstore: Sigstore
let other: Sigstore

beforeAll(async () => {
  ;[sigstore, other] = await Promise.all([startSigstore(), startSigstore()])
})
afterAll(stopServers)

const ARCHIVE = Buffer.from('the archive')
const GOOD = { subject: `${TRIVY_WORKFLOW}@refs/tags/v0.75.0`, issuer: GITHUB_ISSUER }

const verify = (bundle: string, archive = ARCHIVE): Promise<string> =>
  trivySignature(() => Promise.resolve(sigstore.root))({ bundle, archive, version: '0.75.0' })

const statementOf = (bytes: Buffer): Buffer =>
  Buffer.from(
    JSON.stringify({ subject: [{ name: 'x', digest: { sha256: createHash('sha256').update(bytes).digest('hex') } }] }),
  )

describe('a signature', () => {
  test('of the archive by the release workflow is good', async () => {
    expect(await verify(await sigstore.sign(ARCHIVE, GOOD))).toBe(GOOD.subject)
  })

  test('of a statement about the archive is good', async () => {
    const bundle = await sigstore.sign(statementOf(ARCHIVE), GOOD, 'application/vnd.in-toto+json')
    expect(await verify(bundle)).toBe(GOOD.subject)
  })

  test.each([
    [
      'another workflow',
      { ...GOOD, subject: 'https://github.com/evil/x/.github/workflows/release.yaml@refs/tags/v0.75.0' },
    ],
    ['another tag', { ...GOOD, subject: `${TRIVY_WORKFLOW}@refs/tags/v0.75.01` }],
    ['a name around it', { ...GOOD, subject: `https://evil.example/?${GOOD.subject}` }],
    ['another issuer', { ...GOOD, issuer: 'https://evil.example' }],
  ])('by %s is refused', async (_, by) => {
    await expect(verify(await sigstore.sign(ARCHIVE, by))).rejects.toThrow(/certificate identity|extension|identity/i)
  })

  test('of other bytes is refused', async () => {
    const bundle = await sigstore.sign(Buffer.from('another archive'), GOOD)
    await expect(verify(bundle)).rejects.toThrow()
  })

  test('of a statement about other bytes, or of another type, is refused', async () => {
    const about = await sigstore.sign(statementOf(Buffer.from('x')), GOOD, 'application/vnd.in-toto+json')
    await expect(verify(about)).rejects.toThrow('it is a statement about another file')
    const type = await sigstore.sign(statementOf(ARCHIVE), GOOD, 'text/plain')
    await expect(verify(type)).rejects.toThrow('it is a statement of the type text/plain')
  })

  test('of another Sigstore is refused', async () => {
    await expect(verify(await other.sign(ARCHIVE, GOOD))).rejects.toThrow()
  })

  test.each(['', '{}', 'not json'])('that is no bundle is refused: %j', async (bundle) => {
    await expect(verify(bundle)).rejects.toThrow()
  })
})
