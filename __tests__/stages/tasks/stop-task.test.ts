/** What a cancelled run does with a task that it is to stop. */
import { expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import { stopTask } from '../../../src/stages/tasks/stop-task.ts'
import { CLUSTER } from '../../support/fake-ecs.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'
import { TASK_ARN } from '../../support/task-play.ts'

const STAGE = 'run-before migrate'
const START = { kind: 'task', action: 'start', cluster: CLUSTER, task: STAGE, taskArn: null } as const

/** The journal has the start of the task in this state. */
const play = async (state: 'unknown' | 'changed' | 'unchanged' | 'none', listed: readonly string[] = []) => {
  const stops: (string | undefined)[] = []
  const asked: (string | undefined)[] = []
  const journalOf = makeJournal(() => undefined)
  const noted = state === 'none' ? null : journalOf(STAGE).aboutTo(START)
  if (state === 'changed') noted?.changed({ ...START, taskArn: TASK_ARN })
  if (state === 'unchanged') noted?.unchanged()
  const ecs = onlyThese<'ecs'>({
    stopTask: ({ task }) => {
      stops.push(task)
      return Promise.resolve({ $metadata: {} })
    },
    listTasks: ({ startedBy }) => {
      asked.push(startedBy)
      return Promise.resolve({ $metadata: {}, taskArns: [...listed] })
    },
  })
  const run = { runId: '4711', runAttempt: 1, sha: 'a'.repeat(40) }
  const log = { info: () => undefined, warning: () => undefined, debug: () => undefined }
  const result = await stopTask.run(
    { stage: STAGE, identity: { cluster: CLUSTER, task: STAGE, run } },
    { target: sessionOf({ ecs }), journal: journalOf(`stop ${STAGE}`), log },
  )
  return { result, stops, asked }
}

test('the task that was started is stopped', async () => {
  expect(await play('changed')).toEqual({
    result: { kind: 'stopped', taskArn: TASK_ARN },
    stops: [TASK_ARN],
    asked: [],
  })
})

test('one whose start has no known reply is looked for by what started it', async () => {
  const startedBy = 'ship-to-ecs/4711-1/run-before-migrate'
  expect(await play('unknown', [TASK_ARN])).toMatchObject({ stops: [TASK_ARN], asked: [startedBy] })
  expect(await play('unknown')).toMatchObject({ result: { kind: 'none' }, stops: [] })
})

test.each(['unchanged', 'none'] as const)('of a start that was %s nothing is stopped', async (state) => {
  expect(await play(state)).toEqual({ result: { kind: 'none' }, stops: [], asked: [] })
})
