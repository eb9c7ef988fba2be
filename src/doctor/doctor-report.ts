/** What the doctor prints. Texts of AWS and GitHub are hostile; a line of a log never is a command of the runner. */
import { styleText } from 'node:util'
import { CHECKS } from './check-list.ts'
import { exitCodeOf, notSeen, type CheckResult, type Status } from './doctor-check.ts'

const SIGNS: Readonly<Record<Status, string>> = { ok: '✔', fail: '✖', warn: '⚠', skipped: '–' }
const COLOURS = { ok: 'green', fail: 'red', warn: 'yellow', skipped: 'gray' } as const

/** Lines for people. */
export const doctorLines = (results: readonly CheckResult[]): readonly string[] => {
  const lines = results.flatMap((one, index) => {
    const { environment } = one
    const isNew = environment !== null && environment !== '' && environment !== results[index - 1]?.environment
    return [...(isNew ? ['', environment] : []), ...linesOf(one)]
  })
  const count = (status: Status): number => results.filter((one) => one.status === status).length
  return [
    ...lines,
    '',
    `${count('ok')} ok, ${count('fail')} failed, ${count('warn')} ${count('warn') === 1 ? 'warning' : 'warnings'}, ${count('skipped')} not checked`,
    ...notSeenLine(results),
  ]
}

/** Where nothing failed, it is the reason for the exit code. */
const notSeenLine = (results: readonly CheckResult[]): readonly string[] => {
  const titles = new Set(notSeen(results).map(({ id }) => CHECKS[id].title))
  if (titles.size === 0 || results.some(({ status }) => status === 'fail')) return []
  return [`Not ready, as far as can be seen: ${[...titles].join(', ')} could not be looked at.`]
}

const linesOf = ({ id, status, what, fix }: CheckResult): readonly string[] => [
  `${styleText(COLOURS[status], SIGNS[status])} ${CHECKS[id].title}: ${what}`,
  ...(fix === null ? [] : [`    ${fix}`]),
]

/** The same for programs. */
export const doctorJson = (results: readonly CheckResult[]): string =>
  JSON.stringify(
    {
      format: 1,
      exitCode: exitCodeOf(results),
      checks: results.map((one) => ({ ...one, title: CHECKS[one.id].title, environment: one.environment || null })),
    },
    null,
    2,
  )
