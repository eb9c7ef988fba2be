/** The listener that leads to a service. */
import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from '@jest/globals'
import { onlyRule } from '../../../src/domain/load-balancing/rule-requests.ts'
import { addressAt } from '../../../src/domain/smoke/load-balancer.ts'
import type { CheckTarget } from '../../../src/domain/smoke/smoke-check.ts'

const forward = (TargetGroupArn: string): Listener['DefaultActions'] => [{ Type: 'forward', TargetGroupArn }]
const redirect: Listener['DefaultActions'] = [{ Type: 'redirect' }]

type Target = Extract<CheckTarget, { kind: 'load-balancer' }>

const at = (listeners: readonly Listener[], target: Partial<Target> = {}, rules: readonly Rule[] = []) =>
  addressAt(
    {
      target: { kind: 'load-balancer', path: '/health', port: null, host: null, ...target },
      method: 'GET',
      headers: {},
    },
    {
      name: 'shop',
      dnsName: 'shop.elb',
      listeners: listeners.map((listener) => ({ listener, rules: [...rules, ...onlyRule(listener)] })),
      targetGroupArns: ['own', 'alternate'],
      testRules: [],
    },
  )

const HTTP: Listener = { Protocol: 'HTTP', Port: 80, DefaultActions: forward('own') }
const HTTPS: Listener = { Protocol: 'HTTPS', Port: 443, DefaultActions: forward('own') }

test.each<readonly [string, readonly Listener[], object, string]>([
  ['the only one', [HTTP], {}, 'http://shop.elb:80/health'],
  [
    'the one that forwards to the service',
    [{ ...HTTP, Port: 81, DefaultActions: forward('other') }, HTTP],
    {},
    'http://shop.elb:80/health',
  ],
  [
    'one that forwards by weights',
    [
      {
        ...HTTP,
        DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'alternate' }] } }],
      },
    ],
    {},
    'http://shop.elb:80/health',
  ],
  ['the one with that port', [HTTP, { ...HTTP, Port: 9000 }], { port: 9000 }, 'http://shop.elb:9000/health'],
  [
    'TLS of a network load balancer',
    [{ ...HTTPS, Protocol: 'TLS' }],
    { host: 'shop.example.com' },
    'https://shop.elb:443/health',
  ],
])('%s', (_, listeners, target, url) => {
  const host = 'host' in target ? target.host : null
  expect(at(listeners, target)).toEqual({ kind: 'address', address: { url, host }, headers: {} })
})

test.each<readonly [string, readonly Listener[], object, string, string]>([
  ['none at all', [], {}, 'has no listener for HTTP', 'Set `url` instead of `path`.'],
  ['none for HTTP', [{ Protocol: 'UDP', Port: 53 }], {}, 'has no listener for HTTP', 'Set `url` instead of `path`.'],
  [
    'none with that port',
    [HTTP, HTTPS],
    { port: 81 },
    'for HTTP at port 81',
    'Set `port` to one of its listeners: 80, 443.',
  ],
  ['several', [HTTP, HTTPS], {}, 'has several listeners', 'Set `port` to one of 80, 443.'],
  [
    'a certificate whose name is not set',
    [HTTPS],
    {},
    'has a certificate, which is for another name than shop.elb',
    'Set `host` to the name that the certificate is for.',
  ],
])('%s: the reason and the next step', (_, listeners, target, because, hint) => {
  expect(at(listeners, target)).toEqual({ kind: 'none', because: expect.stringContaining(because), hint })
})

test('the one whose rule forwards to the service, not the one that redirects', () => {
  const rule = {
    Priority: '1',
    Conditions: [{ Field: 'host-header', Values: ['*.example.com'] }],
    Actions: forward('own'),
  }
  const rules = { 443: [rule] }
  const listeners = [
    { listener: { ...HTTP, DefaultActions: redirect }, rules: onlyRule({ ...HTTP, DefaultActions: redirect }) },
    { listener: HTTPS, rules: [...rules[443], ...onlyRule({ DefaultActions: [{ Type: 'fixed-response' }] })] },
  ]
  const check = { method: 'GET', headers: {}, target: { kind: 'load-balancer', path: '/health', port: null } } as const
  const find = (host: string | null) =>
    addressAt(
      { ...check, target: { ...check.target, host } },
      { name: 'shop', dnsName: 'shop.elb', listeners, targetGroupArns: ['own'], testRules: [] },
    )
  expect(find('shop.example.com')).toMatchObject({ address: { url: 'https://shop.elb:443/health' } })
  // A wildcard is no name.
  expect(find(null)).toMatchObject({
    kind: 'none',
    because:
      'the listener of the load balancer shop at port 443 sends it elsewhere: what leads to the service is for host *.example.com',
  })
  expect(find('shop.example.org')).toMatchObject({ kind: 'none' })
})
