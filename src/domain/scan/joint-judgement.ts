/** Several judgements of one run as one: that before the push, and that of ECR's scan. */
import { soonestWorst } from './blocks-soon.ts'
import type { GateVerdict } from './gate-verdict.ts'
import { blockersOf } from './gate-verdict.ts'
import type { Judged } from './judged.ts'

/** What all of them say together. What exceptions would change is that of the last one, which the others have let pass. */
export const joint = ([first, ...others]: readonly [Judged, ...(readonly Judged[])]): Judged => {
  const all = [first, ...others]
  const last = all.at(-1) ?? first
  return {
    ...first,
    verdict: worst(all.map(({ verdict }) => verdict)),
    excepted: all.flatMap(({ excepted }) => excepted),
    exceptions: last.exceptions,
    ...soonIn(all),
    ...comparedIn(all),
  }
}

const soonIn = (all: readonly Judged[]): Pick<Judged, 'soon'> => {
  const soon = soonestWorst(all.flatMap((judged) => judged.soon ?? []))
  return soon.length === 0 ? {} : { soon }
}

/** What is compared at all; of several comparisons the findings of each. */
const comparedIn = (all: readonly Judged[]): Pick<Judged, 'compared'> => {
  const comparisons = all.flatMap(({ compared }) => (compared?.kind === 'compared' ? [compared] : []))
  const [first] = comparisons
  if (first === undefined) return {}
  const lists = {
    added: comparisons.flatMap(({ added }) => added),
    there: comparisons.flatMap(({ there }) => there),
    fixed: comparisons.flatMap(({ fixed }) => fixed),
  }
  return { compared: { ...first, ...lists } }
}

const worst = (verdicts: readonly GateVerdict[]): GateVerdict => {
  const blockers = verdicts.flatMap(blockersOf)
  const broken = verdicts.flatMap((verdict) => (verdict.kind === 'broke' ? verdict.broken : []))
  if (broken.length > 0) return { kind: 'broke', broken, blockers }
  if (verdicts.some(({ kind }) => kind === 'blocked')) return { kind: 'blocked', blockers }
  const overridden = verdicts.find((verdict) => verdict.kind === 'overridden')
  return overridden === undefined ? { kind: 'passed' } : { ...overridden, blockers }
}
