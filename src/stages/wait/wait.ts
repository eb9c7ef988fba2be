/**
 * Follows our own service deployment until it ends, or the time does. ECS is asked every 3 s, and less often while it does not
 * answer; the SDK's waiter is never used, since it looks at the service, not at our deployment. Success is returned; every other
 * outcome is thrown with the result in it.
 */
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { causeOf } from '../../domain/rollout/cause.ts'
import { eventEvidence, taskEvidence } from '../../domain/rollout/evidence.ts'
import { withLogReason } from '../../domain/rollout/other-cpu.ts'
import { interrupted, startFollowing } from '../../domain/rollout/follow.ts'
import { deployerOf } from '../../domain/rollout/identifiers.ts'
import type { Failure } from '../../domain/rollout/picture.ts'
import { interruptedFault, rolloutFault, type FailedWait } from '../../domain/rollout/verdict.ts'
import type { StartedDeployment, WaitResult } from '../../domain/rollout/rollout.ts'
import type { PlannedCheck } from '../../domain/smoke/smoke-check.ts'
import type { PauseAnswer } from '../../domain/rollout/pauses.ts'
import type { WaitUntil } from '../../domain/rollout/lifecycle-stages.ts'
import type { Follow } from '../following/look-until-end.ts'
import { makeTestGate } from '../following/test-gate.ts'
import { pausesOf } from '../following/pause-hooks.ts'
import { strategyOf } from '../strategies/strategies.ts'
import { readExplainingTasks } from './explaining-tasks.ts'
import { readLastLines } from './last-lines.ts'
import { makeWatch, type Watch, type Watched, type WatchPorts } from './watch.ts'

export interface WaitInput extends Watched {
  readonly deployment: StartedDeployment
  readonly waitMinutes: number
  /** Absent: `stable`. */
  readonly waitUntil?: WaitUntil
  /** What is done at a pause hook; absent: `wait`. */
  readonly pauseHook?: PauseAnswer
  /** What must pass on the test listener before production traffic moves; absent: nothing. */
  readonly tests?: readonly PlannedCheck[]
}

/**
 * Takes the started deployment, gives the result of a success.
 * @throws ShipError of the outcome (`E_ROLLED_BACK`, `E_ROLLOUT_FAILED`, `E_SUPERSEDED`, `E_STOPPED`, `E_PAUSED`,
 * `E_WAIT_TIMED_OUT`), or the one that interrupted the wait; `result` is a WaitResult in every case
 */
export const waitForDeployment = defineStage({
  kind: 'wait',
  title: 'Wait for the deployment',
  uses: ['target', 'surroundings', 'clock', 'journal', 'log', 'announce', 'probe'],
  run: async (input: WaitInput, ports: WatchPorts & Pick<Ports, 'journal' | 'probe'>): Promise<WaitResult> => {
    const { deployment, waitMinutes, waitUntil = 'stable', pauseHook = 'wait' } = input
    const gate = makeTestGate(input.tests, ports)
    const startedAt = ports.clock.now()
    const watch = makeWatch(input, ports)
    const follow: Follow = {
      deployment,
      startedAt,
      deadline: startedAt + (waitMinutes + (deployment.ownWaitsMinutes ?? 0)) * 60_000,
      until: waitUntil,
      pauses: pausesOf(pauseHook, deployment, ports),
      gate,
      state: startFollowing(deployment),
      watch: watch.look,
      lookAgainMs: watch.lookAgainMs,
    }
    const waitedMs = (): number => ports.clock.now() - startedAt
    try {
      const outcome = await strategyOf(deployerOf(deployment.deploymentId)).follow(follow, ports)
      const tested = gate.outcomes()
      if (outcome.kind === 'success') return { outcome, cause: null, waitedMs: waitedMs(), evidence: [], ...tested }
      const explained = await explain(outcome, { ...follow, watch }, ports)
      throw rolloutFault(deployment, { outcome, ...explained, waitedMs: waitedMs(), ...tested })
    } catch (error) {
      if (!(error instanceof ShipError) || error.result !== undefined) throw error
      const outcome = interrupted(follow.state, error.message)
      const evidence = eventEvidence(follow.state.events)
      const doomed = follow.state.doomed?.outcome ?? null
      throw interruptedFault(
        error,
        { started: deployment, doomed },
        { outcome, cause: null, waitedMs: waitedMs(), evidence },
      )
    } finally {
      gate.end()
    }
  },
  record: (result) => result,
})

interface Followed extends Pick<Follow, 'deployment' | 'state'> {
  readonly watch: Watch
}

type Explained = Pick<FailedWait, 'cause' | 'evidence' | 'lastLines'>

const explain = async (
  outcome: Failure,
  { deployment, state: { events }, watch }: Followed,
  ports: WatchPorts,
): Promise<Explained> => {
  const read = await readExplainingTasks(outcome, { deployment, collected: watch.stopped() }, ports)
  const { running } = read
  const findings = { started: deployment, outcome, stopped: watch.explained(read.stopped), running, events }
  const { failed } = causeOf(findings)
  const found = { deployment, failed, stopped: findings.stopped }
  const lastLines = failed === undefined ? null : await readLastLines({ ...found, failed }, ports)
  const stopped = lastLines === null ? findings.stopped : withLogReason(findings.stopped, lastLines)
  const evidence = [...eventEvidence(events), ...taskEvidence(stopped)]
  return { cause: causeOf({ ...findings, stopped }), evidence, ...(lastLines === null ? {} : { lastLines }) }
}
