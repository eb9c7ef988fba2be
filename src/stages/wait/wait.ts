/**
 * Follows our own service deployment until it ends, or the time does. ECS is asked every 3 s; the SDK's waiter is never used, since
 * it looks at the service, not at our deployment. Success is returned; every other outcome is thrown with the result in it.
 */
import type { ServiceDeployment, ServiceDeploymentBrief } from '@aws-sdk/client-ecs'
import { ShipError, messageOf } from '../../errors/ship-error.ts'
import { defineStage } from '../../ports/stage.ts'
import { isPassing, isUnavailable } from '../../domain/aws/faults.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import { eventEvidence, taskEvidence } from '../../domain/rollout/evidence.ts'
import { eventsSince, interrupted, overdue, startFollowing, takeStep } from '../../domain/rollout/follow.ts'
import { ownAmong, successorAmong } from '../../domain/rollout/listing.ts'
import type { RolloutPicture, SeenOutcome } from '../../domain/rollout/picture.ts'
import { readRollout } from '../../domain/rollout/reading.ts'
import { rolloutFault } from '../../domain/rollout/verdict.ts'
import type { Evidence, StartedDeployment, WaitResult } from '../../domain/rollout/rollout.ts'
import type { Ecs } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'

export interface WaitInput {
  readonly deployment: StartedDeployment
  readonly waitMinutes: number
}

type WaitPorts = Pick<Ports, 'target' | 'clock' | 'log'>
type Briefs = readonly ServiceDeploymentBrief[]

/** ECS refills 20 of these calls each second for the whole account (ECS API throttling), so two calls in 3 s are modest. */
const POLL_MS = 3000
const MOST_IN_A_ROW = 5
/** A deployment and its service deployment need not bear the same instant; the task definition tells which one is ours. */
const LISTING_MARGIN_MS = 5000
/** Most in one call: DescribeServiceRevisions 20, DescribeTasks 100 (ECS API Reference). */
const MOST_REVISIONS = 20
const MOST_TASKS = 100

/**
 * Takes the started deployment, gives the result of a success.
 * @throws ShipError of the outcome (`E_ROLLED_BACK`, `E_ROLLOUT_FAILED`, `E_SUPERSEDED`, `E_STOPPED`, `E_PAUSED`,
 * `E_WAIT_TIMED_OUT`), or the one that interrupted the wait; `result` is a WaitResult in every case
 */
export const waitForDeployment = defineStage({
  kind: 'wait',
  title: 'Wait for the deployment',
  uses: ['target', 'clock', 'log'],
  run: async ({ deployment, waitMinutes }: WaitInput, ports: WaitPorts): Promise<WaitResult> => {
    const startedAt = ports.clock.now()
    const progress = { state: startFollowing(deployment), faults: 0, absences: 0 }
    const waitedMs = (): number => ports.clock.now() - startedAt
    try {
      const follow = { deployment, startedAt, deadline: startedAt + waitMinutes * 60_000 }
      const outcome = await followDeployment(follow, progress, ports)
      if (outcome.kind === 'success') return { outcome, waitedMs: waitedMs(), evidence: [] }
      const evidence = [...eventEvidence(progress.state.events), ...(await stoppedTasks(deployment, ports))]
      throw rolloutFault(deployment, { outcome, waitedMs: waitedMs(), evidence })
    } catch (error) {
      if (!(error instanceof ShipError) || error.result !== undefined) throw error
      const outcome = interrupted(progress.state, error.message)
      const evidence = eventEvidence(progress.state.events)
      throw brokenOff(error, deployment, { outcome, waitedMs: waitedMs(), evidence })
    }
  },
  record: (result) => result,
})

interface Follow {
  readonly deployment: StartedDeployment
  readonly startedAt: number
  readonly deadline: number
}

interface Progress {
  state: ReturnType<typeof startFollowing>
  faults: number
  absences: number
}

const followDeployment = async (follow: Follow, progress: Progress, ports: WaitPorts): Promise<SeenOutcome> => {
  const { clock, log } = ports
  const look = makeObserver(follow.deployment, ports)
  for (;;) {
    const seen = await look().catch((error: unknown) => tolerate(error, progress, ports))
    const picture = seen === null ? null : doubtAbsence(seen, progress, ports)
    if (picture !== null) {
      const reading = readRollout(picture, follow.deployment, progress.state.doomed?.outcome)
      const events = eventsSince(picture.service, follow.deployment)
      const step = takeStep(progress.state, { reading, events, now: clock.now() })
      for (const { level, text } of step.notices) log[level](text)
      progress.state = step.state
      if (step.outcome !== null) return step.outcome
    }
    const late = overdue(progress.state, { ...follow, now: clock.now() })
    if (late !== null) return late
    await clock.sleep(Math.max(1, Math.min(POLL_MS, follow.deadline - clock.now())))
  }
}

