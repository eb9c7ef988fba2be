/** Runs one suite under jest, and reads its counts and times from jest's own report. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runProgram, say } from '../foreground.ts'
import { inRepository } from '../repository.ts'

export interface Suite {
  readonly title: string
  /** Arguments of jest: which tests, and how. */
  readonly jest: readonly string[]
  /** The command that runs jest; empty: none. */
  readonly inside: readonly string[]
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

/** Runs every suite, also after one failed, and gives the total. */
export const runSuites = async (suites: readonly Suite[], more: readonly string[]): Promise<Counts> => {
  let total: Counts = { passed: 0, failed: 0 }
  for (const suite of suites) total = sumOf(total, await runSuite(suite, more))
  return total
}

export const sumOf = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
})

const runSuite = async (suite: Suite, more: readonly string[]): Promise<Counts> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-suite-'))
  const outputFile = join(folder, 'jest.json')
  try {
    say(`running the ${suite.title}`)
    const jestFile = inRepository('node_modules', 'jest', 'bin', 'jest.js')
    const jest = [process.execPath, '--experimental-vm-modules', '--no-warnings', jestFile] as const
    const tests = [...suite.jest, ...more, '--json', '--outputFile', outputFile]
    const [program, ...rest] = suite.inside
    const argv = program === undefined ? jest : ([program, ...rest, ...jest] as const)
    const code = await runProgram([...argv, ...tests], { cwd: inRepository(), environment: suite.environment ?? {} })
    const text = await readFile(outputFile, 'utf8').catch(() => null)
    if (text === null) return { passed: 0, failed: 1 }
    const report = jestReport.parse(JSON.parse(text))
    for (const line of timesOf(suite.title, report)) say(line)
    return countsOf(report, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A skipped test counts as failed: it is a check that cannot fail. So does an exit code that no test explains. */
export const countsOf = (report: JestReport, exitCode: number): Counts => {
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped
  return { passed: report.numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed }
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
