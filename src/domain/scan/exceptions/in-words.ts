/** Exceptions in words. Their texts are as hostile as the file that they are from. */
import { cut, quoted } from '../../bounds.ts'
import { EXCEPTION_SCOPES, EXCEPTIONS_FILE, type Exception } from '../exceptions.ts'
import type { Blocker } from '../gate-verdict.ts'
import type { ExceptionReport } from './exception-report.ts'
import type { ExceptionsSource } from './exception-sets.ts'
import type { UnmatchedStatements } from '../vex/unmatched.ts'
import { entryInline, suggestedEntries } from './suggested-entries.ts'
import { SOON_DAYS, type ExceptionUse } from './uses.ts'

/** Names of one list; a file can have a thousand entries. */
const NAMED = 10

/** `CVE-2023-5363 (package openssl)`. */
export const exceptionName = (exception: Exception): string => {
  const scopes = EXCEPTION_SCOPES.flatMap((scope) => {
    const pattern = exception[scope]
    return pattern === null ? [] : [`${scope} ${quoted(pattern)}`]
  })
  return `${quoted(exception.id)}${scopes.length === 0 ? '' : ` (${scopes.join(', ')})`}`
}

/** `CVE-2023-5363 by platform, 2026-12-31`. */
const withOwner = (exception: Exception): string =>
  `${exceptionName(exception)} by ${quoted(exception.owner)}${exception.expires === null ? '' : `, ${exception.expires}`}`

const listed = (exceptions: readonly Exception[]): string => {
  const rest = exceptions.length - NAMED
  return [...exceptions.slice(0, NAMED).map(withOwner), ...(rest > 0 ? [`${rest} more`] : [])].join('; ')
}

const countOf = (exceptions: readonly unknown[]): string =>
  `${exceptions.length} ${exceptions.length === 1 ? 'exception' : 'exceptions'}`

type Uses = Pick<ExceptionReport, 'used' | 'expired' | 'soon' | 'unmatched'>

/** A line for each list that is not empty. What is unused only the whole run can say, in the summary: ECR is judged apart. */
export const useLines = ({ used, expired, soon, unmatched }: Uses): readonly string[] => [
  ...(used.length === 0 ? [] : [`${countOf(used)} used: ${listed(used.map(exceptionOf))}`]),
  ...(expired.length === 0 ? [] : [expiredInWords(expired)]),
  ...(soon.length === 0 ? [] : [soonInWords(soon)]),
  ...(unmatched.count === 0 ? [] : [unmatchedInWords(unmatched)]),
]

/** `1 VEX statement about what was found is not matched: CVE-… of pkg:… in vex.json (…)`. */
const unmatchedInWords = ({ count, first }: UnmatchedStatements): string => {
  const named = first
    .slice(0, NAMED)
    .map((one) => `${quoted(one.id)} of ${quoted(one.product)} in ${quoted(one.path)} (${one.because})`)
  const more = count > named.length ? `; ${count - named.length} more` : ''
  const verb = count === 1 ? 'statement about what was found is' : 'statements about what was found are'
  return `${count} VEX ${verb} not matched: ${named.join('; ')}${more}`
}

const exceptionOf = ({ exception }: ExceptionUse): Exception => exception

/** `1 exception has expired and no longer holds: …`. */
export const expiredInWords = (expired: readonly ExceptionUse[]): string => {
  const verb = expired.length === 1 ? 'has expired and no longer holds' : 'have expired and no longer hold'
  return `${countOf(expired)} ${verb}: ${listed(expired.map(exceptionOf))}`
}

/** `1 exception ends within 14 days: …`. */
export const soonInWords = (soon: readonly Exception[]): string =>
  `${countOf(soon)} ${soon.length === 1 ? 'ends' : 'end'} within ${SOON_DAYS} days: ${listed(soon)}`

/** Where the exceptions are from, if not from the checkout; null where nothing is to be said. */
export const sourceInWords = (source: ExceptionsSource): string | null => {
  switch (source.kind) {
    case 'checkout':
      return null
    case 'unreadable': {
      const branch = source.branch === null ? 'the default branch' : `\`${source.branch}\``
      return `Exceptions are not taken from the checkout ${source.because}, and cannot be read from ${branch}, so none holds: ${source.reason}`
    }
    case 'no-file':
    case 'branch': {
      const tip = `\`${source.branch}\` at ${source.commit.slice(0, SHORT)}`
      if (source.kind === 'no-file') {
        return `Exceptions are not taken from the checkout ${source.because}, and ${tip} has no \`${source.path}\`, so none holds`
      }
      const wrong =
        source.wrong.length === 0 ? '' : `; what is wrong there does not hold: ${cut(source.wrong.join('; '), LONGEST)}`
      return `Exceptions are taken from \`${source.path}\` of ${tip} ${source.because}${wrong}`
    }
  }
}

