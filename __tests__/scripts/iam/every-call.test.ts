/** Every call that the program can make is one that a scenario makes: only such a call is recorded, and only what is recorded is granted. */
import { expect, test } from '@jest/globals'
import { RECORDED_CALLS } from '../../../scripts/iam/recorded-calls.ts'
import { SERVICES } from '../../../src/ports/aws-calls/aws-services.ts'

/** STS asks for no permission. */
const OF_NOBODY = ['sts:AssumeRoleWithWebIdentity', 'sts:GetCallerIdentity']

test.each(Object.entries(SERVICES))('each call to %s is recorded', async (service, load) => {
  const commands = Object.keys(await load()).filter((name) => name.endsWith('Command'))
  const actions = commands.map((name) => `${service}:${name.slice(0, -'Command'.length)}`)
  const recorded = new Set([...RECORDED_CALLS.map(({ action }) => action), ...OF_NOBODY])
  expect(actions.length).toBeGreaterThan(0)
  expect(actions.filter((action) => !recorded.has(action))).toEqual([])
})
