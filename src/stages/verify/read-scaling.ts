/** Reads whether Application Auto Scaling decides the number of tasks. */
import { judgeScaling, type Scaling } from '../../domain/verify/scaling.ts'
import { complete, known, thenReading } from '../../domain/verify/answer.ts'
import { ask, type Asking } from './ask.ts'
import { resourceOf, type Subject } from './subject.ts'

/** The check of the scalable target, and who decides the count. */
export const verifyScaling = async (subject: Subject, { aws, limit }: Asking): Promise<Scaling> => {
  const asked = {
    ServiceNamespace: 'ecs' as const,
    ResourceIds: [resourceOf(subject)],
    ScalableDimension: 'ecs:service:DesiredCount' as const,
  }
  const reply = await ask(aws['application-autoscaling'].describeScalableTargets(asked, limit))
  const targets = thenReading(reply, ({ ScalableTargets }) => complete(ScalableTargets))
  const target = thenReading(targets, ([found]) =>
    found === undefined ? { kind: 'missing' } : known({ min: found.MinCapacity ?? 0, max: found.MaxCapacity ?? 0 }),
  )
  const { serviceName = '' } = subject.service
  return judgeScaling({ serviceName, target, desiredCount: subject.desiredCount })
}
