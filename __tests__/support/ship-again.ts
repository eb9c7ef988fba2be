/** The runs of a play, one after the other, in the same checkout and the same account. */
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { LocalAws } from '../../local-aws/server.ts'
import type { ActionResult } from '../../scripts/runner/run-action.ts'

export interface Again {
  readonly inputs?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  readonly faults?: readonly FaultRule[]
  /** Right before the run. `tags`: the folder with a manifest for each tag. */
  readonly meanwhile?: (tags: string) => Promise<void>
}

interface Around {
  readonly aws: LocalAws
  readonly tags: string
}

/** Runs once, then once for each of `again`. `from`: the first request of the last run. */
export const runAll = async (
  runOnce: (changes?: Pick<Again, 'inputs' | 'environment'>) => Promise<ActionResult>,
  again: readonly Again[],
  { aws, tags }: Around,
): Promise<{ readonly runs: readonly ActionResult[]; readonly last: ActionResult; readonly from: number }> => {
  let last = await runOnce()
  const runs = [last]
  let from = 0
  for (const { faults = [], meanwhile, ...changes } of again) {
    from = aws.requests.length
    for (const rule of faults) aws.addFault(rule)
    await meanwhile?.(tags)
    last = await runOnce(changes)
    runs.push(last)
  }
  return { runs, last, from }
}
