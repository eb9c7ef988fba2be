/** Wrong inputs and settings files, given to the committed action: one error with every problem, before anything runs. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces } from './failure.ts'

jest.setTimeout(120_000)

// Before the hook that closes the world.
afterEach(() => expectNoTraces(world()))
const { world, ship } = useWorld()

/** A checkout that has no settings of its own. */
const withoutSettings = async () => {
  const checkout = await world().checkout()
  await rm(join(checkout.folder, 'ship-to-ecs.yaml'))
  return checkout
}

describe('the inputs', () => {
  test('that are required and missing are all named in one error', async () => {
    const run = await ship({
      checkout: await withoutSettings(),
      inputs: { repository: '', cluster: '', service: '', 'task-definition': '', environment: '' },
    })
    expectFailure(run, {
      code: 'E_INPUT',
      says: ['`repository`', '`cluster`', '`service`', '`task-definition`'].map((name) => name.replaceAll('`', '')),
      next: 'Correct the listed settings',
    })
    expect(await world().recorder.calls()).toEqual([])
    expect(world().stack.aws.requests).toEqual([])
  })

  test('that are misspelt get the word that was meant, beside the ones that are missing', async () => {
    const run = await ship({
      checkout: await withoutSettings(),
      inputs: { cluster: '', 'trivy-severity': 'HIHG', 'wait-for-minutes': 'soon', 'dockle-exit-level': 'FATL' },
    })
    expectFailure(run, {
      code: 'E_INPUT',
      says: ['cluster', "'HIHG' is not one of", 'did you mean HIGH?', "'soon'", 'did you mean FATAL?'],
      next: 'Correct the listed settings',
    })
  })
})

describe('ship-to-ecs.yaml', () => {
  const withSettings = async (text: string) => {
    const checkout = await world().checkout()
    await writeFile(join(checkout.folder, 'ship-to-ecs.yaml'), text)
    return checkout
  }

  test('has every problem reported with line and column, at every depth, beside those of the inputs', async () => {
    const checkout = await withSettings(
      [
        'clutser: demo',
        'environments:',
        '  demo:',
        '    pull: maybe',
        '    secret-envs: {token: AWS_SESSION_TOKEN}',
        'services:',
        '  hello:',
        '    repository: hello',
        '',
      ].join('\n'),
    )
    const run = await ship({ checkout, inputs: { 'wait-for-minutes': 'soon' } })
    expectFailure(run, {
      code: 'E_INPUT',
      says: [
        "'soon' is not a whole number",
        "ship-to-ecs.yaml:1:1: 'clutser' is not a setting; did you mean cluster?",
        'ship-to-ecs.yaml:4:11: ',
        ", not 'maybe'",
        'ship-to-ecs.yaml:5:18: ',
        'only an input of the workflow can hand AWS_SESSION_TOKEN to the build',
        'ship-to-ecs.yaml:8:5: ',
        'it belongs to the image, which all services share',
      ],
      next: 'Correct the listed settings',
    })
    expect(await world().recorder.calls()).toEqual([])
  })

  test('without the environment that the workflow names says which ones there are', async () => {
    const checkout = await withSettings('environments: {production: {}, staging: {}}\n')
    const run = await ship({ checkout, inputs: { environment: 'prodution' } })
    expectFailure(run, {
      code: 'E_INPUT',
      says: ['(production, staging)', 'did you mean production?'],
      next: 'Correct the listed settings',
    })
    expect(world().stack.aws.requests).toEqual([])
  })
})

describe('build secrets', () => {
  test('that are not there are all named before anything is built', async () => {
    const run = await ship({ inputs: { secrets: 'a=', 'secret-envs': 'b=NOPE', 'secret-files': 'c=nope.txt' } })
    expectFailure(run, {
      code: 'E_INPUT',
      says: ["'a' is empty", "the variable NOPE of 'b' is not set", "the file nope.txt of 'c' does not exist"],
      next: 'Correct the listed settings',
    })
    expect(await world().recorder.calls()).toEqual([])
  })
})
