/** The errors of a deployment that succeeded and does not hold. */
import { fault } from '../../errors/fault.ts'
import type { Confirmation } from '../../domain/rollout/confirmation.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { messageFor, summaryOf } from '../../domain/rollout/sentence.ts'
import { taskCauses } from '../../domain/rollout/task-causes.ts'

type Unconfirmed = Extract<Confirmation, { readonly kind: 'short' | 'refuted' | 'exited' | 'superseded' | 'deleted' }>

/** The error of what was found: `E_NOT_CONFIRMED`, or `E_SUPERSEDED`. */
export const notConfirmed = (found: Unconfirmed, deployment: StartedDeployment): unknown => {
  const { deploymentId, service } = deployment
  const subject = `deployment ${deploymentId} of service ${service}`
  switch (found.kind) {
    case 'superseded':
      return fault('E_SUPERSEDED', {
        headline: 'a newer deployment replaced it',
        message: `${subject} succeeded, and was then replaced by a newer one: ${found.by}`,
      })
    case 'deleted':
      return fault('E_NOT_CONFIRMED', {
        headline: 'the deployment finished, and the service was then deleted',
        message: `${subject} finished, and the service was then deleted`,
        hint: 'Find out who deleted the service (CloudTrail: DeleteService), create it again and re-run.',
      })
    case 'exited':
      return exited(found, { subject, service })
    case 'refuted':
      return fault('E_NOT_CONFIRMED', {
        headline: 'a task runs another image than the one that was pushed',
        message: `${subject} finished, but ${found.because}`,
        hint: 'Find out what changed the task: it does not run the scanned image.',
      })
    case 'short':
      return fault('E_NOT_CONFIRMED', {
        headline: `the deployment finished, but ${found.because}`,
        message: `${subject} finished, but ${found.because}`,
        hint: 'Check the events and the stopped tasks of the service.',
      })
  }
}

const exited = (
  { tasks }: Extract<Unconfirmed, { kind: 'exited' }>,
  { subject, service }: { readonly subject: string; readonly service: string },
): unknown => {
  const [first] = taskCauses(tasks)
  if (first === undefined) throw new Error('a confirmation names tasks that exited, and there is none')
  const { sentence, next } = first.meaning
  return fault('E_NOT_CONFIRMED', {
    // Only the tasks that exited are known here, so there is no share of all of them to name.
    headline: summaryOf(sentence, null),
    message: `${subject} finished, but since then ${messageFor(sentence, null, service)}`,
    hint: next ?? 'Find the cause in the log of the container, fix it and re-run.',
  })
}
