/** The shipped bundle and what a container printed before it failed: shown in log, summary and record, and read for the cause. */
import { expect, jest, test } from '@jest/globals'
import { breakerRollsBack, neverConverges } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TOKEN } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' }
const logConfiguration = { logDriver: 'awslogs', options }
const taskDefinition = { containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128, logConfiguration }] }

const HOSTILE = [
  'starting',
  `connecting with ${TOKEN}`,
  '::error title=forged::nothing is wrong',
  '\u001B[31mfatal\u001B[0m: no database',
  '``` </details> | [a](https://example.com)',
]

test('the last lines are in log, summary and run file, without secrets, commands or control characters', async () => {
  const scenario = breakerRollsBack({ kind: 'exits', exitCode: 3, logs: HOSTILE })
  const { log, summary, record } = await play({
    scenario,
    taskDefinition,
    comparisons: {},
    inputs: { 'github-token': TOKEN },
  })
  const place = /log group \/ecs\/web, stream web\/app\/[0-9a-f]{32}/u
  for (const shown of [log, summary, JSON.stringify(record)]) {
    expect(shown).toMatch(place)
    expect(shown).toContain('starting')
    expect(shown).toContain('connecting with ***')
    expect(shown).toContain('no database')
  }
  const read = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  for (const shown of [read.join('\n'), summary, JSON.stringify(record)]) expect(shown).not.toContain(TOKEN)
  expect(read.filter((line) => line.startsWith('::error title=forged'))).toEqual([])
  for (const shown of [log, summary]) expect(shown).not.toContain('\u001B[31m')
  // The block around the lines is closed by nothing in them.
  expect(summary).toMatch(/^````text\nstarting\n[^]*```[^\n]*<\/details>[^\n]*\n````$/mu)
})

test('an image for another CPU is named by the one line of its container, and given up at the second task', async () => {
  const logs = ['exec /bin/serve: exec format error']
  const { summary, aws } = await play({
    scenario: neverConverges({ kind: 'exits', exitCode: 1, logs }),
    taskDefinition,
  })
  expect(summary.split('\n')[0]).toMatch(
    / Deployment failed: image `hello` is built for another CPU \(2 of 2 tasks\); rolled back to `hello:1`$/u,
  )
  const timeOf = (name: string): number => aws.requests.find(({ operation }) => operation === name)?.time ?? NaN
  expect(timeOf('StopServiceDeployment') - timeOf('UpdateService')).toBeLessThanOrEqual(80_000)
})
