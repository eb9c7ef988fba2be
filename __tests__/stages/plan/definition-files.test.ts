import { describe, expect, test } from '@jest/globals'
import type { PlanInput } from '../../../src/stages/plan/plan-input.ts'
import { checkDefinitions, type CheckedDefinitions } from '../../../src/stages/plan/definition-files.ts'
import { plan, target, TASK_FILE, type Account } from '../../support/plan-play.ts'
import { VALUES } from '../../support/values-play.ts'

const check = (input: PlanInput, facts: Partial<Account>) => {
  const { ports, calls, asked } = plan(input, facts)
  const run = (): Promise<CheckedDefinitions> => checkDefinitions.run(input, ports)
  return { run, calls, asked }
}

const file = (container: object, rest: object = {}): Partial<Account> => ({
  files: {
    [TASK_FILE]: JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'app', ...container }], ...rest }),
  },
})

describe('a task definition that is a file, without AWS', () => {
  test('is judged by the lint, and AWS is not asked', async () => {
    const input = { ...target(), values: VALUES }
    const { run, calls, asked } = check(input, file({ memory: 64, user: 'root', image: '${ssm:/image}' }))
    const { services } = await run()
    expect(services).toEqual([{ serviceName: 'web', lint: expect.any(Array) }])
    expect(services.flatMap(({ lint }) => lint.map(({ rule }) => rule))).toContain('ECS.20')
    expect([...calls, ...asked]).toEqual([])
  })

  test('fails with everything that is wrong', async () => {
    const { run } = check({ ...target(), values: VALUES }, file({ memroy: 64 }, { famly: 'x' }))
    await expect(run()).rejects.toMatchObject({
      code: 'E_TASK_DEFINITION_INVALID',
      message: expect.stringMatching(/memroy[^]*famly/u),
    })
  })

  test('is not read where it is in ECS, or not set', async () => {
    const inEcs = target({ taskDefinition: { kind: 'ecs', reference: 'web' } })
    await expect(check(inEcs, {}).run()).resolves.toEqual({ services: [] })
    await expect(check({ ...target(), missing: ['task-definition'] }, { files: {} }).run()).resolves.toEqual({
      services: [],
    })
  })
})
