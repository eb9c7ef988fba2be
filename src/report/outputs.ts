/**
 * The one declaration of every output: `action.yml` and the table in docs/settings.md are generated from it. Outputs are made from the
 * record of the run, so they are set after a failure too, as far as the run got.
 */
import { DEPLOYMENT_OUTPUTS } from './outputs-of-deployment.ts'
import { IMAGE_OUTPUTS } from './outputs-of-image.ts'
import type { Output } from './output.ts'
import { resultOf, type RunRecord } from './record.ts'

/** Every output by its name. */
export const OUTPUTS = {
  result: {
    description: 'How the run ended: `success`, `blocked` (by the gate), `failed` or `cancelled`.',
    from: (record) => record.verdict,
  },
  apps: {
    description:
      'With `pipeline: apps`, the names of the apps that the change concerns, as a JSON list for `matrix` with `fromJSON`; `[]` if it concerns none.',
    from: (record) => appNames(record),
  },
  ...IMAGE_OUTPUTS,
  ...DEPLOYMENT_OUTPUTS,
  'duration-seconds': {
    description: 'How long the run took, in whole seconds.',
    from: ({ startedAt, endedAt }) => (endedAt === null ? null : String(Math.round((endedAt - startedAt) / 1000))),
  },
  'run-file': {
    description:
      'The path of a file with the whole record of the run as JSON: stages, results, changes, errors. It is in `RUNNER_TEMP`, for later steps of the job. `format` is raised when a change of its shape may break a reader.',
    from: (record) => record.runFile,
  },
  'failed-stage': {
    description: 'The first stage that failed or was cancelled.',
    from: (record) => failureOf(record)?.stage,
  },
  'error-code': {
    description: 'The code of the error, as in `docs/errors.md`.',
    from: (record) => failureOf(record)?.code,
  },
} as const satisfies Readonly<Record<string, Output>>

export type OutputName = keyof typeof OUTPUTS

/** Every output that the record knows a value of. */
export const outputsOf = (record: RunRecord): Readonly<Partial<Record<OutputName, string>>> =>
  Object.fromEntries(
    Object.entries<Output>(OUTPUTS).flatMap(([name, { from }]) => {
      const value = from(record)
      return value === undefined || value === null ? [] : [[name, value]]
    }),
  )

const appNames = (record: RunRecord): string | undefined => {
  const apps = resultOf(record, 'apps')?.apps
  return apps && JSON.stringify(apps.filter(({ kind }) => kind === 'changed').map(({ name }) => name))
}

const failureOf = (record: RunRecord): { readonly stage?: string; readonly code?: string } | undefined => {
  const own = record.stages.filter(({ undoes }) => undoes === null)
  const failed = own.find((stage) => stage.status === 'failed') ?? own.find((stage) => stage.status === 'cancelled')
  if (failed === undefined) return record.failure === null ? undefined : { code: record.failure.code }
  return { stage: failed.id, ...(failed.error && { code: failed.error.code }) }
}
