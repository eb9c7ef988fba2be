/** What became of the exceptions in a run: of every judgement, and of the lint of the task definitions. */
import type { Exception } from '../domain/scan/exceptions.ts'
import type { ExceptionUse } from '../domain/scan/exceptions/uses.ts'
import { positionText } from '../domain/position.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'

export interface UsesOfRun {
  readonly used: readonly ExceptionUse[]
  readonly unused: readonly Exception[]
  readonly expired: readonly ExceptionUse[]
  readonly soon: readonly Exception[]
}

/** An exception that one judgement used is not unused, whatever another one says. */
export const usesOfRun = (record: RunRecord): UsesOfRun => {
  const reports = resultsOf(record, 'judge').map(({ exceptions }) => exceptions)
  const lint = usedByLint(record)
  const used = summed([...reports.flatMap((report) => report.used), ...usedVex(record), ...lint])
  const known = new Set(used.map(({ exception }) => keyOf(exception)))
  const isLinted = resultOf(record, 'plan') !== undefined || resultOf(record, 'definition') !== undefined
  const unused = reports.flatMap((report) => [...report.unused, ...(isLinted ? report.lint : [])])
  return {
    used,
    unused: once(unused).filter((exception) => !known.has(keyOf(exception))),
    expired: summed(reports.flatMap(({ expired }) => expired)),
    soon: once(reports.flatMap(({ soon }) => soon)),
  }
}

/** Of VEX documents only what is used is listed. */
const usedVex = (record: RunRecord): readonly ExceptionUse[] =>
  resultsOf(record, 'judge')
    .flatMap(({ excepted }) => excepted)
    .filter(({ exception }) => exception.from.kind === 'vex')
    .map(({ exception }) => ({ exception, findings: 1 }))

const usedByLint = (record: RunRecord): readonly ExceptionUse[] =>
  ((resultOf(record, 'plan') ?? resultOf(record, 'definition'))?.services ?? [])
    .flatMap(({ lint }) => lint)
    .flatMap(({ excepted }) => (excepted === undefined ? [] : [{ exception: excepted, findings: 1 }]))

const keyOf = ({ id, place }: Exception): string => `${positionText(place)} ${id}`

const once = (exceptions: readonly Exception[]): readonly Exception[] => [
  ...new Map(exceptions.map((exception) => [keyOf(exception), exception])).values(),
]

const summed = (uses: readonly ExceptionUse[]): readonly ExceptionUse[] =>
  [...Map.groupBy(uses, ({ exception }) => keyOf(exception)).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, findings: others.reduce((sum, { findings }) => sum + findings, first.findings) }],
  )

/** The exceptions that held for a finding, as JSON; undefined before anything was judged. */
export const exceptionsUsedJson = (record: RunRecord): string | undefined => {
  const { used } = usesOfRun(record)
  if (used.length === 0 && resultsOf(record, 'judge').length === 0) return undefined
  return JSON.stringify(
    used.map(({ exception: { id, owner, expires, reason, from, ...scopes }, findings }) => ({
      ...{ id, package: scopes.package, path: scopes.path, image: scopes.image, key: scopes.key, file: scopes.file },
      ...{ owner, expires, reason, vex: from.kind === 'vex' ? from.path : null, findings },
    })),
  )
}
