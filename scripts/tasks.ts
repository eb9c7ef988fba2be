/** What `npm run <task>` does. Each task gives an exit code. */
import { buildDist } from './build.ts'
import { check } from './check.ts'
import { say } from './command.ts'
import { demo } from './demo.ts'
import { generate } from './generate.ts'
import { setUp } from './set-up.ts'
import { endToEnd, everything, unit } from './suites.ts'
import { bench } from './bench.ts'

const TASKS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  setup: setUp,
  demo,
  check,
  unit,
  e2e: endToEnd,
  test: everything,
  build: buildDist,
  generate,
  bench,
}

const [name = '', ...args] = process.argv.slice(2)
const task = TASKS[name]
if (task === undefined) {
  say(`'${name}' is not a task; there are ${Object.keys(TASKS).join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = await task(args)
}
