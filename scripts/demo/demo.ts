/** `npm run demo`: the whole flow against a local AWS whose containers really run; it brings all that it needs. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { say } from '../foreground.ts'
import { enter } from '../sandbox/enter.ts'
import { pickEngine } from '../sandbox/pick-engine.ts'
import type { EngineName } from '../sandbox/sandbox.ts'
import { SetupError } from '../setup/capture.ts'
import { BREAKS, breakNames, isBreak } from './breaks.ts'

/** What runs in the sandbox. */
const PROGRAMS = { run: 'in-sandbox.ts', bootstrap: join('bootstrap', 'in-bootstrap.ts') } as const

const USAGE = `usage: npm run demo [-- [--break ${breakNames.join('|')}] [--real-db] [--summary FILE]]
       npm run demo -- --bootstrap

${breakNames.map((name) => `  --break ${name.padEnd(9)}  ${BREAKS[name].offer}`).join('\n')}
  --real-db          scan with Trivy's real database (about 90 MB to download) instead of the small one of the demo
  --summary FILE     also write the Markdown of the last job summary to FILE
  --bootstrap        from an empty Git repository to two environments: init, its BOOTSTRAP.md, three commits, doctor

SHIP_TO_ECS_ENGINE=classic|modern|yours chooses the Docker engine.`

const ENGINES: Readonly<Record<EngineName, string>> = {
  classic: 'a Docker engine of its own (classic image store)',
  modern: 'a Docker engine of its own (containerd image store)',
  yours: 'your Docker',
}

/** Runs the demo; an exit code. With `--break` the run is expected to fail, and 0 means that it did. */
export const demo = async (args: readonly string[]): Promise<number> => {
  const asked = readArguments(args)
  if (asked === 'help' || asked === 'wrong') {
    say(USAGE)
    return asked === 'help' ? 0 : 2
  }
  try {
    const engine = await pickEngine()
    const program = join(import.meta.dirname, PROGRAMS[asked])
    say(`the demo runs on ${ENGINES[engine]}`)
    return await enter(engine, [process.execPath, '--no-warnings', program, ...args], say)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return 1
  }
}

const readArguments = (args: readonly string[]): 'run' | 'bootstrap' | 'help' | 'wrong' => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        break: { type: 'string' },
        'real-db': { type: 'boolean' },
        summary: { type: 'string' },
        bootstrap: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return 'help'
    if (values.bootstrap === true) return args.length === 1 ? 'bootstrap' : 'wrong'
    return values.break === undefined || isBreak(values.break) ? 'run' : 'wrong'
  } catch {
    return 'wrong'
  }
}
