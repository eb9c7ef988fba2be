/** Reads the tags of the service, where some are required. */
import type { DescribeServicesCommandOutput } from '@aws-sdk/client-ecs'
import type { Check } from '../../domain/verify/verify-check.ts'
import { complete, known, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { judgeTags } from '../../domain/verify/required-tags.ts'
import { ask, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of the tags. Those of the service are read here alone: `plan` does not need them. */
export const verifyTags = async (subject: Subject, { aws, limit }: Asking): Promise<readonly Check[]> => {
  const { requiredTags: required, service, plannedTags, definition, clusterArn: cluster } = subject
  if (Object.keys(required).length === 0) return []
  const { serviceName = '', serviceArn = serviceName } = service
  const asked = { cluster, services: [serviceArn], include: ['TAGS' as const] }
  // One that does not exist yet has the tags that it is created with; what this run changes, `plan` has read.
  const reply: Reading<Pick<DescribeServicesCommandOutput, 'services'>> =
    service.status === undefined || plannedTags !== undefined
      ? known({ services: [service] })
      : await ask(aws.ecs.describeServices(asked, limit))
  return judgeTags({
    required,
    tagged: [
      {
        subject: `service ${serviceName}`,
        tags: thenReading(reply, ({ services }) =>
          thenReading(complete(services?.[0]), ({ tags = [] }) => known(tags)),
        ),
        next: 'Add them with `aws ecs tag-resource`.',
      },
      {
        subject: `task definition ${definition.family ?? ''}`,
        tags: known(definition.tags ?? []),
        next: 'Add them to `tags` of the task definition, or to `task-definition-tags`.',
      },
    ],
  })
}
