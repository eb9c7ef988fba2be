/** Reads the log groups of the containers. */
import type { Check } from '../../domain/verify/verify-check.ts'
import type { AwsLogs } from '../../domain/task-definition/container-logs.ts'
import { isOnFargate } from '../../domain/verify/launch.ts'
import { judgeLogGroup, logGroupsOf } from '../../domain/verify/log-groups.ts'
import { known, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { askFirst, elsewhere, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of every log group that the driver does not create. */
export const verifyLogGroups = async ({ containers, service }: Subject, asking: Asking): Promise<readonly Check[]> => {
  const groups = logGroupsOf(containers).filter(({ creation }) => creation === 'none')
  const sender = isOnFargate(service) ? 'fargate' : 'host'
  const checks = await Promise.all(
    groups.map(async (group) => judgeLogGroup({ ...group, sender }, await readGroup(group, asking))),
  )
  return checks.flat()
}

/** Names that start alike are listed with it, in order, so that the group itself comes first; a page may have none at all. */
const readGroup = async (
  { group: name, region }: AwsLogs,
  { aws, limit, region: own }: Asking,
): Promise<Reading<'exists'>> => {
  if (region !== null && region !== own) return elsewhere(region)
  const groups = await askFirst(async (nextToken) => {
    const page = await aws.logs.describeLogGroups({ logGroupNamePrefix: name, nextToken }, limit)
    return { items: page.logGroups, nextToken: page.nextToken }
  })
  return thenReading(groups, (all) =>
    all.some(({ logGroupName }) => logGroupName === name) ? known('exists') : { kind: 'missing' },
  )
}
