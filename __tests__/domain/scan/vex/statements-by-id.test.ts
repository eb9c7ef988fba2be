/** Statements are found by the vulnerability, in the order of the documents, and without looking at all of them for each finding. */
import { expect, test } from '@jest/globals'
import { statementsAbout, type VexStatement } from '../../../../src/domain/scan/vex/statements.ts'
import { fc } from '../../../support/fast-check.ts'

const statement = (ids: readonly string[], at = 0): VexStatement => ({
  ...{ ids, suppresses: 'yes', products: [], reason: 'r', owner: 'o', at, path: 'p' },
})

test('they are those that a look at each of them finds', () => {
  const anyIds = fc.array(fc.constantFrom('A', 'B', 'C', 'constructor'), { maxLength: 3 })
  fc.assert(
    fc.property(fc.array(anyIds), fc.constantFrom('A', 'B', 'constructor', 'toString'), (all, id) => {
      const statements = all.map((ids, at) => statement(ids, at))
      expect(statementsAbout(id, statements)).toEqual(statements.filter(({ ids }) => ids.includes(id)))
    }),
  )
})

test('a list is read once, however many findings there are', () => {
  let reads = 0
  const counted = Array.from({ length: 1_000 }, (_, n) => {
    const one = statement([])
    return Object.defineProperty({ ...one }, 'ids', {
      get: () => {
        reads += 1
        return [`CVE-${n}`]
      },
    })
  })
  for (let n = 0; n < 1_000; n += 1) expect(statementsAbout(`CVE-${n}`, counted)).toHaveLength(1)
  expect(reads).toBe(1_000)
})
