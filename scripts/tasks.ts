/** What `npm run <task>` does. Each task gives an exit code, and is loaded only when it is asked for. */
import { say } from './command.ts'

type Task = (args: readonly string[]) => Promise<number>

const TASKS: Readonly<Record<string, () => Promise<Task>>> = {
  setup: async () => (await import('./set-up.ts')).setUp,
  demo: async () => (await import('./demo.ts')).demo,
  check: async () => (await import('./check.ts')).check,
  unit: async () => (await import('./suites.ts')).unit,
  e2e: async () => (await import('./suites.ts')).endToEnd,
  test: async () => (await import('./suites.ts')).everything,
  build: async () => (await import('./build.ts')).buildDist,
  generate: async () => (await import('./generate.ts')).generate,
  bench: async () => (await import('./bench.ts')).bench,
}

const [name = '', ...args] = process.argv.slice(2)
const load = TASKS[name]
if (load === undefined) {
  say(`'${name}' is not a task; there are ${Object.keys(TASKS).join(', ')}`)
  process.exitCode = 2
} else {
  const task = await load()
  process.exitCode = await task(args)
}
