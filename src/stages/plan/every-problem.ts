/** Several lookups at once: all of their values, or all of their problems in one error. */
import { CATALOGUE } from '../../errors/catalogue.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { firstAndCount, shortForms } from '../../errors/short-forms.ts'

/**
 * The values of all promises.
 * @throws AggregateError of everything that went wrong, also in such lookups inside of these
 */
export const allOrEveryProblem = async <Values extends readonly unknown[]>(lookups: {
  readonly [Index in keyof Values]: Promise<Values[Index]>
}): Promise<Values> => {
  const settled = await Promise.allSettled(lookups)
  const errors = settled.flatMap((ending) => (ending.status === 'rejected' ? problemsIn(ending.reason) : []))
  // A lookup that others need fails in each of them.
  if (errors.length > 0) throw new AggregateError([...new Set(errors)])
  // Nothing was rejected, so each place holds the value of its promise.
  return settled.map((ending) => (ending.status === 'fulfilled' ? ending.value : undefined)) as unknown as Values
}

/**
 * Checks that do not need each other.
 * @throws AggregateError of everything that they threw
 */
export const everyCheck = async (...checks: readonly (() => void)[]): Promise<void> => {
  await allOrEveryProblem(checks.map((check) => Promise.resolve().then(check)))
}

/** The problems in what such lookups threw. */
export const problemsIn = (thrown: unknown): readonly unknown[] =>
  thrown instanceof AggregateError ? thrown.errors.flatMap(problemsIn) : [thrown]

/** One error of all of them. A credentials error is given alone: what other calls say follows from it. So is a cancel. */
export const asOneError = (thrown: unknown): unknown => {
  const errors = problemsIn(thrown)
  const credentials = errors.find((error) => isShipError(error) && error.code.startsWith('E_CREDENTIALS'))
  return credentials !== undefined && errors.every(isShipError) ? credentials : together(errors)
}

const isShipError = (error: unknown): error is ShipError => error instanceof ShipError

/** One error of these; an error that is not ours (a cancel) is given alone. */
export const together = (errors: readonly unknown[]): unknown => {
  const alone = errors.find((error) => !isShipError(error))
  if (alone !== undefined) return alone
  const known = errors.filter(isShipError)
  const problems = known.filter(
    ({ code, message }, index) =>
      known.findIndex((other) => other.code === code && other.message === message) === index,
  )
  const [first] = problems
  if (problems.length === 1) return first
  const lines = problems.map(
    ({ message, hint }) => `- ${message.replaceAll('\n', '\n  ')}${hint === undefined ? '' : `\n  ${hint}`}`,
  )
  return fault(problems.some(({ kind }) => kind === 'input') ? 'E_INPUT' : 'E_AWS', {
    message: `the plan found ${problems.length} problems:\n${lines.join('\n')}`,
    headline: [...jointForms(problems), ...firstOf(problems), `${problems.length} problems in the target`],
    hint: 'Correct what is listed; nothing was changed.',
    cause: first,
  })
}

/** The first problem and the number of the others. */
const firstOf = (problems: readonly ShipError[]): readonly string[] =>
  problems
    .slice(0, 1)
    .flatMap((first) => firstAndCount([...shortForms(first), CATALOGUE[first.code].title], problems.length))

/** All problems in one line, from the fullest form of each to the shortest. */
const jointForms = (problems: readonly ShipError[]): readonly string[] => {
  const forms = problems.map(shortForms)
  const longest = Math.max(...forms.map(({ length }) => length))
  return Array.from({ length: longest }, (_, level) =>
    forms.map((one) => one[Math.min(level, one.length - 1)] ?? '').join('; '),
  )
}
