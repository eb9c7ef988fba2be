/**
 * newer-bases: what could be the base image instead, pulled by digest and scanned by the same Trivy and the same database, so that it can be said
 * what it fixes. It never fails and decides nothing: what could not be scanned is said.
 */
import { candidatesOf, type BaseCandidate, type FoundBase } from '../../domain/image/base-layers.ts'
import { baseFixes, findingsOfBase } from '../../domain/scan/base-fixes.ts'
import type { ScanReport, ScanResult } from '../../domain/scan/findings.ts'
import { checkedInWords, type CheckedBase, type NewerBases } from '../../domain/scan/newer-bases.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { isExplained } from '../../errors/ship-error.ts'
import { defineStage } from '../../ports/stage.ts'
import type { ScanFoundPorts } from '../side-cars/scan-found-image.ts'
import { findBaseToday, scanBaseToday, withoutImage } from './scan-base.ts'

export interface NewerBasesInput extends Scanners {
  readonly base: FoundBase
  /** Trivy's, of the image that was built. */
  readonly scan: ScanResult
  /** `linux/amd64`, of the image that was built. */
  readonly platform: string
  readonly timeoutMinutes: number
}

/** Nothing waits for it but the end of the run. */
const LONGEST_MS = 3 * 60_000

/** Takes the base and what was found in the image, gives what each newer base fixes. None is looked at where the base has no finding. */
export const scanNewerBases = defineStage({
  kind: 'newer-bases',
  title: 'Scan newer base images',
  uses: [
    ...(['exec', 'files', 'archives', 'leftovers', 'download', 'clock'] as const),
    ...(['secrets', 'registry', 'surroundings', 'log'] as const),
  ],
  run: async (input: NewerBasesInput, ports: ScanFoundPorts): Promise<NewerBases> => {
    const report = input.scan.kind === 'report' ? input.scan.report : null
    const layers = input.base.kind === 'found' ? input.base.layers : []
    if (report === null || findingsOfBase(report.findings, layers).length === 0) return { bases: [] }
    const until = ports.clock.now() + LONGEST_MS
    const bases: CheckedBase[] = []
    for (const candidate of candidatesOf(input.base)) {
      const late = { ...candidate, kind: 'not-checked', because: 'there was no time left' } as const
      const checked =
        ports.clock.now() >= until ? late : await check(candidate, { input, report, layers, before: bases }, ports)
      bases.push(checked)
      ports.log.info(checkedInWords(checked))
    }
    return { bases }
  },
  record: (newer) => newer,
})

interface Checking {
  readonly input: NewerBasesInput
  readonly report: ScanReport
  readonly layers: Extract<FoundBase, { kind: 'found' }>['layers']
  readonly before: readonly CheckedBase[]
}

const check = (candidate: BaseCandidate, checking: Checking, ports: ScanFoundPorts): Promise<CheckedBase> =>
  scanOne(candidate, checking, ports).catch((thrown: unknown) => {
    if (!isExplained(thrown)) throw thrown
    return notChecked(candidate, withoutImage(thrown.message))
  })

const notChecked = (candidate: BaseCandidate, because: string): CheckedBase => ({
  ...candidate,
  kind: 'not-checked',
  because,
})

const scanOne = async (
  candidate: BaseCandidate,
  { input, report, layers, before }: Checking,
  ports: ScanFoundPorts,
): Promise<CheckedBase> => {
  const image = await findBaseToday(candidate.name, input.platform, ports)
  if (image === null) return notChecked(candidate, 'the registry lists no image of it')
  const same = before.find((one) => one.kind === 'scanned' && one.digest === image.digest)
  if (same?.kind === 'scanned') return { ...same, ...candidate }
  const scan = await scanBaseToday(image, input, ports)
  if (scan.kind === 'broke') return notChecked(candidate, scan.because)
  return { ...candidate, kind: 'scanned', digest: image.digest, fixes: baseFixes(report, layers, scan.report) }
}
