/** The committed list of the calls that all scenarios make, from which the policies of our roles are generated. */
import { z } from 'zod'
import { kindOf, type CallKind, type SeenCall } from '../../local-aws/evidence.ts'
import { CALL_KIND } from './recording.ts'
import recorded from './recorded-calls.json' with { type: 'json' }

/** A kind of call, and the stages that make it. */
export interface RecordedCall extends CallKind {
  readonly stages: readonly string[]
}

const recordedCalls = z.array(z.strictObject({ ...CALL_KIND, stages: z.array(z.string()) }))

export const RECORDED_CALLS: readonly RecordedCall[] = recordedCalls.parse(recorded)

const KINDS = new Set(RECORDED_CALLS.map(kindOf))

/** One line for each kind of call that is not in the list. */
export const unrecorded = (calls: readonly SeenCall[]): readonly string[] => {
  const lines = calls.filter((one) => !KINDS.has(kindOf(one))).map((one) => `${kindOf(one)} in ${one.stage}`)
  return lines.length === 0 ? [] : [...new Set(lines), HOW]
}

const HOW =
  'Record it: LOCAL_AWS_EVIDENCE=FOLDER npm run e2e, then npm run generate -- --calls=FOLDER. The policies of infra/ change with it.'
