/** Signatures of Sigstore by its own library, which is loaded at the first call: most runs verify none. */
import type { Files } from '../../ports/files.ts'
import type { Signatures } from '../../ports/signatures.ts'
import { makeDownload } from '../download.ts'

export interface SignatureOptions {
  readonly signal: AbortSignal
  /** For the proxy variables. */
  readonly environment: NodeJS.ProcessEnv
  readonly files: Pick<Files, 'makePrivateDirectory'>
}

/** For all repositories together: without an answer the roots of the action are used. */
const REFRESH_MS = 15_000
const SILENCE_MS = 5_000

export const makeSignatures = ({ signal, environment, files }: SignatureOptions): Signatures => ({
  ownRoots: async () => (await import('./own-roots.ts')).ownRoots,
  freshRoots: async () => {
    const { freshRoots } = await import('./own-roots.ts')
    const within = AbortSignal.any([signal, AbortSignal.timeout(REFRESH_MS)])
    const download = makeDownload({ signal: within, environment, silenceMs: SILENCE_MS })
    const fresh = await freshRoots({ download, folder: await files.makePrivateDirectory('roots') })
    signal.throwIfAborted()
    return fresh
  },
  rootProblem: async (text) => (await import('./verify-bundle.ts')).rootProblem(text),
  verify: async (bundle, roots) => (await import('./verify-bundle.ts')).verifyBundle(bundle, roots),
})
