/** The address at which a service answers, by the listeners and rules that lead to it. */
import type { Action, Listener, Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from '@jest/globals'
import { serviceUrl, urlInWords, type BalancerFacts } from '../../../src/domain/load-balancing/service-url.ts'

const to = (arn: string): Action[] => [{ Type: 'forward', TargetGroupArn: arn }]
const weighted = (...groups: readonly (readonly [string, number])[]): Action[] => [
  {
    Type: 'forward',
    ForwardConfig: { TargetGroups: groups.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) },
  },
]
const host = (...Values: string[]): RuleCondition => ({ Field: 'host-header', HostHeaderConfig: { Values } })
const path = (...Values: string[]): RuleCondition => ({ Field: 'path-pattern', Values })
const REDIRECT: Action[] = [{ Type: 'redirect' }]

const rule = (Priority: number, Conditions: RuleCondition[], Actions = to('own')): Rule => ({
  RuleArn: `rule/${Priority}`,
  Priority: String(Priority),
  Conditions,
  Actions,
})

interface At extends Listener {
  readonly rules?: readonly Rule[]
}

const at = (
  Protocol: NonNullable<Listener['Protocol']>,
  Port: number,
  { rules = [], DefaultActions = [], ...more }: At = {},
) => ({
  listener: { Protocol, Port, ListenerArn: `listener/${Port}`, ...more },
  rules: [
    { RuleArn: 'rule/default', Priority: 'default', IsDefault: true, Conditions: [], Actions: DefaultActions },
    ...rules,
  ],
})

const balancer = (listeners: BalancerFacts['listeners'], facts: Partial<BalancerFacts> = {}): BalancerFacts => ({
  dnsName: 'shop-1.eu-west-1.elb.amazonaws.com',
  reach: 'internet',
  listeners,
  ...facts,
})

const DNS = 'shop-1.eu-west-1.elb.amazonaws.com'
const urlAt = (...listeners: BalancerFacts['listeners']): string | undefined =>
  serviceUrl([balancer(listeners)], { targetGroupArns: ['own', 'alternate'], testRules: ['listener/8443', 'rule/9'] })
    ?.url

test.each<readonly [string, BalancerFacts['listeners'], string | undefined]>([
  ['the listener that forwards to it', [at('HTTP', 80, { DefaultActions: to('own') })], `http://${DNS}/`],
  ['another port', [at('HTTP', 8080, { DefaultActions: to('own') })], `http://${DNS}:8080/`],
  ['none that forwards elsewhere', [at('HTTP', 80, { DefaultActions: to('other') })], undefined],
  [
    'HTTPS before HTTP',
    [at('HTTP', 80, { DefaultActions: to('own') }), at('HTTPS', 443, { DefaultActions: to('own') })],
    `https://${DNS}/`,
  ],
  [
    'HTTPS that HTTP redirects to',
    [at('HTTP', 80, { DefaultActions: REDIRECT }), at('HTTPS', 443, { rules: [rule(1, [host('shop.example.com')])] })],
    'https://shop.example.com/',
  ],
  [
    'the usual port before another one',
    [at('HTTPS', 9443, { DefaultActions: to('own') }), at('HTTPS', 443, { DefaultActions: to('own') })],
    `https://${DNS}/`,
  ],
  [
    'the alternate target group of a blue/green deployment',
    [at('HTTP', 80, { DefaultActions: weighted(['own', 0], ['alternate', 100]) })],
    `http://${DNS}/`,
  ],
  ['none without traffic', [at('HTTP', 80, { DefaultActions: weighted(['own', 0], ['other', 1]) })], undefined],
  ['none for test traffic, by its listener', [at('HTTPS', 8443, { DefaultActions: to('own') })], undefined],
  ['none for test traffic, by its rule', [at('HTTPS', 443, { rules: [rule(9, [host('shop.test')])] })], undefined],
  ['none that does not speak HTTP', [at('TCP', 80, { DefaultActions: to('own') })], undefined],
  [
    'a path',
    [at('HTTP', 80, { DefaultActions: to('other'), rules: [rule(1, [path('/api/*')])] })],
    `http://${DNS}/api/`,
  ],
  [
    'a host and a path, after what has wildcards',
    [at('HTTP', 80, { rules: [rule(1, [host('*.example.com', 'Shop.example.com'), path('/*.png', '/v1')])] })],
    'http://shop.example.com/v1',
  ],
  ['none with wildcards only', [at('HTTP', 80, { rules: [rule(1, [host('*.example.com')])] })], undefined],
  [
    'none that an earlier rule takes',
    [at('HTTP', 80, { rules: [rule(5, [host('shop.example.com')]), rule(2, [host('*.example.com')], to('other'))] })],
    undefined,
  ],
  [
    'the next rule, by its number',
    [at('HTTP', 80, { rules: [rule(10, [host('b.example.com')]), rule(9.5, [host('a.example.com')])] })],
    'http://a.example.com/',
  ],
  [
    'none that a regular expression may take',
    [
      at('HTTP', 80, {
        rules: [
          rule(1, [{ Field: 'host-header', RegexValues: ['.*'] }], to('other')),
          rule(2, [host('shop.example.com')]),
        ],
      }),
    ],
    undefined,
  ],
  [
    'none for requests with a header',
    [
      at('HTTP', 80, {
        rules: [rule(1, [host('a.example.com'), { Field: 'http-header' }]), rule(2, [host('b.example.com')])],
      }),
    ],
    'http://b.example.com/',
  ],
  [
    'a rule for GET',
    [at('HTTP', 80, { rules: [rule(1, [{ Field: 'http-request-method', Values: ['GET', 'HEAD'] }])] })],
    `http://${DNS}/`,
  ],
  [
    'none for POST',
    [at('HTTP', 80, { rules: [rule(1, [{ Field: 'http-request-method', Values: ['POST'] }])] })],
    undefined,
  ],
  ['no name that is none', [at('HTTP', 80, { rules: [rule(1, [host('a b"<x>')])] })], undefined],
])('%s', (_, listeners, expected) => {
  expect(urlAt(...listeners)).toBe(expected)
})

test('one on the internet comes before an internal one, which is named so', () => {
  const internal = balancer([at('HTTPS', 443, { DefaultActions: to('own') })], { reach: 'internal', dnsName: 'inner' })
  const outer = balancer([at('HTTP', 80, { DefaultActions: to('own') })])
  const leading = { targetGroupArns: ['own'], testRules: [] }
  expect(serviceUrl([internal, outer], leading)?.url).toBe(`http://${DNS}/`)
  const only = serviceUrl([internal], leading)
  expect(only && urlInWords(only)).toBe('https://inner/ (internal)')
})
