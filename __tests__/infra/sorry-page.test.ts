/** The sorry page of our templates, as `pipeline: maintenance` looks for it and judges it. */
import { describe, expect, test } from '@jest/globals'
import { seedsOf } from '../../scripts/infra/seeds.ts'
import { covers } from '../../src/domain/load-balancing/covers.ts'
import { answersItself, PAGE_TAG, PRIORITIES, stateAt } from '../../src/domain/load-balancing/sorry-page.ts'
import { ourStacks, PRODUCTION } from '../support/our-templates.ts'

const CERTIFICATE = 'arn:aws:acm:eu-west-1:222222222222:certificate/01234567-89ab-cdef-0123-456789abcdef'

const rulesWith = (given: Readonly<Record<string, string>>, names: readonly string[]) => {
  const places = seedsOf(ourStacks(given, names), { keys: 'http://127.0.0.1:1' })
  const balancers = places.find(({ account }) => account === PRODUCTION)?.surroundings?.loadBalancers ?? []
  return balancers.flatMap(({ listeners }) => listeners).flatMap(({ rules = [] }) => rules)
}

describe.each([
  { strategy: 'rolling', given: {}, names: ['network', 'load-balancer'] },
  { strategy: 'rolling with HTTPS', given: { CertificateArn: CERTIFICATE }, names: ['network', 'load-balancer'] },
  { strategy: 'blue/green', given: { Strategy: 'blue-green' }, names: ['network', 'load-balancer', 'blue-green'] },
])('$strategy', ({ given, names }) => {
  const rules = rulesWith(given, names)
  const pages = rules.filter(({ tags }) => tags !== undefined && PAGE_TAG in tags)
  const others = rules.filter((rule) => !pages.includes(rule))

  test('there is one page, which answers by itself and is off', () => {
    expect(pages.map(({ Priority }) => Number(Priority))).toEqual([PRIORITIES.off])
    expect(pages.map(answersItself)).toEqual([true])
    expect(stateAt(PRIORITIES.off, others)).toBe('off')
    expect(stateAt(PRIORITIES.on, others)).toBe('on')
  })

  test('it takes every request of the application', () => {
    expect(others.length).toBeGreaterThan(0)
    for (const page of pages) expect(others.map((rule) => covers(page, rule))).toEqual(others.map(() => true))
  })
})
