/** Sample exceptions. */
import type { Exception } from '../../src/domain/scan/exceptions.ts'
import type { ExceptionReport } from '../../src/domain/scan/exceptions/exception-report.ts'
import { NO_HELD, type ExceptionSet, type HeldExceptions } from '../../src/domain/scan/exceptions/exception-sets.ts'

export const exception = (facts: Partial<Exception> = {}): Exception => ({
  ...{ scanner: null, id: 'CVE-2023-5363', package: null, path: null, image: null, key: null, file: null },
  reason: 'The code is not reached.',
  owner: 'platform',
  expires: '2026-12-31',
  place: { path: 'ship-to-ecs.exceptions.yaml', line: 2, column: 5 },
  from: { kind: 'file' },
  ...facts,
})

/** Of a run without exceptions. */
export const NO_USES: ExceptionReport = {
  ...{ used: [], unused: [], expired: [], soon: [], lint: [] },
  ...{ source: { kind: 'checkout' }, wouldPassWith: null, wouldCover: null, suggestedEnd: null },
  unmatched: { count: 0, first: [] },
}

/** A set of the file alone. */
export const setOf = (...entries: readonly Exception[]): ExceptionSet => ({ entries, vex: [] })

/** Held by the checkout of a run whose repository is `shop/hello`. */
export const heldOf = (held: ExceptionSet): HeldExceptions => ({ ...NO_HELD, repository: 'shop/hello', held })
