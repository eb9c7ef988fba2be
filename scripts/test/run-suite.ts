/** Runs one suite under jest, and reads its counts and times from jest's own report. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { say } from '../foreground.ts'
import { inRepository } from '../repository.ts'
import { runWithin, type Ended } from './run-within.ts'
import { hungIn, NOTES_VARIABLE } from './running-files.ts'

export interface Suite {
  readonly title: string
  /** Arguments of jest: which tests, and how. */
  readonly jest: readonly string[]
  /** The command that runs jest; empty: none. */
  readonly inside: readonly string[]
  /** Several times what it takes on a busy machine: after that it hangs. */
  readonly limitMinutes: number
  /** Variables on top of the environment. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface Counts {
  readonly passed: number
  readonly failed: number
}

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  startTime: z.number(),
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
})

export type JestReport = z.infer<typeof jestReport>

/** Gives a signal that aborts after these minutes. */
type LimitOf = (minutes: number) => AbortSignal

const inMinutes: LimitOf = (minutes) => AbortSignal.timeout(minutes * 60_000)

/** A sandbox takes some seconds to remove what it has made. */
const GRACE_MS = 30_000

/** Runs every suite, also after one failed or did not end, and gives the total. */
export const runSuites = async (
  suites: readonly Suite[],
  more: readonly string[],
  limitOf: LimitOf = inMinutes,
): Promise<Counts> => {
  let total: Counts = { passed: 0, failed: 0 }
  for (const suite of suites) total = sumOf(total, await runSuite(suite, more, limitOf(suite.limitMinutes)))
  return total
}

export const sumOf = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
})

const runSuite = async (suite: Suite, more: readonly string[], limit: AbortSignal): Promise<Counts> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-suite-'))
  const outputFile = join(folder, 'jest.json')
  const notes = join(folder, 'running-files')
  try {
    say(`running the ${suite.title}`)
    const jestFile = inRepository('node_modules', 'jest', 'bin', 'jest.js')
    const jest = [process.execPath, '--experimental-vm-modules', '--no-warnings', jestFile] as const
    const reporters = ['--reporters=default', `--reporters=${inRepository('scripts', 'test', 'running-files.ts')}`]
    const tests = [...suite.jest, ...more, ...reporters, '--json', '--outputFile', outputFile]
    const [program, ...rest] = suite.inside
    const argv = program === undefined ? jest : ([program, ...rest, ...jest] as const)
    const environment = { ...suite.environment, [NOTES_VARIABLE]: notes }
    const ended = await runWithin([...argv, ...tests], { cwd: inRepository(), environment, limit, graceMs: GRACE_MS })
    if (ended.kind === 'hung')
      say(`the ${suite.title} did not end within ${suite.limitMinutes} minutes; ${hungIn(notes)}`)
    const text = await readFile(outputFile, 'utf8').catch(() => null)
    if (text === null) return { passed: 0, failed: 1 }
    const report = jestReport.parse(JSON.parse(text))
    for (const line of timesOf(suite.title, report)) say(line)
    return countsOf(report, ended)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A skipped test counts as failed: it is a check that cannot fail. So do a suite that hangs and an exit code that no test explains. */
export const countsOf = (report: JestReport, ended: Ended): Counts => {
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped
  const passed = report.numPassedTests
  if (ended.kind === 'hung') return { passed, failed: failed + 1 }
  return { passed, failed: ended.exitCode !== 0 && failed === 0 ? 1 : failed }
}

/** The time of the suite, its slowest files, and how many tests were skipped. */
export const timesOf = (title: string, report: JestReport): readonly string[] => {
  const end = Math.max(report.startTime, ...report.testResults.map(({ endTime }) => endTime))
  const slowest = report.testResults
    .map(({ name, startTime, endTime }) => ({ name: name.replace(/^.*__tests__\//u, ''), ms: endTime - startTime }))
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, 5)
    .map(({ name, ms }) => `${name} ${seconds(ms)}`)
  const skipped = report.numPendingTests + report.numTodoTests
  return [
    `the ${title} took ${seconds(end - report.startTime)}; slowest: ${slowest.join(', ')}`,
    ...(skipped > 0 ? [`${skipped} tests of the ${title} were skipped; each counts as failed`] : []),
  ]
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
