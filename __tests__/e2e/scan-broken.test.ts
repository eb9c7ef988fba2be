/** Real scanners that time out, are killed or write half a report: the committed action judges nothing, and says what to do. */
import { jest, test } from '@jest/globals'
import { BROKEN } from '../support/broken-cases.ts'
import { useWorld } from './checked-world.ts'
import { expectScan, play } from './scan-world.ts'

jest.setTimeout(240_000)

const checked = useWorld()

test.each(BROKEN)('$name', async (given) => {
  const run = await play(checked, given)
  expectScan(run, given.expected)
  await checked.nothingWasPushed()
})
