import { expect, test } from '@jest/globals'
import type { ShipResults } from '../../src/pipelines/ship.ts'
import { recordedResult, type StageResults } from '../../src/report/results.ts'

/** Holds at compile time: what the pipeline's stages give is what the reports read. */
type Holds<Claim extends true> = Claim
export type SameStages = Holds<[keyof ShipResults] extends [keyof StageResults] ? true : false>
export type SameShapes = Holds<ShipResults extends Pick<StageResults, keyof ShipResults> ? true : false>

test('a result is kept under the id of its stage', () => {
  expect(recordedResult('gate', { kind: 'clean' })).toEqual({ gate: { kind: 'clean' } })
})
