/** Services of one run that share a definition: one registration, whoever comes first, and whatever becomes of it. */
import { describe, expect, test } from '@jest/globals'
import { deploy, DRAFT, lines } from '../../support/deploy-play.ts'
import { OUR_TASK_DEFINITION, refusal, SERVICE } from '../../support/fake-ecs.ts'

const otherDraft = { ...DRAFT, input: { ...DRAFT.input, cpu: '512' } }
/** What ECS makes the same revision of. */
const sameDraft = { source: 'worker.json', input: { ...DRAFT.input, networkMode: 'bridge' as const } }

describe('two services of a run', () => {
  test('with the same definition register it once, and both are updated', async () => {
    const run = {}
    lines.length = 0
    const [first, second] = await Promise.all([deploy({}, { run }), deploy({}, { run, taskDefinition: sameDraft })])
    expect([first.registered, second.registered]).toEqual([[DRAFT.input], []])
    expect([...first.updates, ...second.updates].map(({ taskDefinition }) => taskDefinition)).toEqual([
      OUR_TASK_DEFINITION,
      OUR_TASK_DEFINITION,
    ])
    expect(second.notes).toEqual([
      ['service', 'changed'],
      ['deployment', 'changed'],
    ])
    expect(lines.join('\n')).toContain(`the same definition as that of ${SERVICE}: uses ${OUR_TASK_DEFINITION}`)
  })

  test('with different definitions register both', async () => {
    const run = {}
    const [first, second] = await Promise.all([deploy({}, { run }), deploy({}, { run, taskDefinition: otherDraft })])
    expect([first.registered.length, second.registered.length]).toEqual([1, 1])
  })

  test('one after the other: the second one comes long after the first', async () => {
    const run = {}
    await deploy({}, { run })
    const { registered, result } = await deploy({}, { run })
    expect({ registered, kind: result?.kind }).toEqual({ registered: [], kind: 'started' })
  })

  test('a registration that fails is not tried again, and each of its services fails with its cause', async () => {
    const run = {}
    const register = refusal('RegisterTaskDefinition', 'ClientException')
    const [first, second] = await Promise.all([deploy({ register }, { run }), deploy({}, { run })])
    expect(first.error).toMatchObject({ code: 'E_REGISTER' })
    expect(second.error).toBe(first.error)
    expect(second).toMatchObject({ registered: [], updates: [], notes: [] })
  })
})

test('two runs register twice', async () => {
  const [first, second] = [await deploy(), await deploy()]
  expect([first.registered.length, second.registered.length]).toEqual([1, 1])
})
