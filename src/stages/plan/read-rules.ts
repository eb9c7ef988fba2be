/** The rules of a listener, which decide what a request reaches. */
import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { readPages } from '../../domain/aws/pages.ts'
import { hasRules, onlyRule } from '../../domain/load-balancing/rule-requests.ts'
import type { FoundListener } from '../../domain/load-balancing/leading.ts'
import type { AwsCalls } from '../../ports/aws.ts'

/** All of them, the default rule included. */
const readRules = ({ ListenerArn }: Listener, elb: AwsCalls<'elasticloadbalancing'>): Promise<readonly Rule[]> =>
  readPages(async (Marker) => {
    const { Rules = [], NextMarker } = await elb.describeRules({ ListenerArn, ...(Marker !== undefined && { Marker }) })
    return { items: Rules, nextToken: NextMarker }
  })

/** A listener with its rules. @throws AwsError */
export const withRules = async (listener: Listener, elb: AwsCalls<'elasticloadbalancing'>): Promise<FoundListener> => ({
  listener,
  rules: hasRules(listener) ? await readRules(listener, elb) : onlyRule(listener),
})