/** As Git abbreviates. */
const SHORT = 7
const LONGEST = 800

/**
 * What the exceptions that do not hold would do: `The image would pass with the 2 exceptions of this pull request`, or `The 2 exceptions of this
 * pull request would cover 3 of the 5 blocking findings`; null where there are none.
 */
export const proposedInWords = ({ wouldPassWith, wouldCover, source }: ExceptionReport): string | null => {
  if (source.kind === 'checkout') return null
  const whose = /pull_request/u.test(source.because) ? 'pull request' : 'checkout'
  const missing = source.kind === 'unreadable' ? '' : ', which the target branch does not have'
  if (wouldPassWith !== null)
    return `The image would pass with the ${proposed(wouldPassWith)} of this ${whose}${missing}`
  if (wouldCover === null) return null
  const { exceptions, covered, blocking, uncovered } = wouldCover
  const others =
    uncovered === 0
      ? ''
      : `; without those that it removes, ${uncovered} other${uncovered === 1 ? '' : 's'} would block`
  return `The ${proposed(exceptions)} of this ${whose}${missing && `${missing},`} would ${coverInWords(covered, blocking)}${others}`
}

const coverInWords = (covered: number, blocking: number): string => {
  if (blocking === 1) return covered === 0 ? 'not cover the finding that blocks' : 'cover the finding that blocks'
  return `cover ${covered === 0 ? 'none' : covered} of the ${blocking} blocking findings`
}

const proposed = (exceptions: number): string =>
  exceptions === 0 ? 'exceptions file' : exceptions === 1 ? 'exception' : `${exceptions} exceptions`

/** How the first finding that blocks can be accepted, with the entry to copy, or by what the pull request proposes; '' where no entry helps. An entry for which there is no room is left out whole. */
export const acceptInWords = (
  report: Pick<ExceptionReport, 'source' | 'suggestedEnd' | 'wouldPassWith'>,
  blockers: readonly Blocker[],
  room = Infinity,
): string => {
  const { source, wouldPassWith } = report
  if (source.kind === 'unreadable') return readableInWords(source)
  if (wouldPassWith !== null && source.kind !== 'checkout')
    return wouldPassWith === 1
      ? `Or merge the exception into ${acceptingFile(source)} first, in a pull request of its own, and re-run.`
      : `Or merge the exceptions into ${acceptingFile(source)} first, in a pull request of their own, and re-run.`
  const [first, ...others] = suggestedEntries(blockers.map(({ finding }) => finding))
  if (first === undefined || report.suggestedEnd === null) return ''
  const more = others.length === 0 ? '' : `. The summary has ${others.length + 1} entries to copy`
  const toFile = `with your reason and owner to ${acceptingFile(source)}`
  const whole = `To accept a finding instead, add an entry ${toFile}: \`${entryInline(first, report.suggestedEnd)}\`${more}.`
  return whole.length <= room
    ? whole
    : `To accept a finding instead, add an entry ${toFile}: the summary has it to copy.`
}

/** What the branch has is not known: an entry there may hold already, and no other would. */
const readableInWords = ({ branch }: Extract<ExceptionsSource, { kind: 'unreadable' }>): string =>
  `Or let the run read the exceptions of ${branch === null ? 'the default branch' : `\`${branch}\``}: set \`github-token\`, grant \`permissions: contents: read\` to the job, and re-run.`

/** The file in which an entry would hold: `ship-to-ecs.exceptions.yaml` of `main`. */
export const acceptingFile = (source: ExceptionsSource): string => {
  const branch = source.kind === 'checkout' ? null : source.branch
  if (source.kind === 'branch' || source.kind === 'no-file') return `\`${source.path}\` of \`${source.branch}\``
  return `\`${EXCEPTIONS_FILE}\`${branch === null ? '' : ` of \`${branch}\``}`
}
