/** Plays a history of ECS to the roll-back stage. */
import { makeJournal } from '../../src/adapters/journal.ts'
import type { RollBackResult } from '../../src/domain/rollout/rollback-policy.ts'
import type { DeployResult } from '../../src/domain/rollout/rollout.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { rollBack, type RollBackInput } from '../../src/stages/roll-back/roll-back.ts'
import { makeFakeClock } from './fake-clock.ts'
import {
  after,
  CLUSTER,
  makeFakeEcs,
  OLD_TASK_DEFINITION,
  OUR_TASK_DEFINITION,
  SERVICE,
  type FakeFault,
  type Moment,
} from './fake-ecs.ts'
import { newer, old, OUR_REVISION, ourRollout, ours, STARTED } from './rollout-shapes.ts'
import { sessionOf } from './session.ts'

export const DEPLOYED: DeployResult = { ...STARTED, kind: 'started', scaledTo: null, newSincePlan: null }
const CHOSEN = { on: ['failure', 'timeout', 'cancel'], origin: 'chosen' } as const
const TIMED_OUT = { kind: 'trigger', trigger: 'timeout' } as const
export const FAILED = { kind: 'trigger', trigger: 'failure' } as const

const INPUT: RollBackInput = {
  target: { clusterArn: CLUSTER, serviceName: SERVICE },
  deployed: DEPLOYED,
  ending: TIMED_OUT,
  policy: CHOSEN,
}

export const UNDER_WAY: Moment = {
  at: 0,
  deployments: [ours(), old()],
  serviceDeployments: [ourRollout()],
  revisions: [OUR_REVISION],
}
export const SET_BACK = newer({
  id: 'ecs-svc/2222222222222222222',
  createdAt: after(400),
  taskDefinition: OLD_TASK_DEFINITION,
  runningCount: 1,
  rolloutState: 'COMPLETED',
})

interface Play extends Partial<RollBackInput> {
  readonly history: readonly Moment[]
  readonly faults?: readonly FakeFault[]
  /** The update of the service that `deploy` has noted. */
  readonly noted?: 'unknown' | 'unchanged'
}

/** Runs the stage to its end; gives what it returned or threw, what it wrote and what it noted. */
export const play = async ({ history, faults = [], noted, ...input }: Play) => {
  const clock = makeFakeClock()
  const { ecs, calls } = makeFakeEcs({ clock, history, faults })
  const journals = makeJournal(() => undefined)
  if (noted !== undefined) {
    const change = { cluster: CLUSTER, service: SERVICE, from: OLD_TASK_DEFINITION, to: OUR_TASK_DEFINITION }
    const entry = journals('deploy').aboutTo({ kind: 'service', ...change })
    if (noted === 'unchanged') entry.unchanged()
  }
  const lines: string[] = []
  const write = (text: string): void => void lines.push(text)
  const journal = journals('roll-back')
  const ports = { target: sessionOf({ ecs }), clock, journal, log: { info: write, warning: write, debug: write } }
  const ended = await rollBack
    .run({ ...INPUT, ...input }, ports)
    .then((result) => ({ result, error: null }))
    .catch((error: unknown) => {
      if (!(error instanceof ShipError)) throw error
      // Errors of this stage carry its result, if any.
      return { result: (error.result ?? null) as RollBackResult | null, error }
    })
  const writes = calls.filter(({ operation }) => /^(?:stop|update)/u.test(operation))
  const changes = journal
    .entries()
    .flatMap(({ stage, change, state }) => (stage === 'deploy' ? [] : [[change.kind, state]]))
  return {
    ...ended,
    lines,
    writes: writes.map(({ operation, input: asked }) => ({ operation, asked })),
    changes,
    calls,
  }
}
