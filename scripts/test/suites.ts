/** The test suites, and the tasks that run them. */
import { check, checkSteps } from '../check/check.ts'
import { fuzz } from '../fuzz/fuzz.ts'
import { mutants } from '../mutants/mutants.ts'
import { inRepository } from '../repository.ts'
import { setup } from '../setup/setup.ts'
import { runSuites, sumOf, type Counts, type Suite } from './run-suite.ts'

const UNIT: Suite = {
  title: 'unit tests',
  jest: ['--testPathIgnorePatterns=/__tests__/(e2e|scenarios|contract)/'],
  inside: [],
  limitMinutes: 20,
}

const SCENARIOS: Suite = {
  title: 'scenarios: dist as a process, on a virtual clock',
  jest: ['/__tests__/scenarios/'],
  inside: [],
  limitMinutes: 40,
}

/** What programs of other authors, which `setUpAll` installs, say of the local AWS and of the reports. */
const CONTRACT: Suite = { title: 'contract tests', jest: ['/__tests__/contract/'], inside: [], limitMinutes: 5 }

const sandbox = (engine: string): readonly string[] => [
  process.execPath,
  '--no-warnings',
  inRepository('scripts', 'sandbox', 'enter.ts'),
  '--engine',
  engine,
  '--',
]

const END_TO_END = ['/__tests__/e2e/', '--testPathIgnorePatterns=/__tests__/e2e/deep/', '--runInBand']

/**
 * Tests of what is the same on each engine: settings and AWS before anything is built, scanners over an archive, what a registry holds. They run
 * on one engine, and on each in `npm run deep`.
 */
export const ON_ONE_ENGINE = [
  ...[
    'act',
    'bootstrap',
    'workflows',
    'causes',
    'guarded-settings',
    'installer',
    'local-aws-registry',
    'rollout',
    'tasks',
  ],
  ...['bad-input-aws', 'bad-input-hostile-events', 'bad-input-settings', 'bad-input-task-definition'],
  ...['baseline', 'ecr-mirror', 'policy', 'scanner-database', 'scanner-gaps', 'scanners', 'vex'],
  ...['pull-edits', 'scan-broken', 'scan-compared', 'scan-judged'],
]
const ENGINE_ALONE = [...END_TO_END, `--testPathIgnorePatterns=/__tests__/e2e/(${ON_ONE_ENGINE.join('|')})\\.test`]

const LARGE_IMAGE = ['/__tests__/e2e/deep/', '--runInBand']
const END_TO_END_MINUTES = 45

/** The tests of the action itself, where Docker and its registry belong to the user. */
const LAPTOP: Suite = {
  title: "end-to-end tests on an engine that plays the user's",
  jest: ['/__tests__/e2e/(ship|failures|act|bad-input(-registry)?)\\.test', '--runInBand'],
  inside: [
    ...sandbox('classic'),
    process.execPath,
    '--no-warnings',
    inRepository('scripts', 'sandbox', 'play-laptop.ts'),
    '--',
  ],
  limitMinutes: END_TO_END_MINUTES,
}

/** Both engines of our own as root on Linux, and one that plays the user's; elsewhere the Docker of the machine. */
const endToEndSuites = (): readonly Suite[] => {
  const suites = onEveryEngine('end-to-end tests', END_TO_END)
  if (!hasOwnEngines()) return suites
  return [...suites.slice(0, 1), ...suites.slice(1).map((suite) => ({ ...suite, jest: ENGINE_ALONE })), LAPTOP]
}

const hasOwnEngines = (): boolean => process.platform === 'linux' && process.getuid?.() === 0

const onEveryEngine = (what: string, tests: readonly string[]): readonly Suite[] =>
  (hasOwnEngines() ? ['classic', 'modern'] : ['yours']).map((engine) => ({
    title: `${what} on the ${engine} engine`,
    jest: tests,
    inside: sandbox(engine),
    limitMinutes: END_TO_END_MINUTES,
  }))

/** Prints the one line that says how it ended, and gives the exit code. */
const close = ({ passed, failed }: Counts): number => {
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/** `npm run unit`: quick; needs only the packages. */
export const unit = async (more: readonly string[]): Promise<number> => close(await runSuites([UNIT], more))

/** The tools of the suites, and those of the contract tests. */
const setUpAll = async (): Promise<number> => (await setup([])) || setup(['moto', 'ministack', 'sarifMultitool'])

/** `npm run e2e`: real engines, registry and scanners. */
export const endToEnd = async (more: readonly string[]): Promise<number> => {
  const code = await setUpAll()
  return code === 0 ? close(await runSuites([SCENARIOS, CONTRACT, ...endToEndSuites()], more)) : code
}

/** `npm test`: all tools, all checks, all tests. */
export const everything = async (): Promise<number> => {
  const code = await setUpAll()
  if (code !== 0) return close({ passed: 0, failed: 1 })
  const failedSteps = await check([])
  const counts = await runSuites([UNIT, SCENARIOS, CONTRACT, ...endToEndSuites()], [])
  return close(sumOf(counts, { passed: checkSteps.length - failedSteps, failed: failedSteps }))
}

const FUZZ_MINUTES = 5
const DEEP_REPEATS = { quick: 20, endToEnd: 2 } as const

/**
 * `npm run deep`: what takes longer than a change should wait for. The fuzzer, the mutants, an image of real size on every engine, unit tests
 * and scenarios many times, the whole end-to-end suite on every engine again, the tests in random order and with new seeds for the property tests.
 */
export const deep = async (more: readonly string[]): Promise<number> => {
  const code = await setUpAll()
  if (code !== 0) return close({ passed: 0, failed: 1 })
  const quick = repeated([UNIT, SCENARIOS], DEEP_REPEATS.quick)
  const complete = endToEndSuites().map((suite) => ({ ...suite, jest: END_TO_END }))
  const large = onEveryEngine('test of a large image', LARGE_IMAGE)
  const suites = [...large, ...quick, CONTRACT, ...repeated(complete, DEEP_REPEATS.endToEnd)]
  const fuzzed = countsOfCode(await fuzz([`${FUZZ_MINUTES}`]))
  const killed = countsOfCode(await mutants([]))
  return close(sumOf(sumOf(fuzzed, killed), await runSuites(suites.map(shuffled), more)))
}

const countsOfCode = (exitCode: number): Counts =>
  exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

const repeated = (suites: readonly Suite[], times: number): readonly Suite[] =>
  Array.from({ length: times }, (_, index) =>
    suites.map((suite) => ({ ...suite, title: `${suite.title} (${index + 1} of ${times})` })),
  ).flat()

/** Jest prints the seed of the order, fast-check that of a property that failed. */
const shuffled = (suite: Suite): Suite => ({
  ...suite,
  jest: [...suite.jest, '--randomize'],
  environment: { FAST_CHECK_SEED: 'random' },
})
