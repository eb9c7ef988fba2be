/** A blue/green service with a test listener on loopback. */
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { ShipPlay } from './ship-play.ts'
import { BEHIND_BALANCER, smokeSurroundings } from './smoke-play.ts'

const [BALANCED] = BEHIND_BALANCER.described.loadBalancers
const LISTENER = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/2'
const ROLE = 'arn:aws:iam::123456789012:role/ecs-load-balancer'

/** The rule for test traffic is the last of `rules`; by default one that demands nothing. */
export const testedService = (
  port: number,
  rules: readonly Rule[] = [{ Conditions: [] }],
  strategy: 'BLUE_GREEN' | 'LINEAR' | 'CANARY' = 'BLUE_GREEN',
): Pick<ShipPlay, 'service' | 'surroundings'> & { readonly service: NonNullable<ShipPlay['service']> } => {
  const rule = (number: number): string => `${LISTENER.replace(':listener/', ':listener-rule/')}/${port}/${number}`
  const advancedConfiguration = {
    alternateTargetGroupArn: `${BALANCED?.targetGroupArn ?? ''}-green`,
    productionListenerRule: `${LISTENER.replace(':listener/', ':listener-rule/')}/80/1`,
    testListenerRule: rule(rules.length),
    roleArn: ROLE,
  }
  return {
    service: {
      deploymentConfiguration: {
        strategy,
        bakeTimeInMinutes: 5,
        lifecycleHooks: [
          { targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT'] },
        ],
      },
      described: { loadBalancers: [{ ...BALANCED, advancedConfiguration }] },
    },
    surroundings: smokeSurroundings(port, { DefaultActions: [{ Type: 'fixed-response' }], rules }),
  }
}
