/**
 * The package databases in an image, out of the entries of its layers: what the image's file system holds after all layers, with
 * whiteouts (OCI image spec, "Layer Filesystem Changeset") and with links on the way to a database followed.
 */

import { isUsual, type PackageDatabase, type Place } from './package-places.ts'

/** What `readLayers` gives of a file in a layer. */
export interface LayerFile {
  readonly path: string
  readonly type: 'file' | 'directory' | 'link' | 'hard-link' | 'other'
  readonly sizeBytes: number
  readonly target: string
}

/** Whether a path is on the way to one of the places, or one of them. */
const waysOf = (places: readonly Place[]): ((path: string) => boolean) => {
  const ways = new Set(places.flatMap(({ found }) => waysTo(found)))
  const pattern = patternOf([...ways].filter((way) => way.includes('*')))
  return (path) => ways.has(path) || pattern.test(path)
}

const patternOf = (paths: readonly string[]): RegExp =>
  new RegExp(`^(?:${paths.map((path) => path.split('*').map(RegExp.escape).join('[^/]+')).join('|')})$`)

/** Which entries of a layer matter for these places: those on the way to them, what is in their folders, and what removes either. */
export const entryFilter = (places: readonly Place[]): ((entry: LayerFile) => boolean) => {
  const isWay = waysOf(places)
  const folders = new Set(places.flatMap(({ found }) => (found.endsWith('/') ? [found.slice(0, -1)] : [])))
  return ({ path }) => {
    const { folder, name } = split(path)
    if (name === OPAQUE) return isWay(folder)
    const affected = name.startsWith(WHITEOUT) ? join(folder, name.slice(WHITEOUT.length)) : path
    return isWay(affected) || folders.has(folder)
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
  const isWay = waysOf(places)
  for (const layer of layers) applyLayer(files, layer, isWay)
  const looked = new Set(places.map(({ found }) => found))
  return {
    databases: places.flatMap((place) => {
      const { format, path } = place
      const reach = reachOf(place, files)
      return reach === null ? [] : [{ format, path, reach }]
    }),
    elsewhere: places.flatMap((place) => {
      const found = throughLinks(place.found, files)
      return looked.has(found) ? [] : [{ ...place, found }]
    }),
  }
}

/** How what is at a place is reached; null where nothing is. */
const reachOf = ({ found }: Place, files: ReadonlyMap<string, LayerFile>): PackageDatabase['reach'] | null => {
  const reaches = entriesAt(found, files).flatMap((entry) => {
    if (entry.type === 'file') return entry.sizeBytes > 0 ? ['itself' as const] : []
    // A hard link has no size of its own. A link at the place itself has led to another one, which is looked at as well.
    if (entry.type === 'hard-link') return [isUsual(entry.target) ? ('itself' as const) : ('link' as const)]
    return entry.type === 'link' && found.endsWith('/') ? ['link' as const] : []
  })
  if (reaches.length === 0) return null
  return isUsual(found) && !reaches.includes('link') ? 'itself' : 'link'
}

const entriesAt = (found: string, files: ReadonlyMap<string, LayerFile>): readonly LayerFile[] => {
  if (found.endsWith('/'))
    return [...files.values()].filter(({ path }) => path.startsWith(found) && !path.endsWith('.md5sums'))
  if (!found.includes('*')) return [files.get(found) ?? []].flat()
  const pattern = patternOf([found])
  return [...files.values()].filter(({ path }) => pattern.test(path))
}

const WHITEOUT = '.wh.'
/** Hides everything that lower layers have in its folder. */
const OPAQUE = '.wh..wh..opq'

const applyLayer = (
  files: Map<string, LayerFile>,
  layer: readonly LayerFile[],
  isWay: (path: string) => boolean,
): void => {
  const entries = layer.filter(({ path }) => !split(path).name.startsWith(WHITEOUT))
  // Whiteouts hide only what lower layers have, wherever they are in their layer.
  const hidden = new Set(layer.flatMap(({ path }) => hiddenBy(path)))
  for (const path of hidden) files.delete(path)
  // A folder keeps what is below it and replaces only what is no folder.
  const replaced = entries.flatMap(({ path, type }) => (type === 'directory' ? [] : [path]))
  // Only on the ways to the places is anything below a path.
  const gone = new Set([...[...hidden].map((path) => path.replace(/\/$/, '')), ...replaced].filter(isWay))
  if (gone.size > 0) {
    for (const path of [...files.keys()])
      if (waysTo(split(path).folder).some((way) => gone.has(way))) files.delete(path)
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
