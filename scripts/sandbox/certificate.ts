/**
 * A private certificate authority and a server certificate, so that the local registry can use TLS under ECR's host name.
 * Written in DER by hand (RFC 5280), because Node cannot create certificates and a bare machine has no openssl.
 */
import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

export interface IssuedCertificates {
  readonly ca: string
  readonly certificate: string
  readonly key: string
}

interface CertificateRequest {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signedBy: KeyObject
  readonly extensions: readonly Buffer[]
}

/** Enough for days of work on one machine; the keys are deleted with the sandbox. */
const validForMs = 7 * 24 * 3_600_000

/** Issues a server certificate for these host names by a new authority; all three are PEM. */
export const issueCertificates = (hosts: readonly [string, ...string[]]): IssuedCertificates => {
  const authority = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const server = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const issuer = 'ship-to-ecs sandbox CA'
  const ca = certificate({
    subject: issuer,
    issuer,
    publicKey: authority.publicKey,
    signedBy: authority.privateKey,
    // BasicConstraints CA:TRUE; KeyUsage keyCertSign and cRLSign (bits 5 and 6).
    extensions: [extension('2.5.29.19', sequence(boolean(true))), extension('2.5.29.15', bits(Buffer.from([0x06]), 1))],
  })
  const leaf = certificate({
    subject: hosts[0],
    issuer,
    publicKey: server.publicKey,
    signedBy: authority.privateKey,
    extensions: [
      extension('2.5.29.19', sequence()),
      // KeyUsage digitalSignature (bit 0); ExtendedKeyUsage serverAuth; SubjectAltName dNSName.
      extension('2.5.29.15', bits(Buffer.from([0x80]), 7)),
      extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', sequence(...hosts.map((host) => element(0x82, Buffer.from(host, 'ascii'))))),
    ],
  })
  return {
    ca: pem(ca),
    certificate: pem(leaf),
    key: server.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

const certificate = (request: CertificateRequest): Buffer => {
  const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))
  const from = Date.now() - 3_600_000
  const serial = randomBytes(16)
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x01, 0)
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, serial),
    ecdsaWithSha256,
    commonName(request.issuer),
    sequence(time(from), time(from + validForMs)),
    commonName(request.subject),
    createPublicKey(request.publicKey.export({ format: 'pem', type: 'spki' })).export({ format: 'der', type: 'spki' }),
    element(0xa3, sequence(...request.extensions)),
  )
  const signature = sign('sha256', body, { key: request.signedBy, dsaEncoding: 'der' })
  return sequence(body, ecdsaWithSha256, bits(signature, 0))
}

const element = (tag: number, content: Buffer): Buffer => {
  const length: number[] = []
  for (let rest = content.length; rest > 0; rest >>= 8) length.unshift(rest & 0xff)
  const head = content.length < 0x80 ? [content.length] : [0x80 | length.length, ...length]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

const sequence = (...elements: readonly Buffer[]): Buffer => element(0x30, Buffer.concat(elements))

const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]))

const bits = (content: Buffer, unused: number): Buffer => element(0x03, Buffer.concat([Buffer.from([unused]), content]))

const extension = (id: string, value: Buffer): Buffer => sequence(objectId(id), boolean(true), element(0x04, value))

const commonName = (name: string): Buffer =>
  sequence(element(0x31, sequence(objectId('2.5.4.3'), element(0x0c, Buffer.from(name, 'utf8')))))

/** UTCTime, as RFC 5280 asks for dates before 2050. */
const time = (milliseconds: number): Buffer => {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return element(0x17, Buffer.from(`${digits}Z`, 'ascii'))
}

const objectId = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const number of rest) {
    const septets = [number & 0x7f]
    for (let high = number >>> 7; high > 0; high >>>= 7) septets.unshift((high & 0x7f) | 0x80)
    bytes.push(...septets)
  }
  return element(0x06, Buffer.from(bytes))
}

const pem = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
