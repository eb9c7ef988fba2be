/** What the tags of base images name today: each is asked for once, and each digest is pulled and scanned once; part of the stage `rebuilds`. */
import type { ConfigFacts } from '../../domain/image/config-facts.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { ScanReport } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { findBaseToday, scanBaseToday } from '../base/scan-base.ts'
import type { DistinctImage, ScanFoundPorts } from '../side-cars/scan-found-image.ts'
import { factsIn } from './judge-as-own.ts'

export interface BaseOfToday {
  readonly kind: 'known'
  /** Of the manifest of this image, not of an index. */
  readonly digest: Digest
  readonly report: ScanReport
  readonly facts: ConfigFacts
}

type Looked = BaseOfToday | { readonly kind: 'unknown'; readonly because: string }

/** Takes a name with a tag, and the platform. @throws what `findBaseToday` and `scanBaseToday` throw */
export type BasesOfToday = (name: string, platform: string) => Promise<Looked>

export interface BaseScans extends Scanners {
  readonly timeoutMinutes: number
}

/** Nothing but the issue and the end of the run waits for it. */
const LONGEST_MS = 10 * 60_000

/** Remembers what it has looked at. */
export const basesOfToday = (input: BaseScans, ports: ScanFoundPorts): BasesOfToday => {
  const until = ports.clock.now() + LONGEST_MS
  const asked = new Map<string, Promise<Looked>>()
  const scanned = new Map<string, Promise<Looked>>()
  return (name, platform) =>
    once(asked, JSON.stringify([name, platform]), async () => {
      if (ports.clock.now() >= until) return unknown('there was no time left to look at it')
      const image = await findBaseToday(name, platform, ports)
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

const scanOne = async (image: DistinctImage, input: BaseScans, ports: ScanFoundPorts): Promise<Looked> => {
  const scan = await scanBaseToday(image, input, ports)
  if (scan.kind === 'broke') return unknown(scan.because)
  const facts = await factsIn(scan, ports)
  if (facts === null) return unknown('Trivy did not report its config')
  return { kind: 'known', digest: image.digest, report: scan.report, facts }
}
