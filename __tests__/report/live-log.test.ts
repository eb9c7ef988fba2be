import { describe, expect, test } from '@jest/globals'
import { fault } from '../../src/errors/fault.ts'
import { logLines } from '../../src/report/hostile.ts'
import { makeLiveLog, type LiveLog } from '../../src/report/live-log.ts'

const recorded = (): { readonly live: LiveLog; readonly written: string[] } => {
  const written: string[] = []
  const live = makeLiveLog({
    linesOf: logLines,
    sink: {
      openGroup: (title) => written.push(`[ ${title}`),
      closeGroup: () => written.push(']'),
      line: (text) => written.push(text),
      warning: (text) => written.push(`warning ${text}`),
      debug: (text) => written.push(`debug ${text}`),
    },
  })
  return { live, written }
}

const start = (live: LiveLog, stage: string, at = 0): void =>
  live.event({ kind: 'started', stage, title: `do ${stage}`, at })
const succeed = (live: LiveLog, stage: string, at = 1000): void =>
  live.event({ kind: 'succeeded', stage, at, result: null })

describe('makeLiveLog', () => {
  test('one stage streams into its group, and its ending is outside', () => {
    const { live, written } = recorded()
    start(live, 'tag')
    live.logOf('tag').info('computed')
    expect(written).toEqual(['[ tag: do tag', 'computed'])
    succeed(live, 'tag', 1234)
    expect(written.slice(2)).toEqual([']', '✓ tag: 1.2 s'])
  })

  test('of two at once the older one streams, the other waits', () => {
    const { live, written } = recorded()
    start(live, 'build')
    start(live, 'scanners')
    live.logOf('scanners').info('s1')
    live.logOf('build').info('b1')
    live.logOf('scanners').warning('s2')
    succeed(live, 'build')
    live.logOf('scanners').debug('s3')
    succeed(live, 'scanners')
    expect(written).toEqual([
      '[ build: do build',
      'b1',
      ']',
      '✓ build: 1.0 s',
      '[ scanners: do scanners',
      's1',
      'warning s2',
      'debug s3',
      ']',
      '✓ scanners: 1.0 s',
    ])
  })

  test('of a stage that prints without end while it waits, the first and the last lines are kept', () => {
    const { live, written } = recorded()
    start(live, 'build')
    start(live, 'scanners')
    const line = 'x'.repeat(1000)
    for (let at = 0; at < 10_000; at += 1) live.logOf('scanners').info(`${at} ${line}`)
    succeed(live, 'build')
    expect(written.join('').length).toBeLessThan(2_000_000)
    expect(written.find((text) => text.startsWith('0 '))).toBe(`0 ${line}`)
    expect(written.at(-1)).toBe(`9999 ${line}`)
    expect(written.filter((text) => text.startsWith('…'))).toEqual([
      expect.stringMatching(/^… \d,\d{3} lines left out: only so many are kept while another stage has the log$/u),
    ])
  })

  test('those that have ended come out whole before the next one streams', () => {
    const { live, written } = recorded()
    for (const stage of ['a', 'b', 'c']) start(live, stage)
    live.logOf('b').info('b1')
    live.logOf('c').info('c1')
    succeed(live, 'c')
    expect(written).toEqual(['[ a: do a'])
    succeed(live, 'a')
    expect(written.slice(1)).toEqual([']', '✓ a: 1.0 s', '[ c: do c', 'c1', ']', '✓ c: 1.0 s', '[ b: do b', 'b1'])
  })

  test('failures show the first line of why, skipped stages have no group and do not cut into one', () => {
    const { live, written } = recorded()
    start(live, 'build')
    live.event({ kind: 'skipped', stage: 'x', because: { kind: 'cancelled' } })
    live.event({ kind: 'failed', stage: 'build', at: 2000, error: fault('E_BUILD', { message: 'no\n::error::such' }) })
    live.event({ kind: 'skipped', stage: 'push', because: { kind: 'failed-need', stages: ['build'] } })
    expect(written).toEqual([
      '[ build: do build',
      ']',
      '✗ build failed after 2.0 s: no',
      '– x: skipped because the run was cancelled',
      '– push: skipped because build failed',
    ])
  })

  test('a cancelled stage says so', () => {
    const { live, written } = recorded()
    start(live, 'wait')
    live.event({ kind: 'failed', stage: 'wait', at: 500, error: fault('E_CANCELLED', { message: 'x' }) })
    expect(written.at(-1)).toBe('✗ wait was cancelled after 0.5 s')
  })

  test('a broken scan is not a success, and leaves the reason to the gate, whose error follows', () => {
    const { live, written } = recorded()
    start(live, 'trivy')
    const result = { kind: 'broke', scanner: 'trivy', because: 'no', hint: 'x' }
    live.event({ kind: 'succeeded', stage: 'trivy', at: 2000, result })
    const error = fault('E_SCANNER_BROKE', { message: 'Trivy broke: no' })
    start(live, 'gate')
    live.event({ kind: 'failed', stage: 'gate', at: 2000, error })
    expect(written.slice(2)).toEqual([
      '⚠ trivy broke after 2.0 s',
      '[ gate: do gate',
      ']',
      '✗ gate failed after 2.0 s: Trivy broke: no',
    ])
  })

  test('what was skipped names what ended the run', () => {
    const { live, written } = recorded()
    const skipped = { kind: 'skipped', stage: 'push', title: 'push' } as const
    for (const [stage, code] of [
      ['gate', 'E_GATE_BLOCKED'],
      ['wait', 'E_CANCELLED'],
    ] as const) {
      start(live, stage)
      live.event({ kind: 'failed', stage, at: 1, error: fault(code, { message: 'no' }) })
      live.event({ ...skipped, because: { kind: 'failed-need', stages: [stage] } })
    }
    expect(written.filter((line) => line.startsWith('–'))).toEqual([
      '– push: skipped because the gate blocked the image',
      '– push: skipped because wait was cancelled',
    ])
  })

  test('close lets out everything that waits', () => {
    const { live, written } = recorded()
    start(live, 'a')
    start(live, 'b')
    live.logOf('b').info('b1')
    live.close()
    expect(written).toEqual(['[ a: do a', ']', '… a had not ended', '[ b: do b', 'b1', ']', '… b had not ended'])
  })

  test('hostile text opens no group and is no command', () => {
    const { live, written } = recorded()
    start(live, 'build')
    live.logOf('build').info('ok\r::set-output name=image::evil')
    expect(written.at(-1)).toBe('\\::set-output name=image::evil')
  })

  test('a line of a stage that does not run is not lost', () => {
    const { live, written } = recorded()
    live.logOf('none').info('late')
    expect(written).toEqual(['late'])
  })
})
