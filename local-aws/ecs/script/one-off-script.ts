/**
 * What a task of RunTask does, as data. Without one, it runs on the engine where there is one, and else succeeds. Times are
 * seconds after RunTask.
 */
import type { TaskStopCode } from '@aws-sdk/client-ecs'

export interface OneOffScript {
  /** RunTask answers with these, and starts nothing. */
  readonly failures?: readonly { readonly reason: string; readonly detail?: string }[]
  /** When its containers run; 5 by default. */
  readonly runsAt?: number
  /** When it stops; absent: not by itself. */
  readonly endsAt?: number
  /** Exit codes by container, 0 by default; null: the container never ran. */
  readonly exits?: Readonly<Record<string, number | null>>
  /** What stops it; the exit of an essential container by default. */
  readonly stop?: { readonly code: TaskStopCode; readonly reason: string; readonly containerReason?: string }
  /** From the first container's end to the last one's; 0 by default. */
  readonly stoppingSeconds?: number
  /** Until then DescribeTasks does not know it. */
  readonly knownFrom?: number
  readonly logs?: readonly { readonly at: number; readonly message: string; readonly container?: string }[]
}