/** Gives null for a fault that may pass, the SDK's own retries being used up. @throws the error, or the sixth in a row */
const tolerate = (error: unknown, progress: Progress, { log }: WaitPorts): null => {
  progress.faults += 1
  if (!isPassing(error) || progress.faults > MOST_IN_A_ROW) throw error
  log.info(`${error.message} (${progress.faults} of ${MOST_IN_A_ROW} faults in a row that are tolerated)`)
  return null
}

/** Gives null for a picture without the service, until the sixth in a row: ECS is eventually consistent (API Reference, RunTask). */
const doubtAbsence = (picture: RolloutPicture, progress: Progress, { log }: WaitPorts): RolloutPicture | null => {
  progress.faults = 0
  progress.absences = picture.service === null ? progress.absences + 1 : 0
  if (progress.absences === 0 || progress.absences > MOST_IN_A_ROW) return picture
  log.info(`the service is not in ECS's answer (${progress.absences} of ${MOST_IN_A_ROW} in a row that are tolerated)`)
  return null
}

const brokenOff = (error: ShipError, deployment: StartedDeployment, result: WaitResult): ShipError => {
  const { kind, code } = error
  const what = `deployment ${deployment.deploymentId} of service ${deployment.service}`
  const message = kind === 'cancelled' ? error.message : `the wait for ${what} was broken off: ${error.message}`
  const goesOn = 'ECS goes on with the deployment: look at the service.'
  const hint = kind === 'cancelled' || error.hint === undefined ? goesOn : `${error.hint} ${goesOn}`
  return new ShipError({ kind, code, message, hint, cause: error, result })
}

/** Gives a function that asks ECS once. It remembers which service deployment is ours, and that the newer API is denied. */
const makeObserver = (deployment: StartedDeployment, ports: WaitPorts): (() => Promise<RolloutPicture>) => {
  const { log } = ports
  const { ecs } = ports.target
  let arn: string | null = null
  let isDenied = false
  const own = async (): Promise<Omit<RolloutPicture, 'service'>> => {
    try {
      if (!isDenied) arn ??= await findOwn(deployment, ecs)
      if (isDenied || arn === null) return NOT_KNOWN
      const { serviceDeployments } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] })
      const serviceDeployment = serviceDeployments?.[0] ?? null
      return { serviceDeployment, successor: await findSuccessor(serviceDeployment, deployment, ecs) }
    } catch (error) {
      if (!isUnavailable(error)) throw error
      isDenied = true
      const { operation } = error
      log.warning(
        `${operation} is not allowed, so ecs:DescribeServices alone is asked; grant ${operation} to learn more`,
      )
      return NOT_KNOWN
    }
  }
  return async () => {
    const [{ services }, rest] = await Promise.all([
      ecs.describeServices({ cluster: deployment.cluster, services: [deployment.service] }),
      own(),
    ])
    return { service: services?.[0] ?? null, ...rest }
  }
}

const NOT_KNOWN = { serviceDeployment: null, successor: null } as const

const listSince = (since: number, { cluster, service }: StartedDeployment, ecs: Ecs): Promise<Briefs> =>
  readPages(async (nextToken) => {
    const createdAt = { after: new Date(since) }
    const reply = await ecs.listServiceDeployments({ cluster, service, createdAt, maxResults: 100, nextToken })
    return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken }
  })

const findOwn = async (deployment: StartedDeployment, ecs: Ecs): Promise<string | null> => {
  const listed = await listSince(deployment.createdAt - LISTING_MARGIN_MS, deployment, ecs)
  const arns = listed.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? [])
  const replies = await Promise.all(
    chunksOf(arns, MOST_REVISIONS).map((piece) => ecs.describeServiceRevisions({ serviceRevisionArns: [...piece] })),
  )
  const revisions = replies.flatMap(({ serviceRevisions }) => serviceRevisions ?? [])
  return ownAmong(listed, revisions, deployment)
}

const findSuccessor = async (
  own: ServiceDeployment | null,
  deployment: StartedDeployment,
  ecs: Ecs,
): Promise<string | null> => {
  if (own?.status !== 'STOPPED' || own.createdAt === undefined) return null
  return successorAmong(await listSince(own.createdAt.getTime(), deployment, ecs), own)
}

/** The stopped tasks of our deployment. They only explain: without them, or without the permission, the outcome stands. */
const stoppedTasks = async (
  deployment: StartedDeployment,
  { target, log }: WaitPorts,
): Promise<readonly Evidence[]> => {
  const { ecs } = target
  const { cluster, service: serviceName } = deployment
  try {
    const arns = await readPages(async (nextToken) => {
      const reply = await ecs.listTasks({ cluster, serviceName, desiredStatus: 'STOPPED', nextToken })
      return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
    })
    const replies = await Promise.all(
      chunksOf(arns, MOST_TASKS).map((tasks) => ecs.describeTasks({ cluster, tasks: [...tasks] })),
    )
    return taskEvidence(
      replies.flatMap(({ tasks }) => tasks ?? []),
      deployment,
    )
  } catch (error) {
    log.info(`the stopped tasks can not be read: ${messageOf(error)}`)
    return []
  }
}
