/** The private folders of a run, as main saves them for post. */
import { basename, dirname, resolve } from 'node:path'

/** Every folder that `makePrivateDirectory` makes begins with it. */
export const PRIVATE_PREFIX = 'ship-to-ecs-'

/**
 * The folders that a saved state names, as far as they can be ours: right below one of the roots, by our prefix. The state comes
 * through the environment, which other steps can write.
 */
export const privateFolders = (state: string, roots: readonly string[]): readonly string[] => {
  const allowed = roots.map((root) => resolve(root))
  return parse(state).filter(
    (path) => allowed.includes(dirname(resolve(path))) && basename(path).startsWith(PRIVATE_PREFIX),
  )
}

const parse = (state: string): readonly string[] => {
  try {
    const paths: unknown = JSON.parse(state)
    return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}
