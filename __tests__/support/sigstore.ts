/** A Sigstore of its own on loopback: an authority that certifies any identity, a log or a timestamp authority, and the roots that trust them. */
import { createHash, generateKeyPairSync } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { bundleToJSON } from '@sigstore/bundle'
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import {
  DSSEBundleBuilder,
  FulcioSigner,
  MessageSignatureBundleBuilder,
  RekorWitness,
  TSAWitness,
} from '@sigstore/sign'
import { z } from 'zod'
import { serve } from './loopback-server.ts'

interface Identity {
  readonly subject: string
  readonly issuer: string
  /** Of GitHub's token; the certificate has them as extensions. */
  readonly claims?: Readonly<Record<string, string>>
}

/** `public`: with a log of signatures and one of certificates; `github`: with timestamps and neither. */
export interface SigstoreOptions {
  readonly style?: 'public' | 'github'
  /** The time of signing is after the certificate was made, which holds for ten minutes. */
  readonly minutesLate?: number
  /** Of the style `public`: what it has, and a signature does not go through. */
  readonly skips?: 'log' | 'certificate-log'
}

export interface Sigstore {
  readonly root: TrustedRoot
  /** The text of a bundle over these bytes; with a type, over a statement of that type. */
  readonly sign: (bytes: Buffer, by: Identity, type?: string) => Promise<string>
}

/** What a signature goes through. */
const usedBy = (style: SigstoreOptions['style'], skips: SigstoreOptions['skips']) => ({
  log: style === 'public' && skips !== 'log',
  certificateLog: style === 'public' && skips !== 'certificate-log',
})

/** Starts one; it ends with the servers of the test. */
export const startSigstore = async ({
  style = 'public',
  minutesLate = 0,
  skips,
}: SigstoreOptions = {}): Promise<Sigstore> => {
  // Certificates have no milliseconds, and a signature must not be older than the root.
  const clock = new Date(Math.ceil(Date.now() / 1000 + 1) * 1000)
  const later = new Date(clock.getTime() + minutesLate * 60_000)
  const uses = usedBy(style, skips)
  const keys = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
  const ctLog = await initializeCTLog(keys('P-256'), clock)
  const authority = await initializeCA(keys('P-384'), uses.certificateLog ? ctLog : undefined, clock)
  const stamps = await initializeTSA(keys('P-384'), later)
  const handlers = new Map<string, (body: string) => Promise<{ statusCode: number; response: unknown }>>()
  const origin = await serve(answering(handlers))
  const log = hashing(await initializeTLog(origin, keys('P-256'), later))
  for (const { path, fn } of [fulcioHandler(authority, { subjectClaim: 'san' }), rekorHandler(log), tsaHandler(stamps)])
    handlers.set(path, fn)
  const validFor = { start: new Date(clock.getTime() - 60_000).toISOString() }
  const logOf = (publicKey: Buffer, baseUrl: string) => ({
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: publicKey.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: createHash('sha256').update(publicKey).digest('base64') },
  })
  const chainOf = (...certificates: ArrayBufferView<ArrayBuffer>[]) => ({
    uri: origin,
    certChain: {
      certificates: certificates.map(({ buffer }) => ({ rawBytes: Buffer.from(buffer).toString('base64') })),
    },
    validFor,
  })
  const root = TrustedRoot.fromJSON({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: style === 'public' ? [logOf(log.publicKey, origin)] : [],
    ctlogs: style === 'public' ? [logOf(ctLog.publicKey, origin)] : [],
    certificateAuthorities: [chainOf(authority.rootCertificate)],
    timestampAuthorities: uses.log ? [] : [chainOf(stamps.intCertificate, stamps.rootCertificate)],
  })
  const sign = async (data: Buffer, { subject, issuer, claims }: Identity, type?: string): Promise<string> => {
    const token = tokenOf({ ...claims, sub: subject, san: subject, iss: issuer })
    const signer = new FulcioSigner({
      fulcioBaseURL: origin,
      identityProvider: { getToken: () => Promise.resolve(token) },
    })
    const witnesses = uses.log
      ? [new RekorWitness({ rekorBaseURL: origin, entryType: 'dsse' })]
      : [new TSAWitness({ tsaBaseURL: origin })]
    const bundle =
      type === undefined
        ? await new MessageSignatureBundleBuilder({ signer, witnesses }).create({ data })
        : await new DSSEBundleBuilder({ signer, witnesses }).create({ data, type })
    return JSON.stringify(bundleToJSON(bundle))
  }
  return { root, sign }
}

const answering =
  (
    handlers: ReadonlyMap<string, (body: string) => Promise<{ statusCode: number; response: unknown }>>,
  ): RequestListener =>
  (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const handle = handlers.get(request.url ?? '')
      void handle?.(Buffer.concat(chunks).toString('utf8')).then(({ statusCode, response: body }) =>
        response
          .writeHead(statusCode, { 'content-type': 'application/json' })
          .end(Buffer.isBuffer(body) ? body : String(body)),
      )
    })
  }

const tokenOf = (claims: object): string =>
  [{ alg: 'none' }, claims, {}].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

const DSSE = z.object({
  kind: z.literal('dsse'),
  spec: z.object({ proposedContent: z.object({ envelope: z.string(), verifiers: z.array(z.string()) }) }),
})
const ENVELOPE = z.object({ payload: z.string(), signatures: z.array(z.object({ sig: z.string() })) })

type Log = Awaited<ReturnType<typeof initializeTLog>>

/** The log of the package keeps what is proposed; a real one keeps hashes of a statement. */
const hashing = (log: Log): Log => {
  const put = log.log.bind(log)
  const hash = (bytes: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(bytes).digest('hex'),
  })
  log.log = (entry) => {
    const parsed = DSSE.safeParse(entry)
    if (!parsed.success) return put(entry)
    const { envelope, verifiers } = parsed.data.spec.proposedContent
    const { payload, signatures } = ENVELOPE.parse(JSON.parse(envelope))
    return put({
      kind: 'dsse',
      apiVersion: '0.0.1',
      spec: {
        envelopeHash: hash(envelope),
        payloadHash: hash(Buffer.from(payload, 'base64')),
        signatures: signatures.map(({ sig }, index) => ({ signature: sig, verifier: verifiers[index] })),
      },
    })
  }
  return log
}
