/** The stage `attestation` over fake ports: GitHub's pages are names of what the library gives. */
import type { SignedStatement, WantedAttestation } from '../../src/domain/attestation/provenance.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { GitHubReply } from '../../src/domain/github/github-reply.ts'
import type { AttestationPage, AttestationSearch } from '../../src/ports/attestations.ts'
import { fault } from '../../src/errors/fault.ts'
import type { Comparison } from '../../src/ports/github-api.ts'
import type { SignatureCheck } from '../../src/ports/signatures.ts'
import type { AttestationInput } from '../../src/stages/attestation/accepted-attestation.ts'
import { verifyAttestation } from '../../src/stages/attestation/attestation.ts'
import type { SearchPorts } from '../../src/stages/attestation/find-provenance.ts'
import { BUILD_WORKFLOW, COMMIT_OF_BUILD, GITHUB_ISSUER, REPOSITORY_ID, statementOf } from './attestations.ts'
import { utf8Extension } from './extensions.ts'
import { makeFakeClock } from './fake-clock.ts'
import { digestOf } from './image.ts'
import { memoryFiles } from './memory-files.ts'
import { NO_GITHUB } from './no-github.ts'
import { recordingLog } from './recording-log.ts'

export const DIGEST = digestOf('d')
const SIGNER = `https://github.com/${BUILD_WORKFLOW}@refs/heads/main`

/** What the fake library gives for a bundle of this text. */
const signedFrom = (digest: Digest, ref: string, repositoryId = REPOSITORY_ID): SignedStatement => ({
  signer: SIGNER,
  payloadType: 'application/vnd.in-toto+json',
  payload: statementOf({ digest }),
  extensions: [
    [8, GITHUB_ISSUER] as const,
    [9, SIGNER] as const,
    [13, COMMIT_OF_BUILD] as const,
    [14, ref] as const,
    [15, repositoryId] as const,
    [20, 'push'] as const,
  ].map(([number, text]) => utf8Extension(number, text)),
})
const checksOf = (digest: Digest): Readonly<Record<string, SignatureCheck>> => ({
  good: { kind: 'verified', statement: signedFrom(digest, 'refs/heads/main') },
  tag: { kind: 'verified', statement: signedFrom(digest, 'refs/tags/v1') },
  foreign: { kind: 'verified', statement: signedFrom(digest, 'refs/heads/main', '666') },
  forged: { kind: 'refused', because: 'signature verification failed' },
})

const WANTED: WantedAttestation = {
  workflow: null,
  refs: [],
  ownRef: null,
  repositoryId: REPOSITORY_ID,
  serverUrl: 'https://github.com',
}

export interface Play extends Partial<AttestationInput['attestation']> {
  /** What the good ones are about. */
  readonly digest?: Digest
  /** Names of checks; null: GitHub does not give the bundle. */
  readonly pages?: readonly (readonly (string | null)[])[]
  readonly reply?: GitHubReply<AttestationPage>
  readonly comparison?: Comparison | null
  readonly files?: Readonly<Record<string, string>>
  readonly noGitHub?: true
  /** The packed bundles by their addresses; what is not there is not found. */
  readonly packed?: Readonly<Record<string, Uint8Array>>
  /** Which roots are not the newest. */
  readonly stale?: readonly string[]
}

/** Ports of the stage, and what they are asked for. */
export const attestationPorts = ({
  digest = DIGEST,
  pages = [],
  reply,
  comparison = null,
  files = {},
  noGitHub,
  packed = {},
  stale = [],
}: Play) => {
  const log = recordingLog()
  const searches: AttestationSearch[] = []
  const roots: (readonly string[])[] = []
  const fetched: string[] = []
  const memory = memoryFiles(files)
  const page = (after: string | null): GitHubReply<AttestationPage> => {
    const index = Number(after ?? 0)
    const attestations = (pages[index] ?? []).map((bundle) =>
      bundle?.startsWith('https:') ? { bundle: null, bundleUrl: bundle } : { bundle, bundleUrl: null },
    )
    return { kind: 'given', value: { attestations, next: index + 1 < pages.length ? String(index + 1) : null } }
  }
  const ports: SearchPorts = {
    log,
    clock: makeFakeClock(),
    files: memory,
    download: {
      read: () => Promise.reject(new Error('not used')),
      toFile: (url, path) => {
        fetched.push(url)
        const bytes = packed[url]
        if (bytes === undefined) return Promise.reject(fault('E_DOWNLOAD', { message: 'GET returned 503' }))
        return memory.writePrivate(path, Buffer.from(bytes).toString('latin1'))
      },
    },
    github: noGitHub
      ? NO_GITHUB
      : { ...NO_GITHUB, defaultBranch: () => Promise.resolve('main'), compare: () => Promise.resolve(comparison) },
    attestations: {
      list: (search) => {
        searches.push(search)
        return Promise.resolve(reply ?? page(search.after))
      },
    },
    signatures: {
      ownRoots: () => Promise.resolve(['own']),
      freshRoots: () => Promise.resolve({ roots: ['fresh'], stale }),
      rootProblem: (text) => Promise.resolve(text.includes('bad') ? 'it has no certificate authority' : null),
      verify: (bundle, by) => {
        roots.push(by)
        return Promise.resolve(checksOf(digest)[bundle] ?? { kind: 'refused', because: 'unknown' })
      },
    },
  }
  return { ports, seen: { log, searches, roots, fetched, memory } }
}

/** What is wanted by default: one is required. */
export const wantedAttestation = (own: Partial<AttestationInput['attestation']> = {}) => ({
  ...{ mode: 'required' as const, wanted: WANTED, trustedRoot: null, untrusted: null, network: 'online' as const },
  ...own,
})

export const playAttestation = async (play: Play) => {
  const { digest = DIGEST, pages, reply, comparison, files, noGitHub, packed, stale, ...own } = play
  const { ports, seen } = attestationPorts(play)
  const result = verifyAttestation.run({ digest, attestation: wantedAttestation(own) }, ports)
  const outcome = await result.catch((error: unknown) => error)
  return { outcome, ...seen }
}
