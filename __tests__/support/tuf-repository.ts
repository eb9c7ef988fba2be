/** A TUF repository on loopback with keys of its own (The Update Framework, "Document formats"): roots by version, one target. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { serve } from './loopback-server.ts'

interface Key {
  readonly id: string
  readonly privateKey: KeyObject
  readonly inRoot: object
}

/** Sorted keys, no white space; the texts here have nothing that JSON writes differently. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

const makeKey = (): Key => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const inRoot = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } }
  return { id: createHash('sha256').update(canonical(inRoot)).digest('hex'), privateKey, inRoot }
}

const signedBy = (signed: object, keys: readonly Key[]): string =>
  JSON.stringify({
    signed,
    signatures: keys.map(({ id, privateKey }) => ({
      keyid: id,
      sig: sign(null, Buffer.from(canonical(signed)), privateKey).toString('hex'),
    })),
  })

const DAY_MS = 24 * 60 * 60_000

export interface TufOptions {
  /** The text of `trusted_root.json`. */
  readonly target: string
  /** What is served instead of it. */
  readonly served?: string
  /** The second root is signed by somebody else. */
  readonly forged?: true
  /** Nothing is valid any more. */
  readonly expired?: true
  /** It has no such target. */
  readonly empty?: true
}

export interface Tuf {
  readonly mirror: string
  /** The first root; the repository has a second one, with other keys for all other roles. */
  readonly root: unknown
  readonly requests: readonly string[]
}

/** Starts it; it ends with the servers of the test. */
export const startTuf = async ({ target, served = target, forged, expired, empty }: TufOptions): Promise<Tuf> => {
  const [first, second, online] = [makeKey(), makeKey(), makeKey()]
  const expires = new Date(Date.now() + (expired ? -DAY_MS : DAY_MS)).toISOString().replace(/\.\d+/u, '')
  const facts = (type: string, version: number) => ({ _type: type, spec_version: '1.0.31', version, expires })
  const rootOf = (version: number, other: Key) => ({
    ...facts('root', version),
    consistent_snapshot: true,
    keys: Object.fromEntries([first, other].map(({ id, inRoot }) => [id, inRoot])),
    roles: {
      root: { keyids: [first.id], threshold: 1 },
      ...Object.fromEntries(
        ['timestamp', 'snapshot', 'targets'].map((role) => [role, { keyids: [other.id], threshold: 1 }]),
      ),
    },
  })
  const hash = createHash('sha256').update(target).digest('hex')
  const length = Buffer.byteLength(target)
  const targets = empty ? {} : { 'trusted_root.json': { length, hashes: { sha256: hash } } }
  const files = new Map([
    ['/2.root.json', signedBy(rootOf(2, online), [forged ? second : first])],
    ['/timestamp.json', signedBy({ ...facts('timestamp', 1), meta: { 'snapshot.json': { version: 1 } } }, [online])],
    ['/1.snapshot.json', signedBy({ ...facts('snapshot', 1), meta: { 'targets.json': { version: 1 } } }, [online])],
    ['/1.targets.json', signedBy({ ...facts('targets', 1), targets }, [online])],
    [`/targets/${hash}.trusted_root.json`, served],
  ])
  const requests: string[] = []
  const mirror = await serve(({ url = '' }, response) => {
    requests.push(url)
    response.writeHead(files.has(url) ? 200 : 404).end(files.get(url))
  })
  return { mirror, root: JSON.parse(signedBy(rootOf(1, second), [first])), requests }
}
