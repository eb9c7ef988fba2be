/** Findings of the lint in words. Paths and names in them come from the task definition, so they are as hostile as it. */
import { cut, quoted } from '../bounds.ts'
import type { Exception } from '../scan/exceptions.ts'
import type { LintFinding } from './lint.ts'
import type { LintSeverity, Place } from './lint-rule.ts'
import { lintRule } from './lint-rules.ts'

/** Enough to find the rest: a definition has up to dozens of containers. */
const SHOWN = 3

/** `ECS.5 (HIGH): A container's root filesystem is writable: app, proxy; set …`. */
export const findingInWords = ({ rule: id, places, excepted }: LintFinding): string => {
  const { severity, title, fix } = lintRule(id)
  const next = excepted === undefined ? fix : acceptedInWords(excepted)
  return `${id} (${severity}): ${title}: ${placesInWords(places).join(', ')}. ${next}`
}

/** `Accepted by platform until 2026-12-31: …`. */
export const acceptedInWords = ({ owner, reason, expires }: Exception): string =>
  `Accepted by ${quoted(owner)}${expires === null ? '' : ` until ${expires}`}: ${cut(reason, LONGEST_REASON)}`

const LONGEST_REASON = 300

/** Each place, the first ones only, and how many more there are. */
export const placesInWords = (places: readonly Place[], shown = SHOWN): readonly string[] => {
  const rest = places.length - shown
  return [...places.slice(0, shown).map(placeInWords), ...(rest > 0 ? [`${rest} more`] : [])]
}

/** `containerDefinitions[0].environment[2] of app (DB_PASSWORD) in task.json:12:7`. */
export const placeInWords = ({ path, container, detail, at }: Place): string => {
  const of = container === null ? '' : ` of ${quoted(container)}`
  const what = detail === null ? '' : ` (${quoted(detail)})`
  return `${quoted(path)}${of}${what}${at === undefined ? '' : ` in ${quoted(at)}`}`
}

/** `3 HIGH, 1 MEDIUM`. */
export const countsOfFindings = (findings: readonly LintFinding[]): string => {
  const severities = findings.map(({ rule }) => lintRule(rule).severity)
  return (['HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly LintSeverity[])
    .map((severity) => ({ severity, count: severities.filter((one) => one === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ')
}
