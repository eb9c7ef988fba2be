/** The shipped bundle on a runner whose temporary folder cannot be used: a clear error, no bug, and nothing is changed. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

test.each(['/dev/null', '/proc/x/y'])('the folder %s is named with what to do', async (folder) => {
  const run = await play({ environment: { RUNNER_TEMP: folder } })
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'error-code': 'E_TEMPORARY_FOLDER' } })
  expect(run.log).toContain(`no folder can be made in the temporary folder ${folder}`)
  expect(run.summary).toContain('Set RUNNER_TEMP to a folder that can be written')
  // Not even an image is built.
  expect(run.outputs['image-digest']).toBeUndefined()
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
})
