/** Where a path really leads: through every link, as the system follows it. */
import * as fs from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'

/** What the kernel shows of processes and devices: the environment of this one, for example. Nothing there is a file of a project. */
const KERNEL = ['/proc', '/sys', '/dev'] as const

/** Their file systems, which may be mounted elsewhere, too (statfs(2), `f_type`). */
const KERNEL_TYPES: ReadonlyMap<number | null, (typeof KERNEL)[number]> = new Map([
  [0x9fa0, '/proc'],
  [0x62656572, '/sys'],
  [0x1cd1, '/dev'],
])

/** As many as Linux follows (path_resolution(7)). */
const MOST_LINKS = 40

/**
 * Why a run must not read a path; null when it may. A path that comes through the workspace must end in the workspace: what is in a
 * checkout, its links included, is a stranger's choice. No path may come through `/proc`, `/sys` or `/dev`, or end in what is mounted there.
 */
export const refusalOf = async (
  path: string,
  workspace: string,
  typeAt: typeof fileSystemAt = fileSystemAt,
): Promise<string | null> => {
  // Not normalized: `link/../file` is beside what the link leads to.
  const places = await placesOf(isAbsolute(path) ? path : resolve(path))
  const root = (await placesOf(resolve(workspace))).at(-1) ?? workspace
  const end = places.at(-1) ?? path
  // A workspace can be in `/dev/shm`.
  const kernel = KERNEL.find((folder) => !isIn(folder, root) && places.some((place) => isIn(folder, place)))
  if (kernel !== undefined) return `leads to ${kernel}`
  const mounted = KERNEL_TYPES.get(await typeAt(end))
  if (mounted !== undefined) return `leads to a mounted ${mounted}`
  const isOfCheckout = places.some((place) => isIn(root, place))
  return isOfCheckout && !isIn(root, end) ? `leads out of the checkout, to ${end}` : null
}

/** The type of the file system that holds a path; null where nothing can be read. */
export const fileSystemAt = async (path: string): Promise<number | null> => {
  try {
    return (await fs.statfs(path)).type
  } catch {
    return null
  }
}

/** Whether a path is a folder or below it; both absolute. */
export const isIn = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder === sep ? sep : `${folder}${sep}`)

/** Every place on the way, with links resolved; the last one is the end. What does not exist has no links. */
const placesOf = async (path: string): Promise<readonly string[]> => {
  const places: string[] = [sep]
  let at: string = sep
  let rest = path.split(sep)
  for (let links = 0; rest.length > 0;) {
    const [name = '', ...others] = rest
    rest = others
    if (name === '' || name === '.') continue
    const next = name === '..' ? dirname(at) : join(at, name)
    const target = links === MOST_LINKS ? null : await linkAt(next)
    if (target === null) at = next
    else {
      links += 1
      if (target.startsWith(sep)) at = sep
      rest = [...target.split(sep), ...rest]
    }
    places.push(at)
  }
  return places
}

const linkAt = async (path: string): Promise<string | null> => {
  try {
    return await fs.readlink(path)
  } catch {
    // Not a link, or nothing that could be read either.
    return null
  }
}
