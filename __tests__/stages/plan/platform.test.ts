import { describe, expect, test } from '@jest/globals'
import { plan, TASK_FILE, target } from '../../support/plan-play.ts'

describe('the platform that is set', () => {
  const files = {
    [TASK_FILE]:
      '{"family":"web","runtimePlatform":{"cpuArchitecture":"ARM64"},"containerDefinitions":[{"name":"app","memory":128}]}',
  }

  test('is compared with that of the tasks before anything is built', async () => {
    const error = await plan({ ...target(), platforms: ['linux/amd64'] }, { files }).failure()
    expect(error).toMatchObject({
      code: 'E_PLATFORM',
      message: '`platforms` is linux/amd64, but the tasks of task.json run on linux/arm64 (`runtimePlatform`)',
      hint: 'Set `platforms: linux/arm64`, or `runtimePlatform` of the task definition.',
    })
  })

  test.each([['linux/arm64'], ['linux/arm64/v8'], [], ['linux/amd64', 'linux/arm64']])(
    'is right as %s',
    async (...platforms) => {
      await expect(plan({ ...target(), platforms }, { files }).run()).resolves.toMatchObject({ services: [{}] })
    },
  )
})
