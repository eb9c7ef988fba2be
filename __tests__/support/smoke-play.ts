/** A load balancer on loopback in front of a service. */

import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { ListenerSeed, Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import type { PlannedCheck } from '../../src/domain/smoke/smoke-check.ts'

const ELB = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012'
const GROUP = `${ELB}:targetgroup/shop/1`
const BALANCER = `${ELB}:loadbalancer/app/shop/2`

/** Of the service. */
export const BEHIND_BALANCER = {
  described: { loadBalancers: [{ targetGroupArn: GROUP, containerName: 'app', containerPort: 80 }] },
}

/** With one listener at this port. */
export const smokeSurroundings = (port: number, listener: ListenerSeed = {}): Surroundings => ({
  targetGroups: [
    { TargetGroupArn: GROUP, TargetType: 'ip', Protocol: 'HTTP', LoadBalancerArns: [BALANCER], attributes: {} },
  ],
  loadBalancers: [
    {
      LoadBalancerArn: BALANCER,
      LoadBalancerName: 'shop',
      DNSName: 'localhost',
      listeners: [
        { Protocol: 'HTTP', Port: port, DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }], ...listener },
      ],
    },
  ],
})

/** A permission of Elastic Load Balancing that the role has not. */
export const denied = (operation: string): FaultRule => ({
  kind: 'error',
  code: 'AccessDenied',
  message: `is not authorized to perform: elasticloadbalancing:${operation}`,
  status: 403,
  service: 'elasticloadbalancing',
  operation,
})

const CHECK: PlannedCheck = {
  on: 'service',
  target: { kind: 'url', url: 'https://shop.example.com/health' },
  address: { url: 'https://shop.example.com/health', host: null },
  method: 'GET',
  headers: {},
  status: [{ from: 200, to: 299 }],
  contains: null,
  responseHeaders: {},
  retries: 5,
  intervalMs: 5000,
  timeoutMs: 10_000,
}

/** A check that differs in these. */
export const checkOf = (facts: Partial<PlannedCheck> = {}): PlannedCheck => ({ ...CHECK, ...facts })
