/** `npm run demo`: the whole flow against a local AWS whose containers really run; it brings all that it needs. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { say } from '../foreground.ts'
import { enter } from '../sandbox/enter.ts'
import { pickEngine } from '../sandbox/pick-engine.ts'
import type { EngineName } from '../sandbox/sandbox.ts'
import { SetupError } from '../setup/capture.ts'
import { BREAKS, breakNames, isBreak } from './breaks.ts'

const inSandbox = join(import.meta.dirname, 'in-sandbox.ts')

const USAGE = `usage: npm run demo [-- [--break ${breakNames.join('|')}] [--real-db] [--summary FILE]]

${breakNames.map((name) => `  --break ${name.padEnd(9)}  ${BREAKS[name].offer}`).join('\n')}
  --real-db          scan with Trivy's real database (about 90 MB to download) instead of the small one of the demo
  --summary FILE     also write the Markdown of the last job summary to FILE

SHIP_TO_ECS_ENGINE=classic|modern|yours chooses the Docker engine.`

const ENGINES: Readonly<Record<EngineName, string>> = {
  classic: 'a Docker engine of its own (classic image store)',
  modern: 'a Docker engine of its own (containerd image store)',
  yours: 'your Docker',
}

/** Runs the demo; an exit code. With `--break` the run is expected to fail, and 0 means that it did. */
export const demo = async (args: readonly string[]): Promise<number> => {
  const asked = readArguments(args)
  if (asked !== 'run') {
    say(USAGE)
    return asked === 'help' ? 0 : 2
  }
  try {
    const engine = await pickEngine()
    say(`the demo runs on ${ENGINES[engine]}`)
    return await enter(engine, [process.execPath, '--no-warnings', inSandbox, ...args], say)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return 1
  }
}

const readArguments = (args: readonly string[]): 'run' | 'help' | 'wrong' => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        break: { type: 'string' },
        'real-db': { type: 'boolean' },
        summary: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return 'help'
    return values.break === undefined || isBreak(values.break) ? 'run' : 'wrong'
  } catch {
    return 'wrong'
  }
}
