/** Whether the tasks of a deployment run the pushed image. Pure. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import type { PushedImage } from '../image/image.ts'
import { hasEndedInside } from './ended-inside.ts'
import type { StartedDeployment } from './rollout.ts'
import { isTaskOf } from './task-of.ts'

export type ImageProof =
  /** So many tasks run the image by its digest; `silent` of them do not report which digest their engine pulled. */
  | { readonly kind: 'seen'; readonly tasks: number; readonly silent: number }
  | { readonly kind: 'refuted'; readonly because: string }

/** The running tasks of our deployment, without those of an older one that still drain. */
export const tasksOf = (tasks: readonly Task[], started: StartedDeployment): readonly Task[] =>
  tasks.filter(
    (task) =>
      isTaskOf(task, started) && task.taskDefinitionArn === started.taskDefinitionArn && task.lastStatus === 'RUNNING',
  )

/** What our running tasks prove. One task with another image refutes it, whatever the others report. */
export const proofOf = (tasks: readonly Task[], image: PushedImage): ImageProof => {
  const proofs = tasks.map((task) => proofOfTask(task, image))
  const refuted = proofs.find((proof) => proof.kind === 'refuted')
  if (refuted !== undefined) return refuted
  const running = proofs.filter((_, index) => !hasEndedInside(tasks[index] ?? {}, image))
  return { kind: 'seen', tasks: running.length, silent: silentOf(running) }
}

const silentOf = (proofs: readonly ImageProof[]): number =>
  proofs.filter((proof) => proof.kind === 'seen' && proof.silent > 0).length

const proofOfTask = (task: Task, image: PushedImage): ImageProof => {
  const containers = task.containers ?? []
  const ours = containers.filter((container) => container.image === image.uri)
  const id = task.taskArn?.split('/').at(-1) ?? 'without an ARN'
  if (ours.length === 0) {
    const images = containers.map((container) => container.image ?? 'an unnamed image').join(', ')
    return { kind: 'refuted', because: `task ${id} has no container with ${image.uri}; it runs ${images}` }
  }
  const proofs = ours.map((container) => proofOfContainer(container, { id, image }))
  return proofs.find(({ kind }) => kind === 'refuted') ?? { kind: 'seen', tasks: 1, silent: silentOf(proofs) }
}

const proofOfContainer = (
  { name = 'without a name', imageDigest }: Container,
  { id, image }: { readonly id: string; readonly image: PushedImage },
): ImageProof => {
  if (imageDigest === undefined) return { kind: 'seen', tasks: 1, silent: 1 }
  if (image.runningDigests.some((digest) => digest === imageDigest)) return { kind: 'seen', tasks: 1, silent: 0 }
  const pushed = image.runningDigests.join(' or ')
  const where = `container ${name} of task ${id}`
  return { kind: 'refuted', because: `${where} reports ${imageDigest}; the pushed image is ${pushed}` }
}
