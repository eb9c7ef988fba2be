/** Which platforms are the same, and which image the tasks of a task definition can run. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { checkRuntime, isForPlatform } from '../../../src/domain/image/platform.ts'
import type { ShipError } from '../../../src/errors/ship-error.ts'

test.each([
  ['linux/amd64', 'linux/amd64', true],
  ['linux/arm64', 'linux/amd64', false],
  ['linux/amd64', 'linux/arm64', false],
  // The config of an image names the variant or not, as its base image does.
  ['linux/arm64', 'linux/arm64/v8', true],
  ['linux/arm64/v8', 'linux/arm64', true],
  ['linux/arm', 'linux/arm/v7', true],
  ['linux/arm/v6', 'linux/arm', false],
  ['linux/arm/v6', 'linux/armel', true],
  ['linux/amd64', 'linux/amd64/v3', false],
  // As docker takes them.
  ['linux/amd64', 'linux/x86_64', true],
  ['linux/arm64', 'aarch64', true],
  ['linux/amd64', 'amd64', true],
  ['linux/amd64', ' LINUX/AMD64 ', true],
  ['linux/amd64', 'linux', true],
  ['windows/amd64', 'linux/amd64', false],
  ['linux/amd64', 'constructor', false],
])('an image of %s is for %s: %s', (built, asked, isSame) => {
  expect(isForPlatform(built, asked)).toBe(isSame)
})

const problem = (platform: string, facts: Partial<RegisterTaskDefinitionCommandInput>): ShipError | null => {
  try {
    const input = { family: 'web', containerDefinitions: [{ name: 'app' }], ...facts }
    checkRuntime({ input, source: 'task.json' }, { platforms: [platform], subject: 'the image is' })
    return null
  } catch (error) {
    return error as ShipError
  }
}

const FARGATE = { requiresCompatibilities: ['FARGATE' as const] }

describe('tasks run', () => {
  test.each<readonly [string, Partial<RegisterTaskDefinitionCommandInput>]>([
    ['linux/arm64', { runtimePlatform: { cpuArchitecture: 'ARM64' } }],
    ['linux/arm64/v8', { ...FARGATE, runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }],
    ['linux/amd64', FARGATE],
    ['windows/amd64', { ...FARGATE, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }],
    // On EC2 the instance decides.
    ['linux/arm64', {}],
    ['linux/arm64', { requiresCompatibilities: ['EC2'] }],
    ['linux/arm64', { requiresCompatibilities: ['EC2', 'FARGATE'] }],
    ['linux/arm64', { runtimePlatform: { operatingSystemFamily: 'LINUX' } }],
  ])('%s with %j', (platform, facts) => {
    expect(problem(platform, facts)).toBeNull()
  })

  test.each<readonly [string, Partial<RegisterTaskDefinitionCommandInput>, string]>([
    ['linux/amd64', { runtimePlatform: { cpuArchitecture: 'ARM64' } }, 'linux/arm64 (`runtimePlatform`)'],
    ['linux/arm64', FARGATE, 'linux/amd64 (the default of Fargate)'],
    ['linux/arm64', { ...FARGATE, runtimePlatform: { operatingSystemFamily: 'LINUX' } }, 'linux/amd64 (`runtimePl'],
    ['linux/amd64', { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' } }, 'windows (`runtime'],
  ])('not %s with %j', (platform, facts, wanted) => {
    const error = problem(platform, facts)
    expect(error).toMatchObject({ code: 'E_PLATFORM', kind: 'input' })
    expect(error?.message).toContain(`the image is ${platform}, but the tasks of task.json run on ${wanted}`)
  })
})
