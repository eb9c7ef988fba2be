/**
 * Which scanners may judge an image: the reviewed versions, and the pinned releases with the sha256 of every archive. The hashes
 * are part of this source and not of the download: in March 2026 Trivy's own release workflow published a tampered 0.69.4 with
 * matching checksums and valid signatures (GHSA-69fq-xp46-6x23). Only a hash that was reviewed before stops that.
 */
import satisfies from 'semver/functions/satisfies.js'

export type ScannerName = 'trivy' | 'dockle'

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

interface Pin {
  readonly version: string
  readonly repository: string
  /** Allowed versions of a program on PATH; reviewed up to the pinned version. */
  readonly allowed: string
  readonly knownBad: readonly string[]
  readonly sha256: Readonly<Record<string, string>>
}

/*
 * Trivy: 0.69.2 and 0.69.3 are the clean re-releases, 0.69.4 the tampered one, 0.69.5 and 0.69.6 tampered container images (trivy
 * discussions 10265 and 10425). Its hashes are the same in several independent public repositories; Dockle's are from the vendor's
 * Homebrew formula. Nothing is downloaded for a platform without a hash here.
 */
const PINS: Readonly<Record<ScannerName, Pin>> = {
  trivy: {
    version: '0.74.0',
    repository: 'aquasecurity/trivy',
    allowed: '0.69.2 - 0.74.0',
    knownBad: ['0.69.4', '0.69.5', '0.69.6'],
    sha256: {
      'Linux-64bit': '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      'Linux-ARM64': 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
      'macOS-ARM64': '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
    },
  },
  dockle: {
    version: '0.4.15',
    repository: 'goodwithtech/dockle',
    allowed: '0.4.14 - 0.4.15',
    knownBad: [],
    sha256: {
      'Linux-64bit': '8bfc9183d1d3d67800edb45bea4bb63ddf1d28bec5f89944075a07007d79caad',
      'Linux-ARM64': '14c2fbcd675afaa0f1717e97ab71eee178dabdef676066189f49bad0f53b8762',
      'macOS-64bit': 'e6b68aca0e7776d857d7f5f226c6dae9b74d8905376636ac4ad93355ec84892d',
      'macOS-ARM64': 'dc6120234cd74a40fedba84290f6b5c397c8f09c645063a3b59dce8283056847',
    },
  },
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS' }
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: '64bit', arm64: 'ARM64' }

/** The host of the releases; a mirror has the same paths. */
export const RELEASES_ORIGIN = 'https://github.com'

/** `0.69.2 - 0.74.0`: for messages. */
export const allowedVersions = (scanner: ScannerName): string => PINS[scanner].allowed

/** Whether this version may judge an image: `known-bad` is a tampered release, `unreviewed` any other version that is not allowed. */
export const judgeVersion = (scanner: ScannerName, version: string): 'allowed' | 'known-bad' | 'unreviewed' => {
  const pin = PINS[scanner]
  if (pin.knownBad.includes(version)) return 'known-bad'
  return satisfies(version, pin.allowed) ? 'allowed' : 'unreviewed'
}

/**
 * The version in what `--version` prints (`Version: 0.74.0`, `dockle version 0.4.15`), or null: a program built without a
 * version prints `dev`.
 */
export const versionIn = (output: string): string | null =>
  /^(?:\w+ )?version:? v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)/i.exec(output)?.[1] ?? null

/** The pinned release for a machine, or null when no hash is pinned for it. `origin` may be a mirror of github.com's paths. */
export const releaseFor = (scanner: ScannerName, host: HostPlatform, origin: string): Release | null => {
  const pin = PINS[scanner]
  const platform = `${SYSTEMS[host.os] ?? host.os}-${ARCHITECTURES[host.arch] ?? host.arch}`
  const sha256 = pin.sha256[platform]
  if (sha256 === undefined) return null
  const archive = `${scanner}_${pin.version}_${platform}.tar.gz`
  const path = `${pin.repository}/releases/download/v${pin.version}/${archive}`
  return { scanner, version: pin.version, archive, url: `${origin.replace(/(?<!\/)\/+$/, '')}/${path}`, sha256 }
}
