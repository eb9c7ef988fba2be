/** Stage `properties`: what the policy asks about the image as a whole, where it does: its age, size and base, and the age of the database. */
import type { BaseImage } from '../domain/build/base-image.ts'
import type { BuildConfig } from '../domain/build/build-config.ts'
import type { BuiltImage } from '../domain/image/image.ts'
import type { Baseline } from '../domain/scan/baseline.ts'
import type { ScanResult } from '../domain/scan/findings.ts'
import type { PolicyMap } from '../domain/scan/policy/policy-map.ts'
import { NO_SIZE, propertiesOf, propertyReport, type SizeBefore } from '../domain/scan/policy/properties.ts'
import type { Ports } from '../ports/ports.ts'
import { defineStage } from '../ports/stage.ts'
import { baseInDockerfile } from './base/dockerfile-base.ts'

export interface PropertiesInput {
  readonly map: PolicyMap
  readonly image: Pick<BuiltImage, 'configDigest' | 'platform'>
  /** Null: the image was not built in this run. */
  readonly built: BuildConfig | null
  readonly workspace: string
  /** Of the image of the run and of the side-cars. */
  readonly scans: readonly ScanResult[]
  readonly baseline: Baseline
}

type PropertyPorts = Pick<Ports, 'files' | 'clock' | 'log'>

/** Gives a report of its own, whose findings are the properties that are not as the policy says. It never fails. */
export const checkProperties = defineStage({
  kind: 'scan',
  title: 'Check the properties of the image',
  uses: ['files', 'clock', 'log'],
  run: async (input: PropertiesInput, ports: PropertyPorts): Promise<ScanResult> => {
    const { map, image, scans, baseline } = input
    const base = map['base-images'] === undefined ? NOT_ASKED : await baseOf(input, ports)
    if (base.kind === 'image') ports.log.info(`Base image: ${base.reference} (line ${base.line} of the Dockerfile)`)
    const findings = propertiesOf(map, { scans, base, compared: sizeBefore(baseline), now: ports.clock.now() })
    for (const { id, title } of findings) ports.log.info(`${id}: ${title}`)
    return propertyReport(image, findings)
  },
  record: (result) => result,
})

const NOT_ASKED: BaseImage = { kind: 'unknown', because: 'no policy asks about it' }

/** From the Dockerfile that was built: it is part of the same checkout still. */
const baseOf = async ({ built, image, workspace }: PropertiesInput, { files }: PropertyPorts): Promise<BaseImage> => {
  if (built === null) return { kind: 'unknown', because: 'the image was not built in this run' }
  return baseInDockerfile({ build: built, workspace, platform: image.platform }, { files })
}

/** The largest, where several services run several images: an image that is larger than each of them has grown. */
const sizeBefore = (baseline: Baseline): SizeBefore => {
  switch (baseline.kind) {
    case 'first':
      return { kind: 'none' }
    case 'none':
      return {
        kind: 'unknown',
        because: 'no `baseline` is set to compare with',
        hint: 'Set `baseline: running`: the size is compared with that of the image that runs.',
      }
    case 'unreadable':
      return {
        kind: 'unknown',
        because: baseline.because,
        hint: 'Correct why the baseline cannot be read, or accept IMAGE-GROWTH with an exception.',
      }
    case 'scanned': {
      const sizes = baseline.images.map(({ name, reports }) => ({
        kind: 'image' as const,
        name,
        sizeBytes: reports.find(({ source }) => source === 'trivy')?.sizeBytes ?? null,
      }))
      const known = sizes.flatMap((one) => (one.sizeBytes === null ? [] : [{ ...one, sizeBytes: one.sizeBytes }]))
      const [largest] = known.toSorted((one, other) => other.sizeBytes - one.sizeBytes)
      return largest === undefined || known.length < sizes.length
        ? { kind: 'unknown', because: 'Trivy did not report the size of the baseline', hint: NO_SIZE }
        : largest
    }
  }
}
