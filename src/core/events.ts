/** What the runner reports of the stages; the record and the live log are made from it. */

export type StageEvent =
  | { readonly kind: 'laid-out'; readonly stages: readonly PlacedStage[] }
  | { readonly kind: 'started'; readonly stage: string; readonly title: string; readonly at: number }
  /** `result`: what the stage records. */
  | { readonly kind: 'succeeded'; readonly stage: string; readonly at: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly stage: string; readonly at: number; readonly error: unknown }
  | { readonly kind: 'skipped'; readonly stage: string; readonly because: SkipReason }
  /** Not to run in this run: neither a failure nor a cancel. `because` completes "left out because …". */
  | { readonly kind: 'left-out'; readonly stage: string; readonly because: string }

export interface PlacedStage {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly subject: string | null
  /** For an undo: the id of the stage whose change it takes back. */
  readonly undoes: string | null
}

export type SkipReason =
  /** `stages`: those that failed, however many others were skipped between them and this one. */
  | { readonly kind: 'failed-need'; readonly stages: readonly string[] }
  | { readonly kind: 'stopped'; readonly stages: readonly string[] }
  /** It had not started when these stages of another item failed (`Flow.unlessOthersFail`). */
  | { readonly kind: 'others-failed'; readonly stages: readonly string[] }
  | { readonly kind: 'cancelled' }
