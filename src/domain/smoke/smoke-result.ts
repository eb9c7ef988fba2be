/** What became of the smoke test. */

export interface CheckOutcome {
  /** `GET https://shop.example.com/health`. */
  readonly check: string
  readonly attempts: number
  /** What was wrong at the last attempt; null for a check that has passed. Hostile. */
  readonly defect: string | null
}

export interface SmokeResult {
  readonly kind: 'passed' | 'failed'
  readonly checks: readonly CheckOutcome[]
}
