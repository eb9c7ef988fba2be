/** One run of the committed bundle in real time, with every stage that `ship` can have, and a cancel in the middle of it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { playShip, type ShipPlayed } from '../../../__tests__/support/ship-play.ts'
import { serve } from '../../../__tests__/support/loopback-server.ts'
import type { LocalAws } from '../../../local-aws/server.ts'
import { succeeds } from '../../../local-aws/ecs/script/scenarios.ts'
import type { Moment } from './moments.ts'

const LOOK_MS = 5

export interface Scene {
  readonly rollbackOn: string
  /** Null: it runs to its end. */
  readonly moment: Moment | null
}

/** Plays it in real time. */
export const playScene = async ({ rollbackOn, moment }: Scene): Promise<ShipPlayed> => {
  const origin = await serve((_, response) => {
    const answer = (): unknown => response.writeHead(moment?.service === 'is broken' ? 500 : 200).end('ready')
    setTimeout(answer, 500)
  })
  return playShip({
    scenario: succeeds({ at: 4 }),
    settings: JSON.stringify({
      verify: false,
      'run-before': [{ name: 'migrate', command: ['migrate'] }],
      'smoke-test': [{ url: `${origin}/health`, retries: 0 }],
    }),
    oneOffTasks: [{ runsAt: 0.5, endsAt: 1 }],
    docker: {
      build: moment?.build === 'is stubborn' ? "trap '' TERM\necho step 1\nsleep 30" : 'sleep 0.5',
      save: 'sleep 0.3',
      push: 'sleep 0.3',
    },
    inputs: { 'rollback-on': rollbackOn },
    // No steered clock: the process is not to skip the seconds that it has.
    environment: { LOCAL_AWS_CLOCK: '' },
    ...(moment === null ? {} : { cancelWhen: (aws, log) => come(moment, aws, log) }),
  })
}

/** Never resolves where the moment does not come: then the run has ended by itself. */
const come = async (moment: Moment, { requests }: LocalAws, log: () => string): Promise<void> => {
  const startedAt = performance.now()
  while (!moment.hasCome({ log: log(), requests, sinceMs: performance.now() - startedAt })) await sleep(LOOK_MS)
}
