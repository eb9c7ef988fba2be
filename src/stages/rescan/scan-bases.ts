/**
 * rebuilds: the image that the tag of each base names today, pulled by digest and scanned once by the same Trivy and the same database, so that it
 * can be said what a rebuild would fix. It never fails and decides nothing: what is not proved is said.
 */
import { isBuiltOn } from '../../domain/image/base-layers.ts'
import { layersBySteps } from '../../domain/image/base-steps.ts'
import type { ConfigFacts } from '../../domain/image/config-facts.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { baseFixes, isCompared } from '../../domain/scan/base-fixes.ts'
import { trivysReport, type ScanReport } from '../../domain/scan/findings.ts'
import {
  rebuildInWords,
  type ImageRebuild,
  type KnownBy,
  type Rebuild,
  type Rebuilds,
} from '../../domain/scan/rebuild.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import type { SideCarScans } from '../../domain/scan/side-car-scans.ts'
import { isExplained } from '../../errors/ship-error.ts'
import { defineStage } from '../../ports/stage.ts'
import { layersInRegistry } from '../base/base-candidates.ts'
import { withoutImage } from '../base/scan-base.ts'
import type { ScanFoundPorts } from '../side-cars/scan-found-image.ts'
import { basesOfToday, type BaseOfToday, type BasesOfToday } from './bases-of-today.ts'
import { factsIn } from './judge-as-own.ts'

export interface ScanBasesInput extends Scanners {
  readonly images: readonly SideCarScans[]
  readonly network: 'online' | 'offline'
  readonly timeoutMinutes: number
}

/** Takes the scanned images with what each is built upon, gives what a rebuild of each would fix. */
export const scanBases = defineStage({
  kind: 'rebuilds',
  title: "Compare with today's base images",
  uses: [
    ...(['exec', 'files', 'archives', 'leftovers', 'download', 'clock'] as const),
    ...(['secrets', 'registry', 'surroundings', 'log'] as const),
  ],
  run: async (input: ScanBasesInput, ports: ScanFoundPorts): Promise<Rebuilds> => {
    const today = basesOfToday(input, ports)
    const images: ImageRebuild[] = []
    for (const one of input.images) {
      const { image, platform } = one.sideCar
      const rebuild = await rebuildOne(one, { input, today }, ports).catch(notKnown)
      ports.log.info(`${image}: ${rebuildInWords(rebuild, [])}`)
      images.push({ image, platform, rebuild })
    }
    return { images }
  },
  record: (rebuilds) => rebuilds,
})

/** What is wrong with a base or its registry is no reason to stop. */
const notKnown = (thrown: unknown): Rebuild => {
  if (!isExplained(thrown)) throw thrown
  return unknown(withoutImage(thrown.message))
}

const unknown = (because: string): Rebuild => ({ kind: 'unknown', because })

interface Looking {
  readonly input: ScanBasesInput
  readonly today: BasesOfToday
}

const rebuildOne = async (one: SideCarScans, looking: Looking, ports: ScanFoundPorts): Promise<Rebuild> => {
  const { base } = one
  const trivy = trivysReport(one.scans)
  if (base === undefined || trivy === undefined) return unknown('Trivy did not scan the image')
  if (base.kind !== 'image') return base.kind === 'scratch' ? { kind: 'none' } : base
  const { tag, name } = parseImageReference(base.reference) ?? { tag: null, name: '' }
  if (tag === null) return unknown(`${base.reference} has no tag that could name a newer image`)
  if (looking.input.network === 'offline') return unknown('`offline` is set')
  const facts = await factsIn(trivy, ports)
  if (facts === null) return unknown('Trivy did not report the config of the image')
  const running = { report: trivy.report, facts, platform: one.sideCar.platform, reference: base.reference }
  return compareWithToday(running, { name: `${name}:${tag}`, today: looking.today }, ports)
}

interface Running {
  readonly report: ScanReport
  readonly facts: ConfigFacts
  readonly platform: string
  /** Of its base, as it is named. */
  readonly reference: string
}

const compareWithToday = async (
  running: Running,
  { name, today }: { readonly name: string; readonly today: BasesOfToday },
  ports: ScanFoundPorts,
): Promise<Rebuild> => {
  const { report, platform, reference } = running
  const now = await today(name, platform)
  if (now.kind === 'unknown') return unknown(`${name}: ${now.because}`)
  const known = await layersOfBase(running, now, ports)
  if (known === null)
    return unknown(`the layers of the image are not known to be of ${reference}, whose image may have changed since`)
  const fixes = baseFixes(report, known.layers, now.report)
  if (fixes.kind === 'unknown') return unknown(`${name}: ${fixes.because}`)
  const found = report.findings.filter(isCompared).length
  return { kind: 'compared', base: name, digest: now.digest, knownBy: known.by, found, fixes }
}

interface KnownLayers {
  readonly layers: readonly Digest[]
  readonly by: KnownBy
}

/** By the digest that it was built on, by today's layers, else by the steps that both list. */
const layersOfBase = async (
  { reference, facts, platform }: Running,
  now: BaseOfToday,
  ports: ScanFoundPorts,
): Promise<KnownLayers | null> => {
  const old = await layersOfDigest(reference, platform, ports)
  if (old !== null && isBuiltOn(facts.layers, old)) return { layers: old, by: 'digest' }
  if (isBuiltOn(facts.layers, now.facts.layers)) return { layers: now.facts.layers, by: 'layers' }
  const alike = layersBySteps(facts, now.facts)
  return alike === null ? null : { layers: alike, by: 'steps' }
}

/** The tag may name another image now. */
const layersOfDigest = async (
  reference: string,
  platform: string,
  ports: ScanFoundPorts,
): Promise<readonly Digest[] | null> => {
  const parsed = parseImageReference(reference)
  if (parsed?.digest == null) return null
  return layersInRegistry({ reference: `${parsed.name}@${parsed.digest}`, platform }, ports)
}
