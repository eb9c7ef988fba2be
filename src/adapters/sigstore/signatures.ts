/** Signatures of Sigstore by its own library, which is loaded at the first call: most runs verify none. */
import type { Signatures } from '../../ports/signatures.ts'

export const makeSignatures = (): Signatures => {
  const load = () => import('./verify-bundle.ts')
  return {
    ownRoots: async () => (await load()).ownRoots,
    rootProblem: async (text) => (await load()).rootProblem(text),
    verify: async (bundle, roots) => (await load()).verifyBundle(bundle, roots),
  }
}
