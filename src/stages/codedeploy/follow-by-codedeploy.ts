/** Follows one deployment of CodeDeploy, look after look, until its end is seen or the time is up. */
import { eventsInWords } from '../../domain/codedeploy/codedeploy-view.ts'
import { readCodeDeploy, servesAll } from '../../domain/codedeploy/codedeploy-reading.ts'
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import { eventsSince, overdue, takeStep } from '../../domain/rollout/follow.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import { reachedInWords } from '../../domain/rollout/reached.ts'
import type { Follow, FollowPorts } from '../following/follow-deployment.ts'
import { tolerant } from '../following/tolerance.ts'
import { makeCodeDeployObserver } from './codedeploy-observer.ts'

/**
 * Gives the outcome. Each change of a life-cycle event, of the share of traffic and of the counts is one line of the log.
 * @throws what is not temporary; the reason of the clock's signal once it is aborted
 */
export const followByCodeDeploy = async (follow: Follow, ports: FollowPorts): Promise<SeenOutcome> => {
  const { clock } = ports
  const look = tolerant(makeCodeDeployObserver(follow.deployment, ports), follow.deadline, ports)
  const said = new Set<string>()
  for (;;) {
    const { picture, pauseMs, silence } = await look()
    const outcome = picture === null ? null : takePicture(picture, { follow, said }, ports)
    const final = outcome ?? overdue(follow.state, { ...follow, now: clock.now(), silence })
    if (final !== null) return final
    await clock.sleep(Math.max(1, Math.min(pauseMs, follow.deadline - clock.now())))
  }
}

interface Following {
  readonly follow: Follow
  /** The lines about life-cycle events so far. */
  readonly said: Set<string>
}

const takePicture = (
  picture: CodeDeployPicture,
  { follow, said }: Following,
  { clock, log }: FollowPorts,
): SeenOutcome | null => {
  for (const line of eventsInWords(picture).filter((one) => !said.has(one))) {
    said.add(line)
    log.info(line)
  }
  const reading = readCodeDeploy(picture, follow.deployment)
  const events = eventsSince(picture.service, follow.deployment)
  const step = takeStep(follow.state, { reading, events, now: clock.now() })
  for (const { level, text } of step.notices) log[level](text)
  follow.state = step.state
  if (follow.until !== 'serving' || reading.kind !== 'running' || !servesAll(picture.target)) return step.outcome
  log.info(reachedInWords('serving'))
  return { kind: 'success', view: step.state.view, reached: 'serving' }
}
