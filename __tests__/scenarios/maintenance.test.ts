/** The shipped bundle switches the sorry page: one rule moves, nothing else, and a page that is on does not go unnoticed. */
import { describe, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlayed } from '../support/ship-play.ts'
import {
  APP,
  behindRules,
  elsewhere,
  maintenance,
  PAGE,
  PAGE_ARN,
  pageSince,
  pathOf,
  ruleOf,
} from '../support/sorry-page-play.ts'
import { denied } from '../support/smoke-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')
const movesOf = ({ requests }: ShipPlayed) =>
  requests.filter(({ operation }) => operation === 'SetRulePriorities').map(({ input }) => input)

describe('the page is switched', () => {
  test('on: its rule alone moves to priority 1, with the time as a tag', async () => {
    const run = await play(maintenance('on'))
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', maintenance: 'on' } })
    expect(headlineOf(run)).toBe('Sorry page of `web` switched on')
    expect(movesOf(run)).toEqual([{ RulePriorities: [{ RuleArn: PAGE_ARN, Priority: 1 }] }])
    expect(Date.parse(run.outputs['maintenance-since'] ?? '')).not.toBeNaN()
    expect(run.callsOf('AddTags')).toBe(1)
    expect(run.summary).toContain('The sorry page of `web` was switched on')
    expect(run.log).toContain('priority 1 at HTTPS:443')
  })

  test('off again, after another look at its age', async () => {
    const [on, show, off] = await play({
      ...maintenance('on'),
      again: [{ inputs: { maintenance: 'show' } }, { inputs: { maintenance: 'off' } }],
    }).then(({ runs }) => runs)
    expect(show?.outputs['maintenance-since']).toBe(on?.outputs['maintenance-since'])
    expect(show).toMatchObject({ exitCode: 0, outputs: { maintenance: 'on' } })
    expect(off).toMatchObject({ exitCode: 0, outputs: { maintenance: 'off' } })
    expect(off?.outputs['maintenance-since'] ?? '').toBe('')
  })

  test('a page that is there already is not moved', async () => {
    for (const [wanted, page] of [
      ['on', pageSince(new Date().toISOString())],
      ['off', PAGE],
      ['show', PAGE],
    ] as const) {
      const run = await play(maintenance(wanted, behindRules([APP, page])))
      expect(run.exitCode).toBe(0)
      expect([...movesOf(run), run.callsOf('AddTags')]).toEqual([0])
      expect(run.summary).toContain('Nothing was changed')
    }
  })

  test('one that is on without a time gets one', async () => {
    const run = await play(maintenance('on', behindRules([APP, { ...PAGE, Priority: '1' }])))
    expect(run).toMatchObject({ exitCode: 0, outputs: { maintenance: 'on' } })
    expect([movesOf(run).length, run.callsOf('AddTags')]).toEqual([0, 1])
    expect(run.outputs['maintenance-since'] ?? '').not.toBe('')
  })

  test('a dry run only shows it', async () => {
    const run = await play(maintenance('on', { ...behindRules([APP, PAGE]), inputs: { 'dry-run': 'true' } }))
    expect(run).toMatchObject({ exitCode: 0, outputs: { maintenance: 'off' } })
    expect(movesOf(run)).toEqual([])
  })
})

describe('nothing is changed where', () => {
  const OTHER = ruleOf({ Priority: '1', Conditions: pathOf('/admin/*'), Actions: elsewhere })

  test.each([
    ['another rule has the priority', [APP, PAGE, OTHER], 'another rule has priority 1', '/c (path /admin/*)'],
    [
      'no rule has the tag',
      [APP, { ...PAGE, tags: {} }],
      'no rule has the tag',
      `aws elbv2 add-tags --resource-arns ${PAGE_ARN}`,
    ],
    [
      'several have it',
      [APP, PAGE, { ...PAGE, RuleArn: `${PAGE_ARN}2`, Priority: '48000' }],
      '2 rules have the tag',
      `${PAGE_ARN}2`,
    ],
  ])('%s', async (_, rules, headline, detail) => {
    const run = await play(maintenance('on', behindRules(rules)))
    expect(run.exitCode).toBe(1)
    expect(headlineOf(run)).toContain(headline)
    expect(run.log).toContain(detail)
    expect([...movesOf(run), run.callsOf('AddTags')]).toEqual([0])
  })

  test('the listener leads to the service by its default action, so the page cannot be off', async () => {
    const defaults = [{ Type: 'forward' as const, TargetGroupArn: APP.Actions?.[0]?.TargetGroupArn ?? '' }]
    const run = await play(maintenance('off', behindRules([PAGE], defaults)))
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('by its default action')
    expect(movesOf(run)).toEqual([])
  })

  test.each(['SetRulePriorities', 'AddTags', 'DescribeTags'])(
    'the role lacks elasticloadbalancing:%s',
    async (operation) => {
      const run = await play({ ...maintenance('on'), faults: [denied(operation)] })
      expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_ACCESS_DENIED' } })
      expect(run.log).toContain(`elasticloadbalancing:${operation}`)
      expect(run.summary).not.toContain('was switched on')
      expect(run.callsOf('SetRulePriorities')).toBe(operation === 'SetRulePriorities' ? 1 : 0)
    },
  )
})

describe('a page that is on is noticed', () => {
  const LONG_AGO = '2026-01-02T03:04:05.000Z'

  test('by `show`, which fails when it has been on for too long', async () => {
    const run = await play(maintenance('show', behindRules([APP, pageSince(LONG_AGO)])))
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { 'error-code': 'E_MAINTENANCE_LONG', maintenance: 'on', 'maintenance-since': LONG_AGO },
    })
    expect(run.log).toContain('on since 2026-01-02 03:04 UTC')
    expect(movesOf(run)).toEqual([])
  })

  test('by `show`, where nothing says since when', async () => {
    const run = await play(maintenance('show', behindRules([APP, { ...PAGE, Priority: '1' }])))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_MAINTENANCE_LONG', maintenance: 'on' } })
  })

  test.each([
    ['ship', {}],
    ['ship', { 'dry-run': 'true' }],
    ['rollback', { 'rollback-to': '1', 'dry-run': 'true' }],
  ])('by a run of %s %j, which goes on', async (pipeline, inputs) => {
    const run = await play({
      ...behindRules([APP, pageSince(LONG_AGO)]),
      ...(pipeline === 'rollback' ? { revisions: [{}, {}] } : {}),
      settings: JSON.stringify({ verify: false }),
      inputs: { pipeline, ...inputs },
    })
    expect(run).toMatchObject({ exitCode: 0, outputs: { maintenance: 'on', 'maintenance-since': LONG_AGO } })
    expect(run.log).toContain('the sorry page of web is on since 2026-01-02 03:04 UTC')
    expect(run.summary).toContain('The sorry page of `web` is on since 2026-01-02 03:04 UTC')
  })

  test('and one that leaves something to the service says what', async () => {
    const more = ruleOf({ Priority: '200', Conditions: pathOf('/api/*') })
    const narrow = { ...PAGE, Conditions: pathOf('/shop/*') }
    const run = await play(maintenance('on', behindRules([{ ...APP, Conditions: pathOf('/shop/*') }, more, narrow])))
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('the sorry page of web does not answer for path /api/* of HTTPS:443')
  })
})
