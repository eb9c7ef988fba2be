/** The shipped bundle and a family with members that are newer than the SDK: they arrive in the new revision, and are compared. */
import { expect, jest, test } from '@jest/globals'
import { playShip, type ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const FAMILY: ShipPlay = {
  inputs: { 'task-definition': 'hello' },
  newerMembers: ['newerLimit', 'newerMode'],
  registered: {
    newerMode: { size: [1, ''] },
    containerDefinitions: [
      { name: 'app', image: 'placeholder', memory: 128, healthCheck: { command: ['x'], newerLimit: 7 } },
    ],
  },
}

test('they arrive in the revision that is registered', async () => {
  const { exitCode, aws, log } = await playShip(FAMILY)
  expect(exitCode).toBe(0)
  const request = aws.requests.find(({ operation }) => operation === 'RegisterTaskDefinition')
  expect(request?.input).toMatchObject({
    newerMode: { size: [1, ''] },
    containerDefinitions: [{ healthCheck: { command: ['x'], newerLimit: 7 } }],
  })
  expect(log).toContain(
    'hello: kept as they are, because this version does not know them: containerDefinitions[app].healthCheck.newerLimit, newerMode',
  )
  expect(aws.schemaViolations).toEqual([])
})

test('a second run finds them in what runs, and changes nothing', async () => {
  const { exitCode, callsOf, outputs } = await playShip({ ...FAMILY, again: {} })
  expect(exitCode).toBe(0)
  expect(outputs['deployment-status']).toBe('unchanged')
  expect(callsOf('RegisterTaskDefinition')).toBe(0)
})

test('a file without them is another definition: the difference shows what goes', async () => {
  const { inputs: _, ...others } = FAMILY
  const { exitCode, log, callsOf } = await playShip(others)
  expect(exitCode).toBe(0)
  expect(log).toContain('newerMode:')
  expect(callsOf('RegisterTaskDefinition')).toBe(1)
})
