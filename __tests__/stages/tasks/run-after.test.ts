/** What is different of a task after the deployment. */
import { expect, test } from '@jest/globals'
import { playTask, stoppedTask } from '../../support/task-play.ts'

test('a failure says nothing of the service, which was changed', async () => {
  const { error, requests } = await playTask({ occasion: 'run-after', seen: () => stoppedTask({ web: 2 }) })
  expect(error?.message.split('\n')[0]).toBe('`run-after migrate` failed: container `web` exited with code 2')
  expect(requests[0]?.startedBy).toBe('ship-to-ecs/4711-2/run-after-migrate')
})

test('the same command before and after are two tasks', async () => {
  const [before, after] = [await playTask(), await playTask({ occasion: 'run-after' })]
  expect(before.requests[0]?.clientToken).not.toBe(after.requests[0]?.clientToken)
})
