/** Whether the tasks of a deployment run the pushed image. Pure. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import type { PushedImage } from '../image/image.ts'
import type { StartedDeployment } from './rollout.ts'

export type RunningProof =
  | { readonly kind: 'proved'; readonly tasks: number }
  /** Neither proved nor refuted: no task of this deployment is running, or one does not report its digest. */
  | { readonly kind: 'open'; readonly because: string }
  | { readonly kind: 'refuted'; readonly because: string }

/** The running tasks of our deployment, without those of an older one that still drain. */
export const tasksOf = (tasks: readonly Task[], started: StartedDeployment): readonly Task[] =>
  tasks.filter(
    ({ startedBy, taskDefinitionArn, lastStatus }) =>
      startedBy === started.deploymentId && taskDefinitionArn === started.taskDefinitionArn && lastStatus === 'RUNNING',
  )

/** What our running tasks prove. One task with another image refutes it, whatever the others report. */
export const proofOf = (tasks: readonly Task[], image: PushedImage): RunningProof => {
  if (tasks.length === 0) return { kind: 'open', because: 'none of its tasks is running' }
  const proofs = tasks.map((task) => proofOfTask(task, image))
  return (
    proofs.find(({ kind }) => kind === 'refuted') ??
    proofs.find(({ kind }) => kind === 'open') ?? { kind: 'proved', tasks: tasks.length }
  )
}

const proofOfTask = (task: Task, image: PushedImage): RunningProof => {
  const containers = task.containers ?? []
  const ours = containers.filter((container) => container.image === image.uri)
  const id = task.taskArn?.split('/').at(-1) ?? 'without an ARN'
  if (ours.length === 0) {
    const images = containers.map((container) => container.image ?? 'an unnamed image').join(', ')
    return { kind: 'refuted', because: `task ${id} has no container with ${image.uri}; it runs ${images}` }
  }
  const proofs = ours.map((container) => proofOfContainer(container, { id, image }))
  return (
    proofs.find(({ kind }) => kind === 'refuted') ??
    proofs.find(({ kind }) => kind === 'open') ?? { kind: 'proved', tasks: 1 }
  )
}

const proofOfContainer = (
  { name = 'without a name', imageDigest }: Container,
  { id, image }: { readonly id: string; readonly image: PushedImage },
): RunningProof => {
  const where = `container ${name} of task ${id}`
  if (imageDigest === undefined) return { kind: 'open', because: `${where} does not report its image's digest` }
  if (image.runningDigests.some((digest) => digest === imageDigest)) return { kind: 'proved', tasks: 1 }
  const pushed = image.runningDigests.join(' or ')
  return { kind: 'refuted', because: `${where} reports ${imageDigest}; the pushed image is ${pushed}` }
}
