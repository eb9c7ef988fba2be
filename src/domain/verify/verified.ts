/** What `verify` found of all services. */
import type { Check } from './verify-check.ts'

export interface VerifiedService {
  /** The service's key in the settings. */
  readonly key: string
  readonly checks: readonly Check[]
  /** Who decides the number of tasks; unknown where it could not be asked. */
  readonly count: 'scaled' | 'fixed' | 'unknown'
}

export interface Verified {
  readonly services: readonly VerifiedService[]
  /** Of the repository of the image; absent where it is not looked at. */
  readonly repository?: readonly Check[]
}

/** All checks of this level. */
export const checksOf = ({ services, repository = [] }: Verified, level: Check['level']): readonly Check[] =>
  [...services.flatMap(({ checks }) => checks), ...repository].filter((check) => check.level === level)

/** The IAM actions that the role of the job lacks, each once. */
export const missingActions = (verified: Verified): readonly string[] =>
  [...new Set(checksOf(verified, 'unknown').flatMap(({ lacks }) => lacks ?? []))].toSorted()

/** Of a run that verifies nothing. */
export const NOTHING_VERIFIED: Verified = { services: [] }

interface Counted {
  readonly key: string
  /** Null: unchanged. */
  readonly desiredCount: number | null
}

/** The service with the number of tasks that is sent: none where a scalable target decides it. */
export const withCount = <Service extends Counted>(service: Service, verified: Verified | null): Service =>
  verified?.services.some(({ key, count }) => key === service.key && count === 'scaled') === true
    ? { ...service, desiredCount: null }
    : service

/** `execution role api does not exist`. */
export const sentence = ({ subject, what }: Pick<Check, 'subject' | 'what'>): string => `${subject} ${what}`
