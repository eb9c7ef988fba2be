/** What the tags of base images name today: each is asked for once, and each digest is pulled and scanned once; part of the stage `rebuilds`. */
import type { ConfigFacts } from '../../domain/image/config-facts.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { ScanReport } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { findImages } from '../side-cars/find-images.ts'
import { resolveImage } from '../side-cars/resolve-image.ts'
import {
  distinctImages,
  scanFoundImage,
  type DistinctImage,
  type ScanFoundPorts,
} from '../side-cars/scan-found-image.ts'
import { factsIn } from './judge-as-own.ts'

export interface BaseOfToday {
  readonly kind: 'known'
  /** Of the manifest of this image, not of an index. */
  readonly digest: Digest
  readonly report: ScanReport
  readonly facts: ConfigFacts
}

type Looked = BaseOfToday | { readonly kind: 'unknown'; readonly because: string }

/** Takes a name with a tag, and the platform. @throws what `resolveImage`, `findImages` and `scanFoundImage` throw */
export type BasesOfToday = (name: string, platform: string) => Promise<Looked>

export interface BaseScans extends Scanners {
  readonly timeoutMinutes: number
}

/** Nothing but the issue and the end of the run waits for it. */
const LONGEST_MS = 10 * 60_000
const LONGEST_PULL_MS = 2 * 60_000
const LONGEST_SCAN_MINUTES = 3

/** Remembers what it has looked at. */
export const basesOfToday = (input: BaseScans, ports: ScanFoundPorts): BasesOfToday => {
  const until = ports.clock.now() + LONGEST_MS
  const asked = new Map<string, Promise<Looked>>()
  const scanned = new Map<string, Promise<Looked>>()
  return (name, platform) =>
    once(asked, JSON.stringify([name, platform]), async () => {
      if (ports.clock.now() >= until) return unknown('there was no time left to look at it')
      const image = await findOne(name, platform, ports)
      if (image === null) return unknown(`its registry lists no image for ${platform}`)
      return once(scanned, image.digest, () => scanOne(image, input, ports))
    })
}

const unknown = (because: string): Looked => ({ kind: 'unknown', because })

const once = <Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> => {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}

const findOne = async (name: string, platform: string, ports: ScanFoundPorts): Promise<DistinctImage | null> => {
  const { pinned } = await resolveImage({ image: name, containers: [] }, null, ports)
  const [os = '', architecture = ''] = platform.split('/')
  const wanted = { os, architectures: [architecture], because: 'the platform of the image' }
  const found = await findImages({ image: name, containers: [], pinned, source: name, platform: wanted }, null, ports)
  return distinctImages(found)[0] ?? null
}

const scanOne = async (image: DistinctImage, input: BaseScans, ports: ScanFoundPorts): Promise<Looked> => {
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
  if (scan?.kind !== 'report') return unknown(scan?.because ?? 'nothing scanned it')
  const facts = await factsIn(scan, ports)
  if (facts === null) return unknown('Trivy did not report its config')
  return { kind: 'known', digest: image.digest, report: scan.report, facts }
}
