/** The shipped bundle on a runner whose temporary folder cannot be used: a clear error, no bug, and nothing is changed. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

test('the folder is named with what to do', async () => {
  const run = await play({ environment: { RUNNER_TEMP: '/dev/null' } })
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'error-code': 'E_TEMPORARY_FOLDER' } })
  expect(run.log).toContain('no folder can be made in the temporary folder /dev/null')
  expect(run.summary).toContain('Set RUNNER_TEMP to a folder that can be written')
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
})
