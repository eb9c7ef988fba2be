/** Bundles by Sigstore's library, with the roots of a Sigstore of the tests: what proves nothing is refused, whoever signed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeSignatures } from '../../../src/adapters/sigstore/signatures.ts'
import { attest, rootText, statementOf } from '../../support/attestations.ts'
import { digestOf } from '../../support/image.ts'
import { stopServers } from '../../support/loopback-server.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { startSigstore, type Sigstore, type SigstoreOptions } from '../../support/sigstore.ts'

const DIGEST = digestOf('d')
const { verify, ownRoots, rootProblem } = makeSignatures({
  signal: new AbortController().signal,
  environment: {},
  files: memoryFiles(),
})

const STYLES: readonly NonNullable<SigstoreOptions['style']>[] = ['public', 'github']
const sigstores = new Map<string, Sigstore>()
const sigstore = (style: string): Sigstore => {
  const found = sigstores.get(style)
  if (found === undefined) throw new Error(`no Sigstore of the style ${style}`)
  return found
}

beforeAll(async () => {
  for (const style of STYLES) {
    sigstores.set(style, await startSigstore({ style }))
    sigstores.set(`${style}, late`, await startSigstore({ style, minutesLate: 11 }))
  }
})
afterAll(stopServers)

/** JSON, changed. */
const altered = (bundle: string, change: (bundle: Record<string, never>) => void): string => {
  const parsed = JSON.parse(bundle) as Record<string, never>
  change(parsed)
  return JSON.stringify(parsed)
}

describe.each(STYLES)('of a Sigstore like the one that is %s', (style) => {
  const attested = () => attest(sigstore(style), { digest: DIGEST })
  const roots = () => [rootText(sigstore(style))]

  test('a statement is verified, and given with what the certificate says', async () => {
    const check = await verify(await attested(), roots())
    expect(check).toMatchObject({
      kind: 'verified',
      statement: {
        signer: 'https://github.com/octo-org/hello/.github/workflows/build.yml@refs/heads/main',
        payloadType: 'application/vnd.in-toto+json',
        payload: statementOf({ digest: DIGEST }),
      },
    })
    const oids = check.kind === 'verified' ? check.statement.extensions.map(({ oid }) => oid) : []
    expect(oids).toContain('1.3.6.1.4.1.57264.1.15')
  })

  test('one root of several is enough', async () => {
    const other = STYLES.find((one) => one !== style) ?? style
    expect((await verify(await attested(), [rootText(sigstore(other)), ...roots()])).kind).toBe('verified')
  })

  test.each<readonly [string, (bundle: never) => void]>([
    [
      'another payload',
      ({ dsseEnvelope }: { dsseEnvelope: { payload: string } }) => {
        dsseEnvelope.payload = Buffer.from(statementOf({ digest: digestOf('e') })).toString('base64')
      },
    ],
    [
      'another type of payload',
      ({ dsseEnvelope }: { dsseEnvelope: { payloadType: string } }) => {
        dsseEnvelope.payloadType = 'text/plain'
      },
    ],
    [
      'another signature',
      ({ dsseEnvelope }: { dsseEnvelope: { signatures: { sig: string }[] } }) => {
        for (const signature of dsseEnvelope.signatures) signature.sig = Buffer.alloc(70, 7).toString('base64')
      },
    ],
    [
      'no signature',
      ({ dsseEnvelope }: { dsseEnvelope: { signatures: unknown[] } }) => void dsseEnvelope.signatures.splice(0),
    ],
    [
      'a second signature',
      ({ dsseEnvelope }: { dsseEnvelope: { signatures: unknown[] } }) =>
        void dsseEnvelope.signatures.push(...dsseEnvelope.signatures),
    ],
    [
      'no entry of the log and no timestamp',
      ({ verificationMaterial }: { verificationMaterial: Record<string, unknown> }) => {
        verificationMaterial['tlogEntries'] = []
        verificationMaterial['timestampVerificationData'] = { rfc3161Timestamps: [] }
      },
    ],
    [
      'the certificate of another one',
      ({ verificationMaterial }: { verificationMaterial: Record<string, unknown> }) => {
        verificationMaterial['certificate'] = { rawBytes: Buffer.from('x').toString('base64') }
      },
    ],
    [
      'a key instead of a certificate',
      ({ verificationMaterial }: { verificationMaterial: Record<string, unknown> }) => {
        delete verificationMaterial['certificate']
        verificationMaterial['publicKey'] = { hint: '' }
      },
    ],
    [
      'an unknown form',
      (bundle: Record<string, unknown>) => {
        bundle['mediaType'] = 'application/vnd.dev.sigstore.bundle.v9+json'
      },
    ],
  ])('with %s it is refused', async (_, change) => {
    const check = await verify(altered(await attested(), change as never), roots())
    expect(check.kind).toBe('refused')
  })

  test('signed after its certificate has expired, it is refused', async () => {
    const late = sigstore(`${style}, late`)
    const check = await verify(await attest(late, { digest: DIGEST }), [rootText(late)])
    expect(check).toEqual({ kind: 'refused', because: expect.stringContaining('certificate') })
  })

  test('by another Sigstore it is refused, also with the roots that the action has', async () => {
    const other = await startSigstore({ style })
    expect((await verify(await attest(other, { digest: DIGEST }), roots())).kind).toBe('refused')
    expect((await verify(await attested(), await ownRoots())).kind).toBe('refused')
    expect((await verify(await attested(), [])).kind).toBe('refused')
  })

  test('a signature of a file is refused', async () => {
    const by = { subject: 'https://github.com/x', issuer: 'https://token.actions.githubusercontent.com' }
    const bundle = await sigstore(style).sign(Buffer.from('a file'), by)
    expect(await verify(bundle, roots())).toEqual({ kind: 'refused', because: 'it signs a file and no statement' })
  })
})

test.each([
  ['log', 'expected 1 tlog entries, got 0'],
  ['certificate-log', 'expected 1 SCTs, got 0'],
] as const)('what is not in the %s of a root that has one is refused', async (skips, because) => {
  const skipping = await startSigstore({ skips })
  const check = await verify(await attest(skipping, { digest: DIGEST }), [rootText(skipping)])
  expect(check).toEqual({ kind: 'refused', because })
})

test.each(['', 'x', 'null', '[]', '{}', '"a"', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'])(
  'what is no bundle is refused: %j',
  async (text) => {
    expect((await verify(text, await ownRoots())).kind).toBe('refused')
  },
)

test('the roots of the action can be used; anything else is none', async () => {
  for (const root of await ownRoots()) expect(await rootProblem(root)).toBeNull()
  for (const text of [
    '',
    '{}',
    'x',
    '[]',
    '{"certificateAuthorities":[{"certChain":{"certificates":[{"rawBytes":"eA=="}]}}]}',
  ])
    expect(await rootProblem(text)).not.toBeNull()
})
