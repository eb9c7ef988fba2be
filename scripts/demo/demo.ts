/** `npm run demo`: all set-up, then the whole flow against a local AWS whose containers truly run. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { say } from '../foreground.ts'
import { BREAKS, isBreak } from './breaks.ts'
import { enter } from '../sandbox/enter.ts'
import { pickEngine } from '../sandbox/pick-engine.ts'
import { SetupError } from '../setup/capture.ts'

const inside = join(import.meta.dirname, 'in-sandbox.ts')

const USAGE = `usage: npm run demo -- [--break ${BREAKS.join('|')}] [--real-db]`

/** Runs the demo; an exit code. With `--break` the run is meant to fail, and 0 says that it failed as it should. */
export const demo = async (args: readonly string[]): Promise<number> => {
  const asked = readArguments(args)
  if (asked === null) {
    say(USAGE)
    return 2
  }
  try {
    const engine = await pickEngine()
    say(`the demo runs on ${engine === 'yours' ? 'the Docker that runs here' : `a ${engine} Docker engine of our own`}`)
    return await enter(engine, [process.execPath, '--no-warnings', inside, ...args], say)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return 1
  }
}

const readArguments = (args: readonly string[]): object | null => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { break: { type: 'string' }, 'real-db': { type: 'boolean' } },
    })
    return values.break === undefined || isBreak(values.break) ? values : null
  } catch {
    return null
  }
}
