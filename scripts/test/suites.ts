/** The test suites, and the counts that they close with. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { check, checkSteps } from '../check/check.ts'
import { runProgram, say } from '../foreground.ts'
import { inRepository } from '../repository.ts'
import { setup } from '../setup/setup.ts'

const jestFile = inRepository('node_modules', 'jest', 'bin', 'jest.js')

interface Counts {
  readonly passed: number
  readonly failed: number
}

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
})

interface Suite {
  readonly title: string
  /** Arguments of jest: which tests. */
  readonly jest: readonly string[]
  /** A command that jest runs inside of; empty: none. */
  readonly inside: readonly string[]
}

const UNIT: Suite = {
  title: 'unit tests',
  jest: ['--testPathIgnorePatterns=/__tests__/(e2e|scenarios|contract)/'],
  inside: [],
}

const SCENARIOS: Suite = {
  title: 'scenarios: dist as a process, steered clock',
  jest: ['/__tests__/scenarios/'],
  inside: [],
}

/** The same calls to the local AWS and to an emulator that others wrote; it is installed by the tests' set-up. */
const CONTRACT: Suite = { title: 'contract tests', jest: ['/__tests__/contract/'], inside: [] }

const sandbox = (engine: string): readonly string[] => [
  process.execPath,
  '--no-warnings',
  inRepository('scripts', 'sandbox', 'enter.ts'),
  '--engine',
  engine,
  '--',
]

/** What is tested of the action itself, where Docker and its registry are the user's. */
const LAPTOP: Suite = {
  title: "end-to-end tests on an engine of ours that plays the user's",
  jest: ['/__tests__/e2e/(ship|failures|act|bad-input|installer)', '--runInBand'],
  inside: [
    ...sandbox('classic'),
    process.execPath,
    '--no-warnings',
    inRepository('scripts', 'sandbox', 'play-laptop.ts'),
    '--',
  ],
}

/** On a bare Linux machine both engines are ours, and the user's is played; elsewhere the tests use the Docker that is there. */
const endToEndSuites = (): readonly Suite[] => {
  const ours = process.platform === 'linux' && process.getuid?.() === 0
  const engines = ours ? ['classic', 'modern'] : ['yours']
  const suites = engines.map((engine) => ({
    title: `end-to-end tests on the ${engine} engine`,
    jest: ['/__tests__/e2e/', '--runInBand'],
    inside: sandbox(engine),
  }))
  return ours ? [...suites, LAPTOP] : suites
}

/** Runs one suite. A test that is skipped counts as failed: it would be a check that can not fail. */
const runSuite = async (suite: Suite, more: readonly string[]): Promise<Counts> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-suite-'))
  const outputFile = join(folder, 'jest.json')
  try {
    say(`running the ${suite.title}`)
    const jest = [process.execPath, '--experimental-vm-modules', '--no-warnings', jestFile] as const
    const tests = [...suite.jest, ...more, '--json', '--outputFile', outputFile]
    const [sandboxProgram, ...sandboxArguments] = suite.inside
    const argv = sandboxProgram === undefined ? jest : ([sandboxProgram, ...sandboxArguments, ...jest] as const)
    const code = await runProgram([...argv, ...tests], { cwd: inRepository() })
    const text = await readFile(outputFile, 'utf8').catch(() => null)
    if (text === null) return { passed: 0, failed: 1 }
    const report = jestReport.parse(JSON.parse(text))
    const skipped = report.numPendingTests + report.numTodoTests
    if (skipped > 0) say(`${skipped} tests of the ${suite.title} were skipped; that counts as failed`)
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped
    return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const runSuites = async (suites: readonly Suite[], more: readonly string[]): Promise<Counts> => {
  let total: Counts = { passed: 0, failed: 0 }
  for (const suite of suites) {
    const counts = await runSuite(suite, more)
    total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed }
  }
  return total
}

const close = ({ passed, failed }: Counts): number => {
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/** `npm run unit`: quick; needs nothing but the packages. */
export const unit = async (more: readonly string[]): Promise<number> => close(await runSuites([UNIT], more))

/** The tools of the suites, and the emulators of the contract tests. */
const setUpAll = async (): Promise<number> => (await setup([])) || setup(['moto', 'ministack'])

/** `npm run e2e`: real engines, registry and scanners. */
export const endToEnd = async (more: readonly string[]): Promise<number> => {
  const code = await setUpAll()
  return code === 0 ? close(await runSuites([SCENARIOS, CONTRACT, ...endToEndSuites()], more)) : code
}

/** `npm test`: all set-up, all checks, all tests. */
export const everything = async (): Promise<number> => {
  const code = await setUpAll()
  if (code !== 0) return close({ passed: 0, failed: 1 })
  const failedSteps = await check([])
  const counts = await runSuites([UNIT, SCENARIOS, CONTRACT, ...endToEndSuites()], [])
  return close({ passed: counts.passed + checkSteps.length - failedSteps, failed: counts.failed + failedSteps })
}
