/** Several platforms through the shipped bundle: what cannot be built or run is one error before anything is written. */
import { describe, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const BOTH = 'linux/amd64\nlinux/arm64'
const SUITING = { runtimePlatform: { cpuArchitecture: 'ARM64' } }
const OTHER = { runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }

describe('nothing is built or pushed', () => {
  test.each<readonly [string, ShipPlay, string | undefined, string, string]>([
    [
      'where the builder cannot build for several platforms',
      { inputs: { platforms: BOTH }, taskDefinition: SUITING },
      'build',
      'E_BUILDX_NEEDED',
      '`platforms` needs buildx, which is not installed',
    ],
    [
      'where the platform of the tasks is not one of them',
      { inputs: { platforms: BOTH }, taskDefinition: OTHER },
      'plan',
      'E_PLATFORM',
      '`platforms` is linux/amd64, linux/arm64, but the tasks of task-definition.json run on windows/amd64',
    ],
    [
      'where one of them is none',
      { inputs: { platforms: 'linux/amd64\nlinux/arm65' } },
      undefined,
      'E_INPUT',
      "`platforms`: 'linux/arm65' is not a platform",
    ],
  ])('%s', async (_, given, stage, code, text) => {
    const run = await play({ ...given, docker: { build: "echo 'built' >&2; sleep 30" } })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ 'error-code': code, ...(stage === undefined ? {} : { 'failed-stage': stage }) })
    expect(run.log).toContain(text)
    expect(run.outputs).not.toHaveProperty('image-digest')
    expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
  })
})
