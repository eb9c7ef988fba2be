/** The sorry page that answers instead of a service. */
import type { Leading } from '../../domain/load-balancing/leading.ts'
import type { BalancerFacts } from '../../domain/load-balancing/service-url.ts'
import { answeringInstead, ownRules, pageOf, type SorryPage } from '../../domain/load-balancing/sorry-page.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTags } from './read-rule-tags.ts'

/** The rule that answers instead of the service; null: none does. Since when is a tag of it, which not every role may read. */
export const findSorryPage = async (
  balancers: readonly BalancerFacts[],
  leading: Leading,
  { target: { elasticloadbalancing: elb }, log }: Pick<Ports, 'target' | 'log'>,
): Promise<SorryPage | null> => {
  for (const found of balancers.flatMap(({ listeners }) => listeners)) {
    const rule = answeringInstead(found, leading)
    if (rule === null) continue
    const arn = rule.RuleArn ?? ''
    const tags = await readTags([arn], elb).catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error
      log.info(`since when the sorry page is on is not known: ${error.message}`)
      return new Map<string, ReadonlyMap<string, string>>()
    })
    return pageOf(rule, { found, own: ownRules(found, leading), tags: tags.get(arn) ?? new Map() })
  }
  return null
}
