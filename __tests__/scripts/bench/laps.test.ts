import { describe, expect, test } from '@jest/globals'
import { compared, type Lap } from '../../../scripts/bench/laps.ts'

const action = (wholeMs: number, change: Lap['steps'] = {}): Lap => ({
  steps: { build: 10, trivy: 4, dockle: 2, push: 5, wait: 6, ...change },
  wholeMs,
})

const tools = (wholeMs: number): Lap => ({
  steps: { build: 8, save: 2, trivy: 3, dockle: 5, push: 5, wait: 3 },
  wholeMs,
})

/** The cells of the row of that name. */
const rowOf = (table: string, name: string): readonly string[] | undefined =>
  table
    .split('\n')
    .find((line) => line.slice(0, 52).trim() === name)
    ?.slice(52)
    .trim()
    .split(/\s+/)

describe('the comparison of a bench', () => {
  const table = compared(
    new Map([
      ['action', [action(30_000), action(90_000, { trivy: 9 }), action(26_000, { trivy: 1 })]],
      ['tools', [tools(40_000), tools(20_000), tools(28_000)]],
    ]),
  )

  test.each([
    ['', ['action', 'tools', 'action/tools']],
    ['build and save', ['10.0', '10.0', '1.00']],
    ['trivy', ['4.0', '3.0', '1.33']],
    // The longer scan counts, which is not the same one on both sides.
    ['longest chain: build, save, the longer scan, push', ['19.0', '20.0', '0.95']],
    ['whole run without wait', ['24.0', '25.0', '0.96']],
    ['whole run', ['30.0', '28.0', '1.07']],
    ['whole run without wait, beside the longest chain', ['24.0', '20.0', '1.20']],
  ])('%j is of medians, with the ratio to the tools', (name, cells) => {
    expect(rowOf(table, name)).toEqual(cells)
  })

  test('has two columns more for the action of another commit, whoever went first', () => {
    const laps = new Map([
      ['tools', [tools(20_000)]],
      ['before', [action(40_000)]],
      ['action', [action(30_000)]],
    ])
    const three = compared(laps)
    expect(rowOf(three, '')).toEqual(['before', 'action', 'tools', 'before/tools', 'action/tools'])
    expect(rowOf(three, 'whole run')).toEqual(['40.0', '30.0', '20.0', '2.00', '1.50'])
  })
})
