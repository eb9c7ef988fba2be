/** Which rule answers instead of a service, when a page is on, and for how long. */
import type { Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from '@jest/globals'
import { covers } from '../../../src/domain/load-balancing/covers.ts'
import { ageInWords, stateInWords } from '../../../src/domain/load-balancing/page-in-words.ts'
import { kindOfArn, listenerOf } from '../../../src/domain/load-balancing/rule-arn.ts'
import {
  answeringInstead,
  isOverdue,
  pageOf,
  SINCE_TAG,
  stateAt,
} from '../../../src/domain/load-balancing/sorry-page.ts'

const LEADING = { targetGroupArns: ['own'], testRules: [] }
const NOW = Date.UTC(2026, 10, 23, 20)

const path = (...values: string[]): RuleCondition => ({ Field: 'path-pattern', PathPatternConfig: { Values: values } })
const host = (...values: string[]): RuleCondition => ({ Field: 'host-header', Values: values })
const rule = (...Conditions: RuleCondition[]): Rule => ({ Conditions })

const app = (Priority: string, ...Conditions: RuleCondition[]): Rule => ({
  ...{ Priority, Conditions, RuleArn: `app-${Priority}` },
  Actions: [{ Type: 'forward', TargetGroupArn: 'own' }],
})
const page = (Priority: string, ...Conditions: RuleCondition[]): Rule => ({
  ...{ Priority, Conditions, RuleArn: `page-${Priority}` },
  Actions: [{ Type: 'fixed-response' }],
})
const DEFAULT: Rule = { IsDefault: true, Priority: 'default', Actions: [{ Type: 'forward', TargetGroupArn: 'own' }] }

describe('a rule covers another one', () => {
  test.each<[string, Rule, Rule]>([
    ['without conditions, all', rule(), rule(host('shop.example.com'))],
    ['any path', rule(path('/*')), rule(host('shop.example.com'))],
    ['the same conditions', rule(host('a.test'), path('/x')), rule(path('/x'), host('a.test'))],
    ['a wider host, whatever its case', rule(host('*.Example.com')), rule(host('shop.example.COM'))],
    ['one of several', rule(path('/a/*', '/b/*')), rule(path('/b/c', '/a/d'))],
    [
      'the same header',
      rule({ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: ['1'] } }),
      rule({ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: ['1'] } }),
    ],
    [
      'a method of several',
      rule({ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET', 'PUT'] } }),
      rule({ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET'] } }),
    ],
  ])('%s', (_, one, other) => {
    expect(covers(one, other)).toBe(true)
  })

  test.each<[string, Rule, Rule]>([
    ['another path', rule(path('/a/*')), rule(path('/b/*'))],
    ['a narrower path', rule(path('/a/*')), rule(path('/*'))],
    ['a path of another case', rule(path('/A')), rule(path('/a'))],
    ['only some of the values', rule(path('/a')), rule(path('/a', '/b'))],
    ['one more condition', rule(path('/*'), host('a.test')), rule(path('/*'))],
    ['some origins', rule({ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }), rule(path('/*'))],
    [
      'a regular expression',
      rule({ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['.*'] } }),
      rule(path('/a')),
    ],
  ])('not: %s', (_, one, other) => {
    expect(covers(one, other)).toBe(false)
  })
})

describe('what answers instead of a service', () => {
  const find = (...rules: Rule[]): string | undefined => answeringInstead({ listener: {}, rules }, LEADING)?.RuleArn

  test.each<[string, Rule[], string | undefined]>([
    ['a page before its rule', [app('100', path('/*')), page('1', path('/*'))], 'page-1'],
    ['none behind it', [app('100', path('/*')), page('49000', path('/*'))], undefined],
    ['none for something else', [app('100', path('/*')), page('1', path('/admin/*'))], undefined],
    ['a page before the default rule', [page('49000', path('/*')), DEFAULT], 'page-49000'],
    [
      'none of another service',
      [{ ...app('100'), Actions: [{ Type: 'forward', TargetGroupArn: 'other' }] }, page('1')],
      undefined,
    ],
    ['the first of two', [app('100'), page('7'), page('3')], 'page-3'],
  ])('%s', (_, rules, found) => {
    expect(find(...rules)).toBe(found)
  })
})

describe('a page', () => {
  test.each([
    [1, 'on'],
    [99, 'on'],
    [100, 'off'],
    [150, 'on'],
    [201, 'off'],
  ])('at priority %i, beside rules of 100 and 200, is %s', (priority, state) => {
    const own = priority === 100 || priority === 201 ? [app('100')] : [app('100'), app('200')]
    expect(stateAt(priority, own)).toBe(state)
  })

  test.each([
    ['2026-11-23T19:00:00.000Z', 'on since 2026-11-23 19:00 UTC'],
    ['off', 'on, and since when is not known'],
    [undefined, 'on, and since when is not known'],
  ])('with the tag %s', (value, words) => {
    const own = [app('100')]
    const tags = new Map(value === undefined ? [] : [[SINCE_TAG, value]])
    expect(stateInWords(pageOf(page('1'), { found: { listener: {}, rules: own }, own, tags }))).toBe(words)
    expect(pageOf(page('49000'), { found: { listener: {}, rules: own }, own, tags })).toMatchObject({
      state: 'off',
      since: null,
    })
  })

  test('is overdue after its limit, and where its age is not known', () => {
    const at = (since: number | null, state: 'on' | 'off' = 'on') =>
      isOverdue(
        { state, since, ruleArn: '', listenerArn: '', listener: '', priority: 1 },
        { now: NOW, limitMs: 60_000 },
      )
    expect([at(NOW - 60_000), at(NOW - 60_001), at(null), at(null, 'off')]).toEqual([false, true, true, false])
    expect([at(NOW + 60_000), at(NOW + 60_001)]).toEqual([false, true])
  })

  test.each([
    [59_999, '0 min'],
    [61 * 60_000, '1 h 1 min'],
    [25 * 3_600_000, '1 d 1 h'],
    [-5, '0 min'],
  ])('after %i ms: %s', (ms, words) => {
    expect(ageInWords(ms)).toBe(words)
  })
})

test.each([
  [
    'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
    'rule',
  ],
  [
    'arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2',
    'listener',
  ],
  ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2', null],
  ['arn:aws:ecs:eu-west-1:123456789012:service/a/b', null],
])('%s is the ARN of a %s', (arn, kind) => {
  expect(kindOfArn(arn)).toBe(kind)
  if (kind === 'rule') expect(kindOfArn(listenerOf(arn))).toBe('listener')
})
