/** What the real scanners find beside vulnerabilities. Verdict, outputs, summary and SARIF of the committed action. */
import { jest, test } from '@jest/globals'
import { FOUND } from '../support/found-cases.ts'
import { useWorld } from './checked-world.ts'
import { expectScan, play } from './scan-world.ts'

jest.setTimeout(240_000)

const checked = useWorld()

test.each(FOUND)('$name', async (given) => {
  const run = await play(checked, given)
  expectScan(run, given.expected)
  await checked.nothingWasPushed()
})
