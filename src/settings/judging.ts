/** What a judgement goes by besides the policy. */
import { NO_HELD, type HeldExceptions } from '../domain/scan/exceptions/exception-sets.ts'
import type { Settings } from './declaration.ts'

export interface JudgingConfig {
  readonly exceptions: HeldExceptions
  /** Null: what blocks the image blocks it. */
  readonly overrideReason: string | null
}

/** In an exception, the image of the run goes by the name of its repository. */
export const judgingConfig = (settings: Settings, exceptions: HeldExceptions = NO_HELD): JudgingConfig => ({
  exceptions: { ...exceptions, repository: settings.repository ?? '' },
  overrideReason: settings['override-reason'],
})
