/** Reads whether Application Auto Scaling decides the number of tasks. */
import { judgeScaling, type Scaling } from '../../domain/verify/scaling.ts'
import { known, thenReading } from '../../domain/verify/answer.ts'
import { askFirst, type Asking } from './ask.ts'
import { resourceOf, type Subject } from './subject.ts'

/** The check of the scalable target, and who decides the count. */
export const verifyScaling = async (subject: Subject, { aws, limit }: Asking): Promise<Scaling> => {
  const asked = {
    ServiceNamespace: 'ecs' as const,
    ResourceIds: [resourceOf(subject)],
    ScalableDimension: 'ecs:service:DesiredCount' as const,
  }
  const targets = await askFirst(async (NextToken) => {
    const page = await aws['application-autoscaling'].describeScalableTargets({ ...asked, NextToken }, limit)
    return { items: page.ScalableTargets, nextToken: page.NextToken }
  })
  const target = thenReading(targets, ([found]) =>
    found === undefined ? { kind: 'missing' } : known({ min: found.MinCapacity ?? 0, max: found.MaxCapacity ?? 0 }),
  )
  const { serviceName = '' } = subject.service
  return judgeScaling({ serviceName, target, desiredCount: subject.desiredCount })
}
