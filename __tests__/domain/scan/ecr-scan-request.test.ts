/** When a basic scan is started, and what a refusal of that means. */
import { describe, expect, test } from '@jest/globals'
import { active, clean, found, NONE, playScan, progress, SECOND, START, TAKE } from '../../support/scan-history.ts'

const DAY = 24 * 3600
const denied = { kind: 'denied', because: 'StartImageScan is denied', hint: 'Grant it.' } as const
const other = { kind: 'other', because: 'This feature is disabled', hint: '' } as const

describe('a basic scan is started', () => {
  test('where ECR lists none for half a minute', () => {
    expect(
      playScan([
        [0, NONE],
        [35, progress],
        [50, { ...found, completed: 49 }],
      ]),
    ).toMatchObject({
      startedAt: 30,
      at: 60,
      step: TAKE,
    })
  })

  test('not where one begins by itself', () => {
    expect(
      playScan([
        [0, NONE],
        [25, progress],
        [50, found],
      ]),
    ).toMatchObject({ startedAt: null, at: 60, step: TAKE })
  })

  test('for a result that is older than a day, which counts only where no new one is available', () => {
    const old = { ...found, completed: -2 * DAY }
    expect(
      playScan([
        [0, old],
        [5, progress],
        [20, { ...clean, completed: 19 }],
      ]),
    ).toMatchObject({ startedAt: 0, at: 40 })
    expect(playScan([[0, old]])).toMatchObject({ startedAt: 0, at: Infinity })
    const oldSince = START - 2 * DAY * SECOND
    expect(playScan([[0, old]], other)).toMatchObject({ at: 5, step: { kind: 'take', oldSince } })
    expect(playScan([[0, old]], denied)).toMatchObject({ at: 5, step: { kind: 'take', oldSince } })
    expect(playScan([[0, { ...active, completed: -9 * DAY }]])).toMatchObject({ startedAt: null, step: TAKE })
  })

  test('and a refusal is waited out: Inspector scans by itself, only later', () => {
    expect(
      playScan(
        [
          [0, NONE],
          [120, active],
        ],
        other,
      ),
    ).toMatchObject({ startedAt: 30, at: 130, step: TAKE })
    expect(
      playScan(
        [
          [0, NONE],
          [120, active],
        ],
        denied,
      ),
    ).toMatchObject({ startedAt: 30, at: 130, step: TAKE })
    expect(playScan([[0, NONE]], other)).toMatchObject({ at: Infinity })
    expect(playScan([[0, NONE]], denied)).toMatchObject({
      at: 180,
      step: { kind: 'broke', because: 'ECR has no scan of the image, and StartImageScan is denied', hint: 'Grant it.' },
    })
  })
})
