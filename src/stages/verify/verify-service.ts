/** Everything that is checked of one service, at the same time. */
import { judgeDeployment } from '../../domain/verify/deployment-configuration.ts'
import type { VerifiedService } from '../../domain/verify/verified.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Asking } from './ask.ts'
import { verifyCapacity } from './read-capacity.ts'
import { verifyImages } from './read-images.ts'
import { verifyLogGroups } from './read-log-groups.ts'
import { verifyNetwork } from './read-network.ts'
import { verifyReadiness } from './read-readiness.ts'
import { verifyRoles } from './read-roles.ts'
import { verifyScaling } from './read-scaling.ts'
import { verifySecrets } from './read-secrets.ts'
import type { Subject } from './subject.ts'
import { verifyTags } from './read-tags.ts'
import { verifyTargetGroups } from './read-target-groups.ts'

/** All checks of the service, in the order of this list. */
export const verifyService = async (
  subject: Subject,
  asking: Asking & Pick<Ports, 'secrets'>,
): Promise<VerifiedService> => {
  const scaling = verifyScaling(subject, asking)
  const themes = await Promise.all([
    verifyRoles(subject, asking),
    verifySecrets(subject, asking),
    verifyLogGroups(subject, asking),
    verifyImages(subject, asking),
    verifyTargetGroups(subject, asking),
    verifyNetwork(subject, asking),
    verifyCapacity(subject, asking),
    verifyReadiness(subject, asking),
    verifyTags(subject, asking),
    scaling.then(({ count, checks }) => [
      ...judgeDeployment({ ...subject, desiredCount: countOf(subject, count) }),
      ...checks,
    ]),
  ])
  return { key: subject.key, checks: themes.flat(), count: (await scaling).count }
}

const countOf = ({ service, desiredCount }: Subject, count: VerifiedService['count']): number =>
  (count === 'scaled' ? null : desiredCount) ?? service.desiredCount ?? 0
