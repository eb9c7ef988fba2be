import { expect, test } from '@jest/globals'
import { findCredentials } from '../../src/stages/credentials.ts'
import { recordingLog } from '../support/recording-log.ts'
import { sessionOf } from '../support/session.ts'

test.each(['present', 'missing'] as const)('credentials that are %s', async (kind) => {
  const target = { ...sessionOf({}), credentials: () => Promise.resolve(kind) }
  await expect(findCredentials.run({}, { target, log: recordingLog() })).resolves.toEqual({ kind })
})

test('those that are configured and cannot be had fail the stage', async () => {
  const target = { ...sessionOf({}), credentials: () => Promise.reject(new Error('expired')) }
  await expect(findCredentials.run({}, { target, log: recordingLog() })).rejects.toThrow('expired')
})
