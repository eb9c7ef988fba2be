/** A sorry page that was switched on. */
import type { MaintenanceResult } from '../../src/domain/load-balancing/maintenance-result.ts'

/** The start of the sample runs. */
const START = Date.UTC(2026, 10, 21, 8, 0, 0)

export const MAINTENANCE: MaintenanceResult = {
  wanted: 'on',
  at: START,
  pages: [
    {
      ...{ service: 'hello', moved: 'moved', state: 'on', priority: 1, since: START, listener: 'HTTPS:443' },
      ruleArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/1/2/3',
      listenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/1/2',
    },
  ],
}
