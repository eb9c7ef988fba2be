import { expect, test } from '@jest/globals'
import { comparePlatform } from '../../src/stages/platform.ts'
import { recordingLog } from '../support/recording-log.ts'

const runtimePlatform = { cpuArchitecture: 'ARM64' as const }
const input = { family: 'web', containerDefinitions: [{ name: 'app' }], runtimePlatform }
const services = [{ taskDefinition: { input, source: 'task.json' } }]

test('an image that the tasks can run', async () => {
  const compared = comparePlatform.run({ platforms: ['linux/arm64'], services }, { log: recordingLog() })
  await expect(compared).resolves.toEqual({ platform: 'linux/arm64' })
})

test('an image that they cannot run fails the stage', async () => {
  const compared = comparePlatform.run({ platforms: ['linux/amd64'], services }, { log: recordingLog() })
  await expect(compared).rejects.toMatchObject({ code: 'E_PLATFORM' })
})
