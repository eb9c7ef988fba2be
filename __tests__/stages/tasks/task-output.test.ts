/** A one-off task while it runs: its output, its time, a cancel. */
import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { refusal } from '../../support/fake-ecs.ts'
import { DEFINITION, playTask, stoppedTask, TASK_ARN, TASK_ID } from '../../support/task-play.ts'

const RUNNING = { taskArn: TASK_ARN, lastStatus: 'RUNNING' }

describe('a task that goes on', () => {
  test('is stopped when its time is over', async () => {
    const { error, stops, result, seconds, notes } = await playTask({
      seen: () => RUNNING,
      task: { timeoutMinutes: 1 },
    })
    expect([error?.code, seconds]).toEqual(['E_TASK_TIMED_OUT', 60])
    expect(error?.message).toContain('did not end within 1 min; it was stopped; the service was not changed')
    expect(stops).toEqual([TASK_ARN])
    expect(result?.kind).toBe('stopped')
    expect(notes).toEqual([
      ['task', 'changed'],
      ['task', 'changed'],
    ])
  })

  test('that cannot be stopped', async () => {
    const stop = refusal('StopTask', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const { error, result } = await playTask({ seen: () => RUNNING, stop })
    expect(error?.message).toContain('it could not be stopped and continues')
    expect(result?.kind).toBe('left-running')
  })

  test('is left running by a cancelled run, which says so', async () => {
    const clock = makeFakeClock()
    clock.abortAt(30_000, fault('E_CANCELLED', { message: 'the run was cancelled (SIGINT)' }))
    const { error, stops, result, lines } = await playTask({ seen: () => RUNNING, clock })
    expect([error?.code, result?.kind]).toEqual(['E_CANCELLED', 'left-running'])
    expect(error?.hint).toBe(`Task ${TASK_ID} continues: look at it in ECS.`)
    expect(lines.at(-1)).toBe(`task ${TASK_ID} continues without this run`)
    expect(stops).toEqual([])
  })
})

describe('its output', () => {
  const seen = (seconds: number) => (seconds < 60 ? RUNNING : stoppedTask({ web: 0 }))

  test('is shown as it comes, each line once, the last ones after its end', async () => {
    const printed = (seconds: number) => ['one', ...(seconds > 20 ? ['two'] : []), ...(seconds > 61 ? ['three'] : [])]
    const { lines } = await playTask({ seen, printed })
    expect(lines.filter((line) => ['one', 'two', 'three'].includes(line))).toEqual(['one', 'two', 'three'])
  })

  test('without end is cut, and the place of the rest said', async () => {
    const { lines } = await playTask({ seen, printed: () => Array.from({ length: 3000 }, () => 'x') })
    expect(lines.filter((line) => line === 'x')).toHaveLength(2000)
    expect(lines).toContain(
      `more than 2000 lines; the others are in log group /ecs/web, stream web/web/${TASK_ID}, region eu-west-1`,
    )
  })

  test.each([
    ['the right to read it is missing', refusal('GetLogEvents', 'AccessDeniedException', 'E_ACCESS_DENIED')],
    ['its stream does not exist', refusal('GetLogEvents', 'ResourceNotFoundException')],
    ['AWS has a fault', refusal('GetLogEvents', 'ThrottlingException')],
  ])('does not matter for the task where %s', async (_, error) => {
    const { result, lines } = await playTask({ seen, printed: () => error })
    expect(result?.kind).toBe('succeeded')
    expect(lines.filter((line) => line.includes('grant logs:GetLogEvents'))).toHaveLength(
      error.code === 'E_ACCESS_DENIED' ? 1 : 0,
    )
  })

  test('of another driver: where it is', async () => {
    const container = { name: 'web', image: 'web:1', logConfiguration: { logDriver: 'splunk' } } as const
    const definition = { ...DEFINITION, input: { ...DEFINITION.input, containerDefinitions: [container] } }
    const { lines, result } = await playTask({ input: { definition } })
    expect(lines).toContain('its output is not shown here: its log driver is splunk')
    expect(result?.log).toBeNull()
  })
})
