/** The scanners' release archives, with the pins of the action itself. */
import { RELEASES_ORIGIN, releaseFor, type ScannerName } from '../../src/domain/scan/scanner-releases.ts'
import type { ReleaseSource } from './tool.ts'

const hosts = ['linux', 'darwin'].flatMap((os) => ['x64', 'arm64'].map((arch) => ({ os, arch })))

/** The release archives of a scanner by platform; platforms without a pinned hash are left out. */
export const scannerRelease = (scanner: ScannerName): ReleaseSource => {
  const assets = hosts.flatMap((host) => {
    const release = releaseFor(scanner, host, { origin: RELEASES_ORIGIN })
    return release ? [[`${host.os}-${host.arch}`, { url: release.url, sha256: release.sha256 }] as const] : []
  })
  return { kind: 'release', assets: Object.fromEntries(assets) }
}
