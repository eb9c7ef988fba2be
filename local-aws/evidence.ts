/** Which calls the pipelines make, by the markers in the user agent: what the policies of our roles are made from. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askedBy } from './access/asked.ts'
import type { RecordedRequest } from './protocol/call.ts'

/** A kind of call: everything that a policy can distinguish. */
export interface CallKind {
  readonly pipeline: string
  /** For which purpose the credentials were: `registry`, `creator`, `source` or `target`. */
  readonly role: string
  /** The IAM action: `ecs:UpdateService`. */
  readonly action: string
  /** The type of its resources; `*` for an action that knows none. */
  readonly resource: string
  /** The condition keys that the request has a value for; with its value where it does not depend on the account. */
  readonly conditions: readonly string[]
}

/** A kind, and where it is seen. */
export interface SeenCall extends CallKind {
  readonly stage: string
}

/** What is recorded; calls without a marker are not of a pipeline. */
export const callsIn = (requests: readonly RecordedRequest[]): readonly SeenCall[] => {
  const all = requests.flatMap(seen)
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

/** What two calls of one kind have in common. */
export const kindOf = ({ pipeline, role, action, resource, conditions }: CallKind): string =>
  [pipeline, role, action, resource, ...conditions].join(' ')

/** Where LOCAL_AWS_EVIDENCE names a folder: one file for each server that was called. */
export const keepEvidence = async (requests: readonly RecordedRequest[]): Promise<void> => {
  const folder = process.env['LOCAL_AWS_EVIDENCE'] ?? ''
  if (folder === '') return
  const calls = callsIn(requests)
  if (calls.length === 0) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(calls))
}

const MARKERS = /md\/pipeline#(?<pipeline>\S+) md\/stage#(?<stage>\S+) md\/role#(?<role>\S+)/u

const seen = (request: RecordedRequest): readonly SeenCall[] => {
  const { pipeline, stage, role } = MARKERS.exec(request.userAgent)?.groups ?? {}
  if (pipeline === undefined || stage === undefined || role === undefined) return []
  const account = request.principal?.split(':')[4] ?? '000000000000'
  return askedBy({ ...request, account }).flatMap(({ action, resources, context }) =>
    [...new Set(resources.map(({ type }) => type))].map((resource) => ({
      pipeline,
      role,
      action,
      resource,
      conditions: [...context].map(conditionOf).toSorted(),
      stage,
    })),
  )
}

const conditionOf = ([key, values]: readonly [string, readonly string[]]): string =>
  values.some((value) => value.startsWith('arn:')) ? key : `${key}=${values.join(',')}`
