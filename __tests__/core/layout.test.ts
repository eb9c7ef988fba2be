import { describe, expect, test } from '@jest/globals'
import type { Flow } from '../../src/core/flow.ts'
import { layOut } from '../../src/core/layout.ts'
import { stageOf, type TestPorts } from '../support/flow-play.ts'

type TestFlow = Flow<TestPorts>
const nothing = () => ({})

describe('layOut', () => {
  const placed = (pipeline: (flow: TestFlow) => unknown) =>
    layOut<TestPorts, object>(pipeline, {}).steps.map(({ id, subject }) => [id, subject])

  test('ids carry the key where there are several items, and the subject is always the key', () => {
    const services =
      (...keys: string[]) =>
      (flow: TestFlow) =>
        flow.each(
          keys.map((key) => ({ key })),
          (own) => own.stage(stageOf('deploy'), {}, nothing),
        )
    expect(placed(services('orders', 'billing'))).toEqual([
      ['deploy orders', 'orders'],
      ['deploy billing', 'billing'],
    ])
    expect(placed(services('orders'))).toEqual([['deploy', 'orders']])
  })

  test('two stages of one id, and nodes of another pipeline, are defects', () => {
    const twice = (flow: TestFlow) => [1, 2].map(() => flow.stage(stageOf('deploy'), {}, nothing))
    expect(() => placed(twice)).toThrow("two stages have the id 'deploy'")
    expect(
      placed((flow) => [
        flow.stage(stageOf('deploy'), {}, nothing),
        flow.named('restore').stage(stageOf('deploy'), {}, nothing),
      ]),
    ).toHaveLength(2)
    const strange = (flow: TestFlow) => flow.stage(stageOf('push'), { built: { id: 'build' } }, nothing)
    expect(() => placed(strange)).toThrow("'push' names 'build', which is not in its pipeline")
  })
})
