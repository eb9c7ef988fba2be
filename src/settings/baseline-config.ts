/** What the new image is compared with. */
import { parseBaseline, type WantedBaseline } from '../domain/scan/baseline.ts'
import type { Settings } from './declaration.ts'
import type { TrustedTarget } from './trust/trusted-target.ts'

export interface BaselineConfig {
  readonly baseline: WantedBaseline
  /** For how many days after its publication a vulnerability that the baseline has, too, does not block. */
  readonly baselineDays: number
}

/** The setting was checked when it was read. */
export const baselineConfig = (settings: Settings, target: TrustedTarget | null): BaselineConfig => ({
  baseline: chosenBy(target, parseBaseline(settings.baseline) ?? { kind: 'none' }),
  baselineDays: settings['baseline-days'],
})

/** An image by its digest is the same wherever it is. */
const chosenBy = (target: TrustedTarget | null, wanted: WantedBaseline): WantedBaseline => {
  if (target === null || wanted.kind !== 'running') return wanted
  const { because, branch, changed, repository } = target
  if (changed.length === 0) return { ...wanted, only: { repository, because } }
  const names = changed.map((name) => `\`${name}\``).join(' and ')
  const [are, those] = changed.length === 1 ? ['is', 'that'] : ['are', 'those']
  const of = branch === null ? 'the default branch' : `\`${branch}\``
  return {
    kind: 'refused',
    because: `${names} of the checkout ${are} not ${those} of ${of}, and the checkout cannot choose what it is compared with ${because}`,
  }
}
