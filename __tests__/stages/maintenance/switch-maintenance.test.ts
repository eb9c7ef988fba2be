/** A reply that is lost, a rule that somebody else moves, and services that share a load balancer. */
import { describe, expect, test } from '@jest/globals'
import { SINCE_TAG } from '../../../src/domain/load-balancing/sorry-page.ts'
import type { AwsError } from '../../../src/errors/aws-error.ts'
import { app, arnOf, LISTENER, lost, page, play } from '../../support/listener-play.ts'

const WEB = app('a', '100', 'web')

describe('what counts is where the rule is afterwards', () => {
  const failing = (error: AwsError, becomes?: string) => (rules: Map<string, string>) => {
    if (becomes !== undefined) rules.set(arnOf('f'), becomes)
    throw error
  }

  test('a lost reply of a move that was made is a success', async () => {
    const run = await play({ rules: [WEB, page('f', '49000')], onSet: failing(lost()) })
    expect(run.result?.pages).toMatchObject([{ state: 'on', priority: 1, moved: 'moved' }])
    expect(run.states).toEqual(['changed'])
  })

  test('one of a move that was not made is an error, and its outcome is unknown', async () => {
    const run = await play({ rules: [WEB, page('f', '49000')], onSet: failing(lost(), '49000') })
    expect(run.error).toContain('lost')
    expect(run.states).toEqual(['unknown'])
  })

  test('a rule that got the priority meanwhile is an error that says so, and nothing was changed', async () => {
    const run = await play({
      rules: [WEB, page('f', '49000')],
      onSet: failing(lost('PriorityInUseException', 1), '49000'),
    })
    expect(run.error).toContain('another one has taken priority 1')
    expect(run.states).toEqual(['unchanged'])
  })

  test('a rule that somebody moves back is no success', async () => {
    const run = await play({
      rules: [WEB, page('f', '49000')],
      onSet: (rules) => void rules.set(arnOf('f'), '49000'),
    })
    expect(run.error).toContain('is not on: right after this run moved its rule')
  })

  test('a page that is on at another priority moves, and keeps its time', async () => {
    const run = await play({ rules: [WEB, page('f', '5')] })
    expect(run.moved).toEqual([arnOf('f')])
    expect([...run.tags.keys()]).toEqual([SINCE_TAG])
  })
})

describe('services that share a listener', () => {
  const RULES = [WEB, app('b', '200', 'admin'), page('f', '49000', '/web/*'), page('9', '48000', '/admin/*')]

  test('each has its own page, by what it covers', async () => {
    const run = await play({ rules: RULES, tagged: ['f', '9'], services: ['admin'] })
    expect(run.moved).toEqual([arnOf('9')])
  })

  test('nothing is switched where one of them has a problem', async () => {
    const run = await play({ rules: RULES, tagged: ['f'], services: ['web', 'worker'] })
    expect(run.error).toContain('the service worker has no load balancer')
    expect([run.moved, run.tags.size]).toEqual([[], 0])
  })

  test('one page of both moves once', async () => {
    const run = await play({ rules: [WEB, app('b', '200', 'admin'), page('f', '49000')], services: ['web', 'admin'] })
    expect(run.moved).toEqual([arnOf('f')])
    expect(run.result?.pages.map(({ state }) => state)).toEqual(['on', 'on'])
  })
})

describe('a rule that is named', () => {
  const RULES = [WEB, page('f', '49000'), page('9', '48000')]

  test('needs no tag', async () => {
    expect((await play({ rules: RULES, tagged: [], rule: arnOf('9') })).moved).toEqual([arnOf('9')])
  })

  test('by its listener is the one with the tag', async () => {
    expect((await play({ rules: RULES, rule: LISTENER })).moved).toEqual([arnOf('f')])
  })

  test.each([
    ['that leads to a target', arnOf('a'), 'has no rule'],
    ['that does not exist', arnOf('7'), 'has no rule'],
  ])('%s is refused', async (_, rule, text) => {
    const run = await play({ rules: RULES, rule })
    expect(run.error).toContain(text)
    expect(run.moved).toEqual([])
  })

  test('of a listener that leads elsewhere is refused', async () => {
    const run = await play({ rules: [page('f', '49000'), app('a', '100', 'other')], rule: arnOf('f') })
    expect(run.error).toContain('does not lead to the service web')
  })
})
