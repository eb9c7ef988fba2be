/** The shipped bundle deregisters old revisions after a deployment, where `keep-revisions` is set. */
import { expect, jest, test } from '@jest/globals'
import { breakerRollsBack } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

/** `hello:1` to `hello:5`; the service has the last one, and `hello:1` and `hello:3` completed before. The run registers `hello:6`. */
const HISTORY: ShipPlay = {
  revisions: [{ cpu: '256' }, { cpu: '512' }, { cpu: '1024' }, { cpu: '2048' }],
  service: { completedBefore: ['hello:1', 'hello:3'] },
  settings: 'keep-revisions: 1\n',
}

const deregisteredIn = ({ requests }: ShipPlayed): readonly unknown[] =>
  requests.flatMap(({ operation, input }) =>
    operation === 'DeregisterTaskDefinition' ? [(input as { readonly taskDefinition: string }).taskDefinition] : [],
  )

test('only what nothing has or could go back to', async () => {
  const run = await play(HISTORY)
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  expect(deregisteredIn(run)).toEqual([
    'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:2',
    'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:4',
  ])
  expect(run.log).toContain('deregistered hello:2, hello:4')
  expect(run.summary).toContain('2 revisions deregistered')
})

test.each(['ListClusters', 'DeregisterTaskDefinition'])(
  'without ecs:%s nothing is deregistered, and the run succeeds',
  async (operation) => {
    const denied = { kind: 'error', code: 'AccessDeniedException', message: 'is not authorized', status: 400 } as const
    const run = await play({ ...HISTORY, faults: [{ ...denied, service: 'ecs', operation }] })
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
    expect(run.log).toContain('no revision was deregistered: ')
    expect(run.log).toContain(`ecs:${operation}`)
  },
)

test.each<readonly [string, ShipPlay]>([
  ['without the setting', { ...HISTORY, settings: '' }],
  ['after a deployment that failed', { ...HISTORY, scenario: breakerRollsBack() }],
])('nothing is deregistered %s', async (_, given) => {
  expect(deregisteredIn(await play(given))).toEqual([])
})
