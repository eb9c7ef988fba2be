/** Why a stage did not run, in the words of what ended the run: "build failed", "the gate blocked the image". */
import type { SkipReason } from '../core/events.ts'
import { isBlock, type ErrorCode } from '../errors/catalogue.ts'

export type FailureKind = 'failed' | 'blocked' | 'cancelled'

/** How a stage that did not succeed has ended: with an error that blocks the image, or as given. */
export const failureKindOf = (otherwise: FailureKind, code: ErrorCode | undefined): FailureKind =>
  code !== undefined && isBlock(code) ? 'blocked' : otherwise

/** "skipped because …" or "stopped because …"; `kindOf` says how a stage that did not succeed has ended. */
export const describeSkip = (because: SkipReason, kindOf: (stage: string) => FailureKind): string => {
  switch (because.kind) {
    case 'failed-need':
      return `skipped because ${causes(because.stages, kindOf)}`
    case 'stopped':
      return `stopped because ${causes(because.stages, kindOf)}`
    case 'others-failed':
      return `not started because ${causes(because.stages, kindOf)} (on-service-failure: stop)`
    case 'cancelled':
      return 'skipped because the run was cancelled'
  }
}

const causes = (stages: readonly string[], kindOf: (stage: string) => FailureKind): string =>
  stages.map((stage) => WORDS[kindOf(stage)](stage)).join(' and ')

const WORDS: Readonly<Record<FailureKind, (stage: string) => string>> = {
  failed: (stage) => `${stage} failed`,
  blocked: () => 'the gate blocked the image',
  cancelled: (stage) => `${stage} was cancelled`,
}
