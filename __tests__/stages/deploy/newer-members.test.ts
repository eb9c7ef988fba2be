/** Members of a task definition that the model of ECS lacks: the reply to RegisterTaskDefinition proves that they have arrived. */
import { expect, test } from '@jest/globals'
import { deploy, DRAFT } from '../../support/deploy-play.ts'
import { OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'

const containerDefinitions = [{ name: 'web', newer: { a: 1 } }]
const taskDefinition = { ...DRAFT, input: { family: 'web', containerDefinitions } }

test('ECS has kept them: the service is updated', async () => {
  const { result } = await deploy({ kept: { containerDefinitions } }, { taskDefinition })
  expect(result).toMatchObject({ kind: 'started' })
})

test('ECS has not kept one: the service is not updated', async () => {
  const kept = { containerDefinitions: [{ name: 'web' }] }
  const { error, updates, notes } = await deploy({ kept }, { taskDefinition })
  expect(error).toMatchObject({ code: 'E_REGISTER' })
  expect(error?.message).toBe(
    `ECS registered ${OUR_TASK_DEFINITION} without members of task-definition.json that are newer than this version of ship-to-ecs: containerDefinitions[web].newer`,
  )
  expect(updates).toEqual([])
  expect(notes).toEqual([['revision', 'changed']])
})
