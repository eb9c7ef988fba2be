/** Histories of scans of ECR: seconds, and what ECR shows from then on. */
import { expect } from '@jest/globals'
import {
  stepAfter,
  unfinishedInWords,
  type ScanLook,
  type ScanRequest,
  type ScanStep,
} from '../../src/domain/scan/ecr-scan-progress.ts'

export const START = Date.UTC(2026, 10, 22)
export const SECOND = 1000

type Scan = Extract<ScanLook, { kind: 'scan' }>
type Shown = Partial<Omit<Scan, 'at' | 'kind' | 'completedAt'>> & {
  /** Seconds after the first look. */
  readonly completed?: number
}

/** Looks each 5 s for an hour; the request is answered as given. Gives the end, and the second in which it came. */
export const playScan = (
  history: readonly (readonly [number, Shown | 'none'])[],
  refusal: ScanRequest['refusal'] = null,
): { readonly at: number; readonly step: ScanStep; readonly startedAt: number | null; readonly last: string } => {
  const looks: ScanLook[] = []
  let request: ScanRequest | null = null
  for (let second = 0; second <= 3600; second += 5) {
    const [, shown] = history.findLast(([from]) => from <= second) ?? [0, 'none']
    looks.push(lookOf(shown, START + second * SECOND))
    const step = stepAfter(looks, request)
    if (step.kind === 'start') {
      expect(request).toBeNull()
      request = { at: START + second * SECOND, refusal }
    } else if (step.kind !== 'wait') return { at: second, step, startedAt: secondOf(request), last: '' }
  }
  return { at: Infinity, step: { kind: 'wait' }, startedAt: secondOf(request), last: unfinishedInWords(looks) }
}

const secondOf = (request: ScanRequest | null): number | null =>
  request === null ? null : (request.at - START) / SECOND

export const lookOf = (shown: Shown | 'none', at: number): ScanLook => {
  if (shown === 'none') return { kind: 'none', at, because: 'no scan' }
  const { completed, ...facts } = shown
  const completedAt = completed === undefined ? null : START + completed * SECOND
  return {
    kind: 'scan',
    at,
    status: '',
    description: '',
    counted: null,
    list: 'none',
    listed: 0,
    short: null,
    content: `${facts.listed ?? 0}`,
    ...facts,
    completedAt,
  }
}

export const NONE = 'none'
export const TAKE = { kind: 'take', oldSince: null }
export const progress = { status: 'IN_PROGRESS' } as const
export const clean = { status: 'COMPLETE', list: 'basic', counted: 0 } as const
export const found = { status: 'COMPLETE', list: 'basic', listed: 3, counted: 3 } as const
export const active = { status: 'ACTIVE', list: 'enhanced', listed: 3, counted: 3 } as const
