/** Where package managers keep their databases. */

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
  /** Trivy reads no links in a layer (pkg/fanal/walker), so it does not see what is only behind one. */
  readonly reach: 'itself' | 'link'
}

/** A place where a package manager keeps its database. */
export interface Place extends Omit<PackageDatabase, 'reach'> {
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

const USUAL = new Set(KNOWN_PLACES.map(({ found }) => found))

/** Whether a package manager keeps its database there. */
export const isUsual = (found: string): boolean => USUAL.has(found)
