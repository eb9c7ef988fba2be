/** Reads the settings file whose guarded settings count, where the checkout's do not. */
import type { TrustedPlace } from '../../domain/trust/guard-report.ts'
import { guardSourceOf, type CheckoutFacts } from '../../domain/trust/guard-source.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { GitHubApi } from '../../ports/github-api.ts'

/** A settings file of a branch, as `branch:path`. */
export interface TrustedText {
  readonly path: string
  readonly text: string
}

/** What guarded settings are taken from. */
export type Trusted =
  | { readonly kind: 'checkout' }
  | {
      readonly kind: 'place'
      /** Why not the checkout: `on pull_request`. */
      readonly because: string
      readonly place: TrustedPlace
      /** Null where there is none, or where it cannot be read. */
      readonly file: TrustedText | null
    }

/** The file at the tip of the target branch or of the default branch; GitHub is not called when the checkout is trusted. */
export const readTrusted = async (facts: CheckoutFacts, github: GitHubApi): Promise<Trusted> => {
  const source = guardSourceOf(facts)
  if (source.kind === 'checkout' || facts.path === null) return { kind: 'checkout' }
  const { because } = source
  let { branch } = source
  try {
    // Reading the branch proves the right to read contents: without it GitHub says of every file that it does not exist.
    branch ??= await github.defaultBranch()
    const commit = await github.tipOf(branch)
    const text = await github.readFile(facts.path, commit)
    const place = { branch, commit, path: facts.path }
    if (text === null) return { kind: 'place', because, place: { kind: 'no-file', ...place }, file: null }
    // As Git names a file of a revision.
    return {
      kind: 'place',
      because,
      place: { kind: 'file', ...place },
      file: { path: `${branch}:${facts.path}`, text },
    }
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== 'E_GITHUB') throw error
    return { kind: 'place', because, place: { kind: 'unreadable', branch, reason: error.message }, file: null }
  }
}
