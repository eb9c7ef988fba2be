/**
 * A program that deploys to COUNT services at once, as the jobs of a matrix do: each with a session, a journal and a clock of its own. It prints,
 * for each, the code of its error or null. Under the virtual clock's preload module its pauses pass at once.
 */
import { makeSession } from '../../src/adapters/aws/session.ts'
import { makeJournal } from '../../src/adapters/journal.ts'
import { makeClock } from '../../src/adapters/clock.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { NO_COMPARISON } from './no-comparison.ts'
import { deployService } from '../../src/stages/deploy/deploy.ts'
import { ORDER } from './local-target.ts'

const ignore = (): void => undefined
const log = { info: ignore, warning: ignore, debug: ignore }

const deployTo = async (serviceName: string): Promise<string | null> => {
  const { signal } = new AbortController()
  const target = makeSession({ region: 'eu-west-1', signal })
  const ports = { ...NO_COMPARISON, target, clock: makeClock(signal), log, journal: makeJournal(ignore)('deploy') }
  try {
    await deployService.run({ ...ORDER, target: { ...ORDER.target, serviceName } }, ports)
    return null
  } catch (error) {
    if (!(error instanceof ShipError)) throw error
    return error.code
  }
}

const names = Array.from({ length: Number(process.env['COUNT']) }, (_, index) => `web-${index}`)
process.stdout.write(JSON.stringify(await Promise.all(names.map(deployTo))))
