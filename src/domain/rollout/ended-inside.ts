/**
 * Tasks that run on although their container with the pushed image has ended: it is not essential, so ECS keeps the task and calls the deployment
 * a success. Pure.
 */
import type { Container, Task } from '@aws-sdk/client-ecs'
import type { PushedImage } from '../image/image.ts'
import { CONSEQUENCES } from './exits.ts'

/** Whether every container with the image has ended, and one of them not with 0. One that ended with 0 has done its work. */
export const hasEndedInside = (task: Task, image: PushedImage): boolean => {
  const ours = containersOf(task, image)
  const isStopped = ({ lastStatus }: Container): boolean => lastStatus === 'STOPPED'
  return ours.length > 0 && ours.every(isStopped) && ours.some(({ exitCode }) => exitCode !== 0)
}

/** Whether such a container has ended by itself. One that was killed may belong to a task that is about to stop, with its instance. */
export const hasFailedInside = (task: Task, image: PushedImage): boolean =>
  hasEndedInside(task, image) &&
  containersOf(task, image).some(({ exitCode }) => exitCode !== undefined && !CONSEQUENCES.includes(exitCode))

const containersOf = ({ containers = [] }: Task, { uri }: PushedImage): readonly Container[] =>
  containers.filter(({ image }) => image === uri)
