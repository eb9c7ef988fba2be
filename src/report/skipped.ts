/** Why a stage did not run, in the words of what ended the run: "build failed", "the gate refused the image". */
import type { SkipReason } from '../core/run.ts'

export type FailureKind = 'failed' | 'refused' | 'cancelled'

/** Why a stage did not run, as the end of a sentence: "because …"; `kindOf` tells how a stage that failed has failed. */
export const describeSkip = (because: SkipReason, kindOf: (stage: string) => FailureKind): string => {
  switch (because.kind) {
    case 'failed-need':
      return causes(because.stages, kindOf)
    case 'stopped':
      return `${causes(because.stages, kindOf)}, which makes it worthless`
    case 'cancelled':
      return 'the run was cancelled'
  }
}

const causes = (stages: readonly string[], kindOf: (stage: string) => FailureKind): string =>
  stages.map((stage) => WORDS[kindOf(stage)](stage)).join(' and ')

const WORDS: Readonly<Record<FailureKind, (stage: string) => string>> = {
  failed: (stage) => `${stage} failed`,
  refused: () => 'the gate refused the image',
  cancelled: (stage) => `${stage} was cancelled`,
}
