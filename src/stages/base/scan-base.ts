/** Scans what a tag of a base image names today; part of the stages `newer-bases` and `rebuilds`. */
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { findImages } from '../side-cars/find-images.ts'
import { resolveImage } from '../side-cars/resolve-image.ts'
import {
  distinctImages,
  scanFoundImage,
  type DistinctImage,
  type ScanFoundPorts,
} from '../side-cars/scan-found-image.ts'

/** Nothing but the end of the run waits for it. */
const LONGEST_PULL_MS = 2 * 60_000
const LONGEST_SCAN_MINUTES = 3

/** The image for a platform, `linux/amd64`; null where the registry lists none. @throws what `resolveImage` and `findImages` throw */
export const findBaseToday = async (
  name: string,
  platform: string,
  ports: ScanFoundPorts,
): Promise<DistinctImage | null> => {
  const { pinned } = await resolveImage({ image: name, containers: [] }, null, ports)
  const [os = '', architecture = ''] = platform.split('/')
  const use: SideCarToScan = {
    ...{ image: name, containers: [], pinned, source: name },
    platform: { os, architectures: [architecture], because: 'the platform of the image' },
  }
  return distinctImages(await findImages(use, null, ports))[0] ?? null
}

/** Trivy's scan of it. @throws what `scanFoundImage` throws */
export const scanBaseToday = async (
  image: DistinctImage,
  input: Scanners & { readonly timeoutMinutes: number },
  ports: ScanFoundPorts,
): Promise<ScanResult> => {
  const { scans } = await scanFoundImage(
    image,
    {
      ...input,
      folder: 'base',
      by: 'trivy',
      // Of an image whose packages were not checked, nothing is claimed.
      unknownSystem: 'blocked',
      timeoutMinutes: Math.min(input.timeoutMinutes, LONGEST_SCAN_MINUTES),
      pullTimeoutMs: LONGEST_PULL_MS,
    },
    ports,
  )
  const [scan] = scans
  if (scan === undefined) throw new Error('Trivy was not asked to scan the base image')
  return scan
}

/** An error's words without the name of the image: what is said of it is under its name. */
export const withoutImage = (message: string): string =>
  message.replace(/^(?:the image|`pin-sidecars` for the image) \S+(?: cannot be (?:pinned|scanned))?: /u, '')
