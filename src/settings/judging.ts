/** What a judgement goes by besides the policy. */
import { NO_HELD, type HeldExceptions } from '../domain/scan/exceptions/exception-sets.ts'
import type { OwnRegistry } from '../domain/image/own-registry.ts'
import type { Settings } from './declaration.ts'
import { registryIdOf } from './registry-config.ts'
import type { TrustedTarget } from './trust/trusted-target.ts'

export interface JudgingConfig {
  readonly exceptions: HeldExceptions
  /** Null: what blocks the image blocks it. */
  readonly overrideReason: string | null
}

/** In an exception, the image of the run goes by the name of its repository, as a trusted file or an input has it. */
export const judgingConfig = (
  settings: Settings,
  {
    exceptions = NO_HELD,
    target,
  }: { readonly exceptions?: HeldExceptions | undefined; readonly target: TrustedTarget | null },
): JudgingConfig => ({
  exceptions: {
    ...exceptions,
    repository: target?.repository ?? settings.repository ?? '',
    registry: registryOf(settings),
  },
  overrideReason: settings['override-reason'],
})

const registryOf = (settings: Settings): OwnRegistry => ({
  kind: 'account',
  account: registryIdOf(settings) ?? settings['aws-account-id'],
  region: settings['registry-region'] ?? settings['aws-region'],
})
