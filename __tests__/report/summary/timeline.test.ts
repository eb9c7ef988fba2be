import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { fitted } from '../../../src/report/summary/markdown-blocks.ts'
import { timeline } from '../../../src/report/summary/timeline.ts'
import { hostile } from '../../support/hostile-text.ts'
import { SAMPLES } from '../../support/sample-records.ts'

const chartOf = (record: RunRecord): readonly string[] => fitted(timeline(record), Infinity).split('\n')

describe('timeline', () => {
  test('a bar for each stage that ran, at the UTC time of day, in the colour of its result', () => {
    const chart = chartOf(SAMPLES['rolled-back'])
    expect(chart.slice(0, 7)).toEqual([
      '```mermaid',
      'gantt',
      '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
      '  axisFormat %H:%M:%S',
      '  todayMarker off',
      '  section tag',
      '  0.0 s :done, 2001-01-10 08:00:00.000, 2001-01-10 08:00:00.010',
    ])
    expect(chart.slice(-7)).toEqual([
      '  section wait',
      '  61.4 s :crit, 2001-01-10 08:00:27.000, 2001-01-10 08:01:28.400',
      '  section roll-back',
      '  0.0 s :done, 2001-01-10 08:01:28.400, 2001-01-10 08:01:28.410',
      '```',
      '',
      '',
    ])
    expect(chart.join('\n')).not.toContain('confirm')
    expect(chartOf(SAMPLES.cancelled)).toContain('  61.4 s :active, 2001-01-10 08:00:27.000, 2001-01-10 08:01:28.400')
  })

  test('goes on to the next day after midnight', () => {
    const [stage] = SAMPLES.success.stages
    if (stage === undefined) throw new Error('no stage')
    const at = Date.UTC(2026, 10, 21, 23, 59, 59)
    const chart = chartOf({
      ...SAMPLES.success,
      startedAt: at,
      stages: [{ ...stage, startedAt: at, durationMs: 2000 }],
    })
    expect(chart).toContain('  2.0 s :done, 2001-01-10 23:59:59.000, 2001-01-11 00:00:01.000')
  })

  test('nothing when no stage ran', () => {
    expect(timeline(SAMPLES['wrong-inputs'])).toEqual([])
  })

  test('no key of a service gets out of its line, nor out of the chart', () => {
    const shape = chartOf(SAMPLES.success).map((line) => line.replace(/(?<=section ).*/u, 'x'))
    fc.assert(
      fc.property(hostile, (key) => {
        const stages = SAMPLES.success.stages.map((stage) => ({ ...stage, id: `${stage.id} ${key}` }))
        const chart = chartOf({ ...SAMPLES.success, stages })
        expect(chart.map((line) => line.replace(/(?<=section ).*/u, 'x'))).toEqual(shape)
        for (const line of chart.filter((line) => line.startsWith('  section')))
          expect(line).toMatch(/^ {2}section [\p{L}\p{N} ._/-]{1,40}$/u)
      }),
    )
  })
})
