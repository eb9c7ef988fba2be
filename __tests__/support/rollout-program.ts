/**
 * A program that deploys and waits as the action does: real adapters, real clock, real signals. It prints what the wait gave, or
 * what it threw, as one line of JSON. Under the virtual clock's preload module its waits pass at once.
 */
import { makeSession } from '../../src/adapters/aws/session.ts'
import { makeJournal } from '../../src/adapters/journal.ts'
import { makeClock } from '../../src/adapters/clock.ts'
import { listenForCancel } from '../../src/cancel.ts'
import { holdSignals } from '../../src/early-signals.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { NO_COMPARISON } from './no-comparison.ts'
import { deployService } from '../../src/stages/deploy/deploy.ts'
import { waitForDeployment } from '../../src/stages/wait/wait.ts'
import { NO_PROBE } from './no-probe.ts'
import { ORDER } from './local-target.ts'

const ignore = (): void => undefined
const { signal, dispose } = listenForCancel(holdSignals())
const target = makeSession({ region: 'eu-west-1', signal })
const log = { info: ignore, warning: ignore, debug: ignore }
const ports = {
  target,
  surroundings: target,
  clock: makeClock(signal),
  log,
  journal: makeJournal(ignore)('deploy'),
  announce: ignore,
  probe: NO_PROBE,
}

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

try {
  const deployment = await deployService.run(ORDER, { ...NO_COMPARISON, ...ports })
  print({
    code: null,
    result: await waitForDeployment.run(
      { deployment, waitMinutes: Number(process.env['WAIT_MINUTES'] ?? 30), failFast: 'off' },
      ports,
    ),
  })
} catch (error) {
  if (!(error instanceof ShipError)) throw error
  print({ code: error.code, result: error.result })
} finally {
  dispose()
}
