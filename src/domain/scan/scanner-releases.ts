/**
 * Which scanners may judge an image: the reviewed versions, and the pinned releases with the sha256 of every archive. The hashes
 * are part of this source and not of the download: in March 2026 Trivy's own release workflow published a tampered 0.69.4 with
 * matching checksums and valid signatures (GHSA-69fq-xp46-6x23). Only a hash that was reviewed before stops that.
 */
import satisfies from 'semver/functions/satisfies.js'
import { PINS, type ScannerName } from './scanner-pins.ts'

export type { ScannerName }

/** The machine that the scanner runs on, in Node's words (`process.platform`, `process.arch`). */
export interface HostPlatform {
  readonly os: string
  readonly arch: string
}

/** A release archive and its pinned sha256. */
export interface Release {
  readonly scanner: ScannerName
  readonly version: string
  /** `trivy_0.74.0_Linux-64bit.tar.gz`; it contains the program under the scanner's name. */
  readonly archive: string
  readonly url: string
  readonly sha256: string
}

/** A release that a setting names instead of the pinned one: nobody here has reviewed it, so its hash comes with it. */
export interface OwnRelease {
  readonly version: string
  /** Of the archive for each platform; one text: for whichever platform the run is on. */
  readonly sha256: string | Readonly<Record<string, string>>
}

export type OwnReleases = Readonly<Partial<Record<ScannerName, OwnRelease>>>

/*
 * Trivy: 0.69.2 and 0.69.3 are the clean re-releases, 0.69.4 the tampered one, 0.69.5 and 0.69.6 tampered container images (trivy
 * discussions 10265 and 10425). Its hashes are the same in several independent public repositories; Dockle's are from the vendor's
 * Homebrew formula.
 */
const SOURCES: Readonly<Record<ScannerName, { readonly repository: string; readonly knownBad: readonly string[] }>> = {
  trivy: { repository: 'aquasecurity/trivy', knownBad: ['0.69.4', '0.69.5', '0.69.6'] },
  dockle: { repository: 'goodwithtech/dockle', knownBad: [] },
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS' }
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: '64bit', arm64: 'ARM64' }

/** The host of the releases; a mirror has the same paths. */
export const RELEASES_ORIGIN = 'https://github.com'

/** `0.69.2 - 0.74.0`: for messages. */
export const allowedVersions = (scanner: ScannerName, own?: OwnRelease): string =>
  own?.version ?? `${PINS[scanner].since} - ${PINS[scanner].version}`

/** Whether it is a tampered release, which no setting allows. */
export const isKnownBad = (scanner: ScannerName, version: string): boolean =>
  SOURCES[scanner].knownBad.includes(version)

/**
 * Whether this version may judge an image: `known-bad` is a tampered release, `unreviewed` any other version that is not allowed.
 * Where a setting names a release, only its version is allowed.
 */
export const judgeVersion = (
  scanner: ScannerName,
  version: string,
  own?: OwnRelease,
): 'allowed' | 'known-bad' | 'unreviewed' => {
  if (isKnownBad(scanner, version)) return 'known-bad'
  return satisfies(version, allowedVersions(scanner, own)) ? 'allowed' : 'unreviewed'
}

/**
 * The version in what `--version` prints (`Version: 0.74.0`, `dockle version 0.4.15`), or null: a program built without a
 * version prints `dev`.
 */
export const versionIn = (output: string): string | null =>
  /^(?:\w+ )?version:? v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)/i.exec(output)?.[1] ?? null

export interface ReleaseChoice {
  /** A mirror has the paths of github.com. */
  readonly origin: string
  /** Instead of the pinned release. */
  readonly own?: OwnRelease | undefined
}

/** `Linux`, as the names of the archives and `runner.os` have it. */
export const releasedFor = (os: string): string => SYSTEMS[os] ?? os

/** `Linux-64bit`, as the names of the archives have it. */
export const platformOf = ({ os, arch }: HostPlatform): string => `${releasedFor(os)}-${ARCHITECTURES[arch] ?? arch}`

/** The platforms that scanners are released for and this program runs on. */
export const PLATFORMS: readonly string[] = Object.values(SYSTEMS).flatMap((system) =>
  Object.values(ARCHITECTURES).map((architecture) => `${system}-${architecture}`),
)

/** The release for a machine, or null when there is no hash for it. */
export const releaseFor = (
  scanner: ScannerName,
  host: HostPlatform,
  { origin, own }: ReleaseChoice,
): Release | null => {
  const { version, sha256: hashes } = own ?? PINS[scanner]
  const platform = platformOf(host)
  const sha256 = typeof hashes === 'string' ? hashes : hashes[platform]
  if (sha256 === undefined) return null
  const archive = `${scanner}_${version}_${platform}.tar.gz`
  return { scanner, version, archive, url: releaseFile({ scanner, version, origin, name: archive }), sha256 }
}

/** A file of the release of a version. */
export interface ReleaseFile {
  readonly scanner: ScannerName
  readonly version: string
  readonly origin: string
  readonly name: string
}

/** The address of a file of a release. */
export const releaseFile = ({ scanner, version, origin, name }: ReleaseFile): string =>
  `${origin.replace(/(?<!\/)\/+$/, '')}/${SOURCES[scanner].repository}/releases/download/v${version}/${name}`

/** `aquasecurity/trivy`. */
export const repositoryOf = (scanner: ScannerName): string => SOURCES[scanner].repository
