/** Unusable task definitions, given to the committed action: the error says what is wrong and where, before anything is changed. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces } from './failure.ts'

jest.setTimeout(120_000)

// Before the hook that closes the world.
afterEach(() => expectNoTraces(world()))
const { world, ship } = useWorld()

/** A checkout whose task definition has this text. */
const withTaskDefinition = async (name: string, text: string) => {
  const checkout = await world().checkout()
  await writeFile(join(checkout.folder, name), text)
  return { checkout, inputs: { 'task-definition': name } }
}

describe('the task definition', () => {
  const bad = { stage: 'plan', next: 'Fix' } as const

  test('that is not JSON: the error has line and column', async () => {
    const run = await ship(await withTaskDefinition('broken.json', '{\n  "family": "hello",\n  "cpu": oops\n}\n'))
    expectFailure(run, {
      ...bad,
      code: 'E_TASK_DEFINITION_SYNTAX',
      says: ['broken.json:3:10', 'invalid JSON'],
    })
  })

  test('that is not YAML: the error has line and column', async () => {
    const run = await ship(await withTaskDefinition('broken.yaml', 'family: hello\ncpu: "256\nmemory: 512\n'))
    const message = expectFailure(run, {
      ...bad,
      code: 'E_TASK_DEFINITION_SYNTAX',
      says: ['broken.yaml', 'invalid YAML'],
    })
    expect(message).toMatch(/\d+:\d+/)
  })

  test('with unknown keys: the error lists all of them, with the ones that were meant', async () => {
    const text = JSON.stringify({
      family: 'hello',
      requiresCompatibilites: ['FARGATE'],
      containerDefinitions: [{ name: 'app', image: 'x', enviroment: [] }],
    })
    const run = await ship(await withTaskDefinition('misspelt.json', text))
    expectFailure(run, {
      ...bad,
      code: 'E_TASK_DEFINITION_INVALID',
      says: ['requiresCompatibilites', 'requiresCompatibilities', 'enviroment', 'environment'],
    })
  })
})
