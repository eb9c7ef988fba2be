/** What the lint found and an exception accepts: it is still reported, and stops nothing. */
import type { Exception } from '../scan/exceptions.ts'
import { holdsOn } from '../scan/exceptions/uses.ts'
import { matches } from '../wildcards.ts'
import type { LintFinding } from './lint.ts'

/** The findings, those with an exception apart: an exception for a path holds for the places that fit it. */
export const exceptLint = (
  findings: readonly LintFinding[],
  exceptions: readonly Exception[],
  today: string,
): readonly LintFinding[] => {
  const holding = exceptions.filter((one) => holdsOn(one, today) && (one.scanner === null || one.scanner === 'lint'))
  return findings.flatMap((finding) => {
    const about = holding.filter(({ id }) => id === finding.rule)
    const groups = Map.groupBy(finding.places, ({ path: place }) =>
      about.find(({ path }) => path === null || matches(path, place)),
    )
    return [...groups].map(([excepted, places]): LintFinding =>
      excepted === undefined ? { ...finding, places } : { ...finding, level: 'warn', places, excepted },
    )
  })
}
