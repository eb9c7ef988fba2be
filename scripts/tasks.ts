/** What `npm run <task>` does. Each task gives an exit code and is loaded only when needed. */
import { say } from './foreground.ts'

type Task = (args: readonly string[]) => Promise<number>

const TASKS: Readonly<Record<string, () => Promise<Task>>> = {
  setup: async () => (await import('./setup/setup.ts')).setup,
  demo: async () => (await import('./demo/demo.ts')).demo,
  'local-aws': async () => (await import('./local-aws/local-aws.ts')).localAws,
  check: async () => (await import('./check/check.ts')).check,
  unit: async () => (await import('./test/suites.ts')).unit,
  e2e: async () => (await import('./test/suites.ts')).endToEnd,
  test: async () => (await import('./test/suites.ts')).everything,
  deep: async () => (await import('./test/suites.ts')).deep,
  build: async () => (await import('./build.ts')).buildDist,
  generate: async () => (await import('./generate/generate.ts')).generate,
  fuzz: async () => (await import('./fuzz/fuzz.ts')).fuzz,
  mutants: async () => (await import('./mutants/mutants.ts')).mutants,
  bump: async () => (await import('./bump/bump.ts')).bump,
  bench: async () => (await import('./bench/bench.ts')).bench,
}

const [name = '', ...args] = process.argv.slice(2)
const load = TASKS[name]
if (load === undefined) {
  say(`'${name}' is not a task; the tasks are ${Object.keys(TASKS).join(', ')}`)
  process.exitCode = 2
} else {
  const task = await load()
  process.exitCode = await task(args)
}
