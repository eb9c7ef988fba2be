/** Which files of a checkout differ from its commit; asked only to explain why a rebuild gave another image. */
import { dirname, join } from 'node:path'
import { isRemote } from '../../domain/build/build-context.ts'
import { chunksOf } from '../../domain/aws/pages.ts'
import type { Ports } from '../../ports/ports.ts'
import { askGit, repositoryOf } from '../git.ts'

interface Tracked {
  readonly path: string
  /** When git last saw it. */
  readonly size: number
}

/** How many files are looked at at the same time. */
const AT_ONCE = 100

/**
 * The tracked files that are gone, or have another size than at the checkout; none where that cannot be known. Sizes come from git's index: nothing
 * of the checkout is run, as a comparison by git itself could run its filters. A change that keeps the size is not seen.
 */
export const modifiedFiles = async (
  context: string,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<readonly string[]> => {
  const repository = isRemote(context) ? null : await repositoryOf(context, files)
  if (repository === null) return []
  const output = await askGit(repository, ['ls-files', '--stage', '--debug', '-z'], { exec })
  const differing: string[] = []
  for (const some of chunksOf(trackedIn(output ?? ''), AT_ONCE)) {
    const sizes = await Promise.all(some.map(({ path }) => sizeOf(join(dirname(repository), path), files)))
    differing.push(...some.filter(({ size }, index) => sizes[index] !== size).map(({ path }) => path))
  }
  return differing
}

/** Regular files; a link's and a submodule's sizes say nothing (git docs, "git-ls-files", `--stage`, `--debug`). */
const trackedIn = (output: string): readonly Tracked[] =>
  [...output.matchAll(/(?:^|\n)100\d{3} [0-9a-f]+ 0\t([^\0]+)\0[^\0]*?\n {2}size: (\d+)\t/gu)].map(
    ([, path = '', size = '']) => ({ path, size: Number(size) }),
  )

const sizeOf = async (path: string, files: Ports['files']): Promise<number | null> => {
  if ((await files.kindOf(path)) !== 'file') return null
  return files.sizeBytes(path).catch(() => null)
}
