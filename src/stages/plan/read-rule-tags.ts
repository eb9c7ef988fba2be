/** The tags of a listener's rules. */
import type { AwsCalls } from '../../ports/aws.ts'

/** ELB API Reference, DescribeTags: of up to 20 resources in one call. */
const MOST_AT_ONCE = 20

/** By the ARN of the rule. @throws AwsError */
export const readTags = async (
  arns: readonly string[],
  elb: AwsCalls<'elasticloadbalancing'>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (let from = 0; from < arns.length; from += MOST_AT_ONCE) {
    const { TagDescriptions = [] } = await elb.describeTags({ ResourceArns: arns.slice(from, from + MOST_AT_ONCE) })
    for (const { ResourceArn = '', Tags = [] } of TagDescriptions)
      found.set(ResourceArn, new Map(Tags.map(({ Key = '', Value = '' }) => [Key, Value])))
  }
  return found
}
