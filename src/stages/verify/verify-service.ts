/** Everything that is checked of one service, at the same time. */
import { judgeDeployment } from '../../domain/verify/deployment.ts'
import type { VerifiedService } from '../../domain/verify/verified.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Asking } from './ask.ts'
import { verifyCapacity } from './capacity.ts'
import { verifyImages } from './images.ts'
import { verifyLogGroups } from './log-groups.ts'
import { verifyNetwork } from './network.ts'
import { verifyReadiness } from './readiness.ts'
import { verifyRoles } from './roles.ts'
import { verifyScaling } from './scaling.ts'
import { verifySecrets } from './secrets.ts'
import type { Subject } from './subject.ts'
import { verifyTargetGroups } from './target-groups.ts'

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
    scaling.then(({ count, checks }) => [
      ...judgeDeployment({ ...subject, desiredCount: countOf(subject, count) }),
      ...checks,
    ]),
  ])
  return { key: subject.key, checks: themes.flat(), count: (await scaling).count }
}

const countOf = ({ service, desiredCount }: Subject, count: VerifiedService['count']): number =>
  (count === 'scaled' ? null : desiredCount) ?? service.desiredCount ?? 0
