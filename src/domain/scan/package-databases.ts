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

/** Those that Trivy reads (pkg/fanal/analyzer/pkg), and those of systems that it has no advisories for. */
export const PACKAGE_FORMATS = [
  ...(['dpkg', 'apk', 'rpm'] as const),
  ...(['pacman', 'portage', 'xbps', 'opkg', 'nix', 'guix', 'pkgtools', 'eopkg'] as const),
] as const
export type PackageFormat = (typeof PACKAGE_FORMATS)[number]

export interface PackageDatabase {
  readonly format: PackageFormat
  /** Where it is in the image. */
  readonly path: string
}

/** A place where a package manager keeps its database. */
interface Place extends PackageDatabase {
  /** Where to look: a file, in which `*` is any name, or, with a slash at the end, a folder of files; elsewhere where a link has led to. */
  readonly found: string
}

const PATHS: Readonly<Record<PackageFormat, readonly string[]>> = {
  // status.d: distroless images.
  dpkg: ['var/lib/dpkg/status', 'var/lib/dpkg/status.d/'],
  apk: ['lib/apk/db/installed', 'usr/lib/apk/db/installed'],
  // The manifest: images of Azure Linux without a package manager. usr/share/rpm: systems of rpm-ostree.
  rpm: [
    ...['var/lib/rpm', 'usr/lib/sysimage/rpm', 'usr/share/rpm'].flatMap((folder) =>
      ['Packages', 'Packages.db', 'rpmdb.sqlite'].map((name) => `${folder}/${name}`),
    ),
    'var/lib/rpmmanifest/container-manifest-2',
  ],
  // Arch Linux
  pacman: ['var/lib/pacman/local/*/desc'],
  // Gentoo
  portage: ['var/db/pkg/*/*/CONTENTS'],
  // Void Linux; the number is the version of the format.
  xbps: ['var/db/xbps/pkgdb-0.38.plist'],
  // OpenWrt and Yocto
  opkg: ['usr/lib/opkg/status', 'var/lib/opkg/status'],
  nix: ['nix/var/nix/db/db.sqlite'],
  guix: ['var/guix/db/db.sqlite'],
  // Slackware since 15; before, its folder was one that any program may write to.
  pkgtools: ['var/lib/pkgtools/packages/'],
  // Solus
  eopkg: ['var/lib/eopkg/package/*/metadata.xml'],
}

/** Where the package managers keep their databases. */
export const KNOWN_PLACES: readonly Place[] = PACKAGE_FORMATS.flatMap((format) =>
  PATHS[format].map((path) => ({ format, path: path.split('*')[0] ?? path, found: path })),
)

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
  const filled = (path: string): boolean => {
    const file = files.get(path)
    // A hard link has no size of its own.
    return file?.type === 'hard-link' || (file?.type === 'file' && file.sizeBytes > 0)
  }
  const isThere = ({ found }: Place): boolean => {
    if (found.endsWith('/'))
      return [...files.keys()].some((path) => path.startsWith(found) && !path.endsWith('.md5sums') && filled(path))
    if (!found.includes('*')) return filled(found)
    const pattern = patternOf([found])
    return [...files.keys()].some((path) => pattern.test(path) && filled(path))
  }
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
