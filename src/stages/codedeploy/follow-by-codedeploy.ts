/** Follows a deployment of CodeDeploy. Each change of a life-cycle event and of the share of traffic is one line of the log. */
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import { readCodeDeploy, servesAll } from '../../domain/codedeploy/codedeploy-reading.ts'
import { eventsInWords } from '../../domain/codedeploy/codedeploy-view.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import { lookUntilEnd, type Follow, type FollowPorts } from '../following/look-until-end.ts'
import { makeCodeDeployObserver } from './codedeploy-observer.ts'

/**
 * Gives the outcome.
 * @throws what `lookUntilEnd` throws
 */
export const followByCodeDeploy = (follow: Follow, ports: FollowPorts): Promise<SeenOutcome> => {
  const { deployment } = follow
  const observe = makeCodeDeployObserver(deployment, ports)
  const report = makeReporter(ports.log)
  return lookUntilEnd(
    follow,
    {
      look: async (signal) => {
        const picture = await observe(signal)
        report(picture)
        return picture
      },
      read: (picture) => readCodeDeploy(picture, deployment),
      reached: (until, { target }) => (until === 'serving' && servesAll(target) ? 'serving' : null),
    },
    ports,
  )
}

/** Logs each line once. */
const makeReporter = (log: FollowPorts['log']): ((picture: CodeDeployPicture) => void) => {
  const said = new Set<string>()
  return (picture) => {
    for (const line of eventsInWords(picture).filter((one) => !said.has(one))) {
      said.add(line)
      log.info(line)
    }
  }
}
