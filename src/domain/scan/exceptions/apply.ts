/** Takes out of findings what exceptions hold for. */
import type { Excepted } from '../exceptions.ts'
import type { Finding } from '../findings.ts'
import { vexExceptionFor } from '../vex/statements.ts'
import type { ExceptionSet } from './exception-sets.ts'
import { splitFinding, type OwnImage } from './matching.ts'
import { holdsOn } from './uses.ts'

export interface Applied {
  readonly left: readonly Finding[]
  readonly excepted: readonly Excepted[]
}

interface Circumstances {
  /** The day in UTC. */
  readonly today: string
  readonly own: OwnImage
}

/** In the order of the findings. An entry of the file comes before a VEX document. */
export const applyExceptions = (
  findings: readonly Finding[],
  { entries, vex }: ExceptionSet,
  { today, own }: Circumstances,
): Applied => {
  const holding = Map.groupBy(
    entries.filter((entry) => holdsOn(entry, today)),
    ({ id }) => id,
  )
  const splits = findings.map((finding) => {
    const split = splitFinding(finding, holding.get(finding.id) ?? [], own)
    const exception = split.left === null ? undefined : vexExceptionFor(split.left, vex, own)
    return split.left === null || exception === undefined
      ? split
      : { left: null, excepted: [...split.excepted, { finding: split.left, exception }] }
  })
  return {
    left: splits.flatMap(({ left }) => left ?? []),
    excepted: splits.flatMap(({ excepted }) => excepted),
  }
}
