import { describe, expect, test } from '@jest/globals'
import { CommandError } from '../../src/errors/command-error.ts'
import { CATALOGUE } from '../../src/errors/catalogue.ts'
import { fault } from '../../src/errors/fault.ts'
import { newRecord, recordEvent, resultOf, type RunEvent, type RunRecord } from '../../src/report/record.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { BEGINNING, DURATIONS, LAID_OUT } from '../support/sample-events.ts'
import { recordOf, SAMPLES } from '../support/sample-records.ts'
import { RESULTS } from '../support/sample-results.ts'

const replay = (events: readonly RunEvent[]): RunRecord =>
  events.reduce<RunRecord>((record, event) => recordEvent(record, event), recordEvent(newRecord(BEGINNING), LAID_OUT))

const statuses = (record: RunRecord): string => record.stages.map(({ id, status }) => `${id} ${status}`).join(', ')

describe('recordEvent', () => {
  test('a run from start to end', () => {
    expect(SAMPLES.success.verdict).toBe('success')
    expect(SAMPLES.success.stages[4]).toEqual({
      id: 'build',
      kind: 'build',
      subject: null,
      undoes: null,
      title: 'Build the image',
      status: 'succeeded',
      startedAt: BEGINNING.startedAt + DURATIONS.tag,
      durationMs: DURATIONS.build,
      error: null,
      because: null,
      result: RESULTS.build,
    })
    expect(resultOf(SAMPLES.success, 'push')?.kind).toBe('pushed')
  })

  test('survives JSON', () => {
    for (const record of Object.values(SAMPLES)) expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  test('a failed stage keeps what it knew, and its dependents say why they did not run', () => {
    expect(resultOf(SAMPLES.blocked, 'gate')?.kind).toBe('blocked')
    expect(SAMPLES.blocked.stages.find(({ id }) => id === 'push')?.because).toBe(
      'skipped because the gate blocked the image',
    )
    expect(SAMPLES.blocked.stages.find(({ id }) => id === 'confirm')?.because).toBe(
      'skipped because the gate blocked the image',
    )
    expect(SAMPLES.blocked.stages.find(({ id }) => id === 'gate')?.error).toMatchObject({
      code: 'E_GATE_BLOCKED',
      kind: 'policy',
      docs: 'docs/errors.md#e_gate_blocked',
    })
  })

  test.each([
    ['success', 'success'],
    ['blocked', 'blocked'],
    ['broke', 'failed'],
    ['build-failed', 'failed'],
    ['tag-taken', 'failed'],
    ['nothing-runs', 'success'],
    ['rolled-back', 'failed'],
    ['cancelled', 'cancelled'],
    ['wrong-inputs', 'failed'],
  ] as const)('%s ends as %s', (sample, verdict) => {
    expect(SAMPLES[sample].verdict).toBe(verdict)
  })

  test('a block next to a failure is a failure', () => {
    const blocked = fault('E_GATE_BLOCKED', { message: 'no' })
    const record = replay([
      { kind: 'failed', stage: 'plan', at: 1, error: fault('E_CLUSTER_NOT_FOUND', { message: 'no' }) },
      { kind: 'failed', stage: 'gate', at: 1, error: blocked },
      { kind: 'ended', at: 2 },
    ])
    expect(record.verdict).toBe('failed')
  })

  test('a tag that is taken is a failure, not a block', () => {
    expect(recordOf({ failsAt: { stage: 'push', error: fault('E_TAG_TAKEN', { message: 'taken' }) } }).verdict).toBe(
      'failed',
    )
  })

  test('a child killed after a cancel was cancelled; the same before it has failed', () => {
    const killed = new CommandError({
      argv: ['docker', 'build'],
      failure: { kind: 'killed', signal: 'SIGTERM' },
      outputTail: '',
    })
    const started = { kind: 'started', stage: 'build', title: '', at: BEGINNING.startedAt } as const
    const failed = { kind: 'failed', stage: 'build', at: BEGINNING.startedAt, error: killed } as const
    const ended = { kind: 'ended', at: BEGINNING.startedAt } as const
    expect(replay([started, { kind: 'cancelled', at: 1 }, failed, ended]).verdict).toBe('cancelled')
    expect(replay([started, failed, ended]).verdict).toBe('failed')
  })

  test('stages that still run when the run ends were cancelled; the others never ran', () => {
    const record = replay([
      { kind: 'started', stage: 'tag', title: '', at: BEGINNING.startedAt },
      { kind: 'succeeded', stage: 'tag', at: BEGINNING.startedAt, result: {} },
      { kind: 'started', stage: 'plan', title: '', at: BEGINNING.startedAt },
      { kind: 'ended', at: BEGINNING.startedAt + 700 },
    ])
    expect(statuses(record)).toMatch(
      /^tag succeeded, plan cancelled, verify skipped, scanners skipped, .*confirm skipped, roll-back skipped$/,
    )
    expect(record.stages[1]?.durationMs).toBe(700)
    expect(record.verdict).toBe('cancelled')
  })

  test('anything thrown that is not ours is a defect', () => {
    const record = replay([
      { kind: 'broken', error: new TypeError('x is undefined') },
      { kind: 'ended', at: 1 },
    ])
    expect(record.failure).toMatchObject({
      code: 'E_INTERNAL',
      kind: 'internal',
      message: 'x is undefined',
      hint: CATALOGUE.E_INTERNAL.remedy,
    })
    expect(record.verdict).toBe('failed')
  })

  test('leaves the record that it was given as it was', () => {
    const before = newRecord(BEGINNING)
    const text = JSON.stringify(before)
    recordEvent(before, { kind: 'succeeded', stage: 'tag', at: 1, result: {} })
    expect(JSON.stringify(before)).toBe(text)
  })

  test.each([
    [{ kind: 'stopped', stages: ['plan'] }, 'stopped because plan failed'],
    [{ kind: 'cancelled' }, 'skipped because the run was cancelled'],
    [{ kind: 'others-failed', stages: ['plan'] }, 'not started because plan failed (on-service-failure: stop)'],
    [{ kind: 'failed-need', stages: ['trivy', 'dockle'] }, 'skipped because trivy failed and dockle failed'],
  ] as const)('skipped: %j', (because, words) => {
    expect(replay([{ kind: 'skipped', stage: 'build', because }]).stages[4]?.because).toBe(words)
  })

  test('skipped for a stage that was cancelled', () => {
    const confirm = SAMPLES.cancelled.stages.find(({ kind }) => kind === 'confirm')
    expect(confirm?.because).toBe('skipped because wait was cancelled')
  })

  test('an undo that fails leaves the verdict, the failed stage and the code to what it undoes', () => {
    const stage = (id: string, undoes: string | null) => ({ id, kind: 'deploy', title: '', subject: null, undoes })
    const failed = (id: string, code: 'E_GATE_BLOCKED' | 'E_AWS') =>
      ({ kind: 'failed', stage: id, at: 2, error: fault(code, { message: id }) }) as const
    const record = replay([
      { kind: 'laid-out', stages: [stage('restore', 'gate'), stage('gate', null)] },
      failed('gate', 'E_GATE_BLOCKED'),
      failed('restore', 'E_AWS'),
      { kind: 'ended', at: 3 },
    ])
    expect(outputsOf(record)).toMatchObject({
      result: 'blocked',
      'failed-stage': 'gate',
      'error-code': 'E_GATE_BLOCKED',
    })
  })
})
