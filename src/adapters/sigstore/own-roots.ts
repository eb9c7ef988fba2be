/** The roots that the action has, and the repositories that have newer ones. `SOURCES.md` says where the files are from. */
import { join } from 'node:path'
import { messageOf } from '../../errors/ship-error.ts'
import type { Download } from '../../ports/download.ts'
import type { FreshRoots, TrustedRoots } from '../../ports/signatures.ts'
import github from './github-root.json' with { type: 'json' }
import githubTuf from './github-tuf.json' with { type: 'json' }
import publicGood from './public-good-root.json' with { type: 'json' }
import publicGoodTuf from './public-good-tuf.json' with { type: 'json' }
import { refreshRoot, type TufRepository } from './refresh-root.ts'
import { rootProblem } from './verify-bundle.ts'

export interface OwnRoot extends TufRepository {
  readonly name: string
  readonly text: string
}

const OWN: readonly OwnRoot[] = [
  {
    name: 'Sigstore',
    text: JSON.stringify(publicGood),
    mirror: 'https://tuf-repo-cdn.sigstore.dev',
    root: publicGoodTuf,
  },
  { name: 'GitHub', text: JSON.stringify(github), mirror: 'https://tuf-repo.github.com', root: githubTuf },
]

export const ownRoots: TrustedRoots = OWN.map(({ text }) => text)

interface Refreshing {
  readonly download: Pick<Download, 'read'>
  /** Empty. */
  readonly folder: string
  /** Instead of those of the action. */
  readonly own?: readonly OwnRoot[]
}

/** The newest roots; where one cannot be had, that of the action. */
export const freshRoots = async ({ download, folder, own = OWN }: Refreshing): Promise<FreshRoots> => {
  const all = await Promise.all(
    own.map(async (one) => {
      try {
        const text = await refreshRoot(one, { download, folder: join(folder, one.name) })
        const problem = rootProblem(text)
        if (problem !== null) throw new Error(`it is no trusted root: ${problem}`)
        return { text, stale: null }
      } catch (error) {
        return { text: one.text, stale: `${one.name}: ${messageOf(error)}` }
      }
    }),
  )
  return { roots: all.map(({ text }) => text), stale: all.flatMap(({ stale }) => stale ?? []) }
}
