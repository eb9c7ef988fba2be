/** Exceptions: findings that somebody has accepted, with a reason and until a day. Pure. */
import type { Position } from '../position.ts'
import type { Finding, SourceName } from './findings.ts'

export interface Exception {
  /** Null: each scanner that knows such an id. */
  readonly scanner: SourceName | 'lint' | null
  /** `CVE-2023-5363`, `CIS-DI-0010`, the name of a lint rule. */
  readonly id: string
  /** Null: every package. */
  readonly package: string | null
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds, `2026-12-31`, in UTC. */
  readonly expires: string
  /** Where it is written. */
  readonly place: Position
}

export interface Excepted {
  readonly finding: Finding
  readonly exception: Exception
}

/** The exception that holds for a finding on a day (`2026-11-21`, UTC); undefined where none does. */
export const exceptionFor = (
  finding: Finding,
  exceptions: readonly Exception[],
  today: string,
): Exception | undefined => exceptions.find((exception) => today <= exception.expires && matches(exception, finding))

const matches = (exception: Exception, finding: Finding): boolean =>
  exception.id === finding.id &&
  (exception.scanner === null || exception.scanner === finding.source) &&
  (exception.package === null || exception.package === packageOf(finding))

const packageOf = (finding: Finding): string | null =>
  finding.kind === 'vulnerability' || finding.kind === 'license' ? finding.packageName : null
