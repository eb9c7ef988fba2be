/**
 * confirm: checks that the running image is the one that was scanned and pushed. Every running task of this deployment must report one
 * of the pushed image's digests; without that, nothing is confirmed.
 */
import type { Task } from '@aws-sdk/client-ecs'
import { defineStage } from '../ports/stage.ts'
import { fault } from '../errors/fault.ts'
import type { PushedImage } from '../domain/image/image.ts'
import { chunksOf, readPages } from '../domain/aws/pages.ts'
import type { ConfirmResult, StartedDeployment } from '../domain/rollout/rollout.ts'
import { proofOf, tasksOf, type RunningProof } from '../domain/rollout/running-image.ts'
import type { Ecs } from '../ports/aws.ts'
import type { Ports } from '../ports/ports.ts'

export interface ConfirmInput {
  readonly image: PushedImage
  readonly deployment: StartedDeployment
}

type ConfirmPorts = Pick<Ports, 'target' | 'clock' | 'log'>

/** ECS may list a task as running some seconds before it shows the digest. */
const MOST_LOOKS = 6
const LOOK_AGAIN_MS = 3000
/** The maximum of one DescribeTasks call (ECS API Reference). */
const MOST_TASKS = 100

/**
 * Takes the pushed image and the deployment; gives how many tasks run the image, or that the service has no tasks to run.
 * @throws ShipError `E_NOT_CONFIRMED` that names the task and the digests
 */
export const confirmImage = defineStage({
  kind: 'confirm',
  title: 'Confirm the running image',
  uses: ['target', 'clock', 'log'],
  run: async (input: ConfirmInput, { target, clock, log }: ConfirmPorts): Promise<ConfirmResult> => {
    const { image, deployment } = input
    const { ecs } = target
    for (let look = 1; ; look += 1) {
      const tasks = tasksOf(await runningTasks(deployment, ecs), deployment)
      const proof = proofOf(tasks, image)
      if (proof.kind === 'proved') {
        log.info(`${proof.tasks} running ${proof.tasks === 1 ? 'task reports' : 'tasks report'} ${image.digest}`)
        return { kind: 'confirmed', tasks: proof.tasks, digest: image.digest }
      }
      if (tasks.length === 0 && (await isScaledToNothing(deployment, ecs))) {
        log.info(`no running task to confirm: the desired count of ${deployment.service} is 0`)
        return { kind: 'nothing-runs' }
      }
      if (proof.kind === 'refuted' || look === MOST_LOOKS) throw notConfirmed(deployment, proof)
      log.debug(`${proof.because}; checking again in ${LOOK_AGAIN_MS / 1000} s`)
      await clock.sleep(LOOK_AGAIN_MS)
    }
  },
  record: (result) => result,
})

const runningTasks = async ({ cluster, service }: StartedDeployment, ecs: Ecs): Promise<readonly Task[]> => {
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, serviceName: service, desiredStatus: 'RUNNING', nextToken })
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
  })
  const replies = await Promise.all(
    chunksOf(arns, MOST_TASKS).map((tasks) => ecs.describeTasks({ cluster, tasks: [...tasks] })),
  )
  return replies.flatMap(({ tasks }) => tasks ?? [])
}

const isScaledToNothing = async ({ cluster, service }: StartedDeployment, ecs: Ecs): Promise<boolean> => {
  const { services } = await ecs.describeServices({ cluster, services: [service] })
  return services?.[0]?.desiredCount === 0
}

const notConfirmed = (deployment: StartedDeployment, proof: Exclude<RunningProof, { kind: 'proved' }>): unknown =>
  fault('E_NOT_CONFIRMED', {
    message: `deployment ${deployment.deploymentId} of service ${deployment.service} finished, but ${proof.because}`,
    hint:
      proof.kind === 'refuted'
        ? 'Find out what changed the task: it does not run the scanned image.'
        : 'Check the tasks of the service; a newer deployment may have replaced them.',
  })
