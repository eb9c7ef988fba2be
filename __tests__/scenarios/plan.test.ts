/** The shipped bundle shows what a deployment would change, and changes nothing. */
import { describe, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

/** Calls that change something in AWS; everything else reads. */
const CHANGES = /^(?:Register|Update|Put|Create|Delete|Deregister|Initiate|Upload|Complete|Run|Stop|Start|Tag)/

const play = useShipPlays(({ aws }) => {
  expect(aws.requests.map(({ operation }) => operation).filter((name) => CHANGES.test(name))).toEqual([])
})

describe('a dry run', () => {
  const dryRun = (given: ShipPlay = {}): Promise<ShipPlayed> =>
    play({ programs: 'missing', ...given, inputs: { 'dry-run': 'true', ...given.inputs } })

  test('without Docker: shows what would change in the service', async () => {
    const { exitCode, outputs, summary, log } = await dryRun({
      inputs: { 'desired-count': '3' },
      taskDefinition: {
        containerDefinitions: [
          {
            name: 'app',
            image: 'placeholder',
            memory: 256,
            environment: [{ name: 'API_TOKEN', value: 'hunter2-hunter2' }],
          },
        ],
      },
    })
    expect(exitCode).toBe(0)
    expect(summary.split('\n')[0]).toBe('## ✅ Plan: `web` would get a new image and 3 other changes')
    const text = [
      ' service:',
      '-  desiredCount: 1',
      '+  desiredCount: 3',
      ' containerDefinitions:',
      '   app:',
      '-    image: placeholder',
      `+    image: (to be built) ${outputs['registry']}/hello:${TAG}`,
      '-    memory: 128',
      '+    memory: 256',
      '+    environment:',
      '+      API_TOKEN: ***',
    ].join('\n')
    expect(summary).toMatch(
      /^`web` in cluster `demo` runs `hello:1` \(registered by assumed-role\/deploy\/session on [-\d]+ [:\d]+ UTC\)\. What/m,
    )
    expect(summary).toContain(` What would change:\n\n\`\`\`diff\n${text}\n\`\`\`\n`)
    for (const line of text.split('\n')) expect(log).toContain(line)
    expect(`${log}${summary}${JSON.stringify(outputs)}`).not.toContain('hunter2')
    expect(outputs).toMatchObject({ result: 'success', 'image-tag': TAG, repository: 'hello' })
    expect(JSON.parse(outputs['plan'] ?? '')).toMatchObject({
      web: { service: 'web', compared: 'compared', diff: text },
    })
    expect(summary).toContain('Nothing was changed.')
    expect(summary).not.toMatch(/scan|pushed|confirm/i)
  })

  test('of an image alone', async () => {
    const { summary } = await dryRun()
    expect(summary.split('\n')[0]).toBe('## ✅ Plan: `web` would get a new image')
  })

  test('of a family that ECS does not have names the nearest one', async () => {
    const { outputs, log } = await dryRun({ inputs: { 'task-definition': 'hallo' } })
    expect(outputs).toMatchObject({ 'error-code': 'E_TASK_DEFINITION_NOT_FOUND', 'failed-stage': 'plan' })
    expect(log).toContain("Did you mean 'hello'")
  })

  test('that finds problems is red', async () => {
    const { exitCode, outputs } = await dryRun({ inputs: { service: 'wbe' } })
    expect({ exitCode, stage: outputs['failed-stage'] }).toEqual({ exitCode: 1, stage: 'plan' })
  })
})
