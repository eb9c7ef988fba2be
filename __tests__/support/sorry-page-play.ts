/** A load balancer with the rule of a service and the rule of its sorry page, and runs of the pipeline `maintenance`. */
import type { RuleSeed, Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import { PAGE_TAG, SINCE_TAG } from '../../src/domain/load-balancing/sorry-page.ts'
import type { ShipPlay } from './ship-play.ts'

const ELB = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012'
export const GROUP = `${ELB}:targetgroup/shop/1`
const BALANCER = `${ELB}:loadbalancer/app/shop/2`
export const LISTENER = `${ELB}:listener/app/shop/2/443`
const RULES = `${ELB}:listener-rule/app/shop/2/443`
export const PAGE_ARN = `${RULES}/a`
export const APP_ARN = `${RULES}/b`

const path = (value: string) => [{ Field: 'path-pattern', PathPatternConfig: { Values: [value] } }]

/** The rule of the service. */
export const APP: RuleSeed = {
  RuleArn: APP_ARN,
  Priority: '100',
  Conditions: path('/*'),
  Actions: [{ Type: 'forward', TargetGroupArn: GROUP }],
}

/** The page, as the template makes it: off. */
export const PAGE: RuleSeed = {
  RuleArn: PAGE_ARN,
  Priority: '49000',
  Conditions: path('/*'),
  Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }],
  tags: { [PAGE_TAG]: 'sorry-page' },
}

/** The page as a run has switched it on. */
export const pageSince = (since: string): RuleSeed => ({
  ...PAGE,
  Priority: '1',
  tags: { ...PAGE.tags, [SINCE_TAG]: since },
})

/** For all paths below one. */
export const ruleOf = (facts: Partial<RuleSeed>): RuleSeed => ({ ...APP, RuleArn: `${RULES}/c`, ...facts })

/** Another target group. */
export const elsewhere = [{ Type: 'forward' as const, TargetGroupArn: `${GROUP}-other` }]

export const pathOf = path

/** One listener with these rules; requests that none takes get a 404. */
const rulesOf = (rules: readonly RuleSeed[], defaults: NonNullable<RuleSeed['Actions']> = NOT_FOUND): Surroundings => ({
  targetGroups: [
    { TargetGroupArn: GROUP, TargetType: 'ip', Protocol: 'HTTP', LoadBalancerArns: [BALANCER], attributes: {} },
  ],
  loadBalancers: [
    {
      LoadBalancerArn: BALANCER,
      LoadBalancerName: 'shop',
      DNSName: 'shop.example.com',
      listeners: [{ ListenerArn: LISTENER, Protocol: 'HTTPS', Port: 443, DefaultActions: [...defaults], rules }],
    },
  ],
})

const NOT_FOUND: NonNullable<RuleSeed['Actions']> = [
  { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } },
]

const SERVICE: ShipPlay['service'] = {
  described: { loadBalancers: [{ targetGroupArn: GROUP, containerName: 'app', containerPort: 80 }] },
}

/** Of a service behind these rules. */
export const behindRules = (rules: readonly RuleSeed[], defaults?: NonNullable<RuleSeed['Actions']>): ShipPlay => ({
  service: SERVICE,
  surroundings: rulesOf(rules, defaults),
})

/** A run of `maintenance` with this wish. */
export const maintenance = (wanted: string, play: ShipPlay = behindRules([APP, PAGE])): ShipPlay => ({
  ...play,
  inputs: { pipeline: 'maintenance', maintenance: wanted, ...play.inputs },
})
