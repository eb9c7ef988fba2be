/**
 * The package databases in an image, out of the entries of its layers: what the image's file system holds after all layers, with
 * whiteouts (OCI image spec, "Layer Filesystem Changeset") and with links on the way to a database followed.
 */

/** What `readLayers` gives of a file in a layer. */
export interface LayerFile {
  readonly path: string
  readonly type: 'file' | 'directory' | 'link' | 'hard-link' | 'other'
  readonly sizeBytes: number
  readonly target: string
}

export const PACKAGE_FORMATS = ['dpkg', 'apk', 'rpm'] as const
export type PackageFormat = (typeof PACKAGE_FORMATS)[number]

export interface PackageDatabase {
  readonly format: PackageFormat
  /** Where it is in the image. */
  readonly path: string
}

/** A place where a package manager keeps its database: a file, or, with a slash at the end, a folder of files. */
interface Place extends PackageDatabase {
  /** Where a link has led to; otherwise as `path`. */
  readonly found: string
}

const PATHS: Readonly<Record<PackageFormat, readonly string[]>> = {
  // status.d: distroless images.
  dpkg: ['var/lib/dpkg/status', 'var/lib/dpkg/status.d/'],
  apk: ['lib/apk/db/installed', 'usr/lib/apk/db/installed'],
  rpm: ['var/lib/rpm', 'usr/lib/sysimage/rpm'].flatMap((folder) =>
    ['Packages', 'Packages.db', 'rpmdb.sqlite'].map((name) => `${folder}/${name}`),
  ),
}

/** Where the package managers keep their databases. */
export const KNOWN_PLACES: readonly Place[] = PACKAGE_FORMATS.flatMap((format) =>
  PATHS[format].map((path) => ({ format, path, found: path })),
)

/** Which entries of a layer matter for these places: those on the way to them, what is in their folders, and what removes either. */
export const entryFilter = (places: readonly Place[]): ((entry: LayerFile) => boolean) => {
  const ways = new Set(places.flatMap(({ found }) => waysTo(found)))
  const folders = new Set(places.flatMap(({ found }) => (found.endsWith('/') ? [found.slice(0, -1)] : [])))
  return ({ path }) => {
    const { folder, name } = split(path)
    if (name === OPAQUE) return ways.has(folder)
    const affected = name.startsWith(WHITEOUT) ? join(folder, name.slice(WHITEOUT.length)) : path
    return ways.has(affected) || folders.has(folder)
  }
}

export interface Found {
  readonly databases: readonly PackageDatabase[]
  /** Places that links lead to and that were not looked at yet; the layers are to be read again for them. */
  readonly elsewhere: readonly Place[]
}

/** The databases at these places, out of the layers' entries, the lowest layer first. Empty files are no databases. */
export const findDatabases = (places: readonly Place[], layers: readonly (readonly LayerFile[])[]): Found => {
  const files = new Map<string, LayerFile>()
  const ways = new Set(places.flatMap(({ found }) => waysTo(found)))
  for (const layer of layers) applyLayer(files, layer, ways)
  const filled = (path: string): boolean => {
    const file = files.get(path)
    // A hard link has no size of its own.
    return file?.type === 'hard-link' || (file?.type === 'file' && file.sizeBytes > 0)
  }
  const isThere = ({ found }: Place): boolean =>
    found.endsWith('/')
      ? [...files.keys()].some((path) => path.startsWith(found) && !path.endsWith('.md5sums') && filled(path))
      : filled(found)
  const looked = new Set(places.map(({ found }) => found))
  return {
    databases: places.filter(isThere).map(({ format, path }) => ({ format, path })),
    elsewhere: places.flatMap((place) => {
      const found = throughLinks(place.found, files)
      return looked.has(found) ? [] : [{ ...place, found }]
    }),
  }
}

const WHITEOUT = '.wh.'
/** Hides everything that lower layers have in its folder. */
const OPAQUE = '.wh..wh..opq'

const applyLayer = (files: Map<string, LayerFile>, layer: readonly LayerFile[], ways: ReadonlySet<string>): void => {
  const entries = layer.filter(({ path }) => !split(path).name.startsWith(WHITEOUT))
  // Whiteouts hide only what lower layers have, wherever they are in their layer.
  const hidden = new Set(layer.flatMap(({ path }) => hiddenBy(path)))
  // A folder keeps what is below it and replaces only what is no folder.
  const replaced = new Set(entries.flatMap(({ path, type }) => (type === 'directory' ? [] : [path])))
  for (const path of hidden) files.delete(path)
  // Only on the ways to the places is anything below a path; the sets keep this linear.
  for (const way of ways) {
    if (!hidden.has(way) && !hidden.has(`${way}/`) && !replaced.has(way)) continue
    for (const path of [...files.keys()]) if (way === '' || path.startsWith(`${way}/`)) files.delete(path)
  }
  for (const entry of entries) files.set(entry.path, entry)
}

/** The path that a whiteout hides; with a slash at the end where it hides only what is below. */
const hiddenBy = (path: string): readonly string[] => {
  const { folder, name } = split(path)
  if (name === OPAQUE) return [`${folder}/`]
  return name.startsWith(WHITEOUT) ? [join(folder, name.slice(WHITEOUT.length))] : []
}

/** Linux gives up after 40 links and at paths of 4096 bytes (path_resolution(7)). */
const MAX_LINKS = 40
const MAX_PATH = 4096

/** The path with every link on its way followed; unchanged where a circle of links leads nowhere. */
const throughLinks = (path: string, files: ReadonlyMap<string, LayerFile>): string => {
  let reached = path
  for (let followed = 0; followed < MAX_LINKS && reached.length <= MAX_PATH; followed += 1) {
    const link = waysTo(reached)
      .map((way) => files.get(way))
      .find((entry) => entry?.type === 'link')
    if (link === undefined) return reached
    const start = link.target.startsWith('/') ? '' : split(link.path).folder
    const rest = reached.slice(link.path.length)
    reached = normalized(`${start}/${link.target}`) + rest
  }
  return path
}

/** `a/b/c` -> '', `a`, `a/b`, `a/b/c`. */
const waysTo = (path: string): readonly string[] => {
  const parts = path.split('/').filter((part) => part !== '')
  return [0, ...parts.keys().map((index) => index + 1)].map((length) => parts.slice(0, length).join('/'))
}

const split = (path: string): { readonly folder: string; readonly name: string } => {
  const slash = path.lastIndexOf('/')
  return { folder: slash === -1 ? '' : path.slice(0, slash), name: path.slice(slash + 1) }
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

const normalized = (path: string): string => {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
