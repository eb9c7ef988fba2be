/**
 * The one declaration of every output: `action.yml` and the README's table are generated from it. Outputs are made from the
 * record of the run, so they are there after a failure too, as far as the run came.
 */
import { changesOf } from '../domain/change.ts'
import { countByLevel } from '../domain/scan/findings.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'

export interface Output {
  readonly description: string
  /** Undefined when the run did not come so far: the output is empty then. */
  readonly from: (record: RunRecord) => string | undefined
}

/** Every output by its name. */
export const OUTPUTS = {
  result: {
    description: 'How the run ended: `success`, `blocked` (by the gate), `failed` or `cancelled`.',
    from: (record) => record.verdict,
  },
  image: {
    description: 'The pushed image by digest, `registry/repository@sha256:…`: what is deployed.',
    from: (record) => resultOf(record, 'push')?.uri,
  },
  'image-digest': {
    description: "The digest that the registry has under the tag: the manifest's, or the index's.",
    from: (record) => resultOf(record, 'push')?.digest,
  },
  'image-tag': {
    description: 'The computed tag.',
    from: (record) => resultOf(record, 'tag')?.tag,
  },
  'config-digest': {
    description: 'The digest of the image configuration: the same when built, scanned, in the registry and running.',
    from: (record) => resultOf(record, 'build')?.configDigest,
  },
  registry: {
    description: 'The host of the registry.',
    from: (record) => resultOf(record, 'push')?.registry,
  },
  repository: {
    description: 'The repository in the registry.',
    from: (record) => resultOf(record, 'push')?.repository,
  },
  'gate-verdict': {
    description:
      'Verdict of the gate: `passed`, `blocked`, or `broke` if a scanner broke and the image could not be judged.',
    from: (record) => resultOf(record, 'gate')?.kind,
  },
  findings: {
    description: 'Number of findings as JSON, by scanner and by severity (Trivy) or level (Dockle).',
    from: (record) => countsOf(record),
  },
  'task-definition-arn': {
    description: 'The task definition revision that was registered.',
    from: ({ changes }) =>
      changesOf('revision', changes).find(({ state }) => state === 'changed')?.change.taskDefinitionArn ?? undefined,
  },
  'previous-task-definition-arn': {
    description: 'The task definition revision that the service had before the run.',
    from: (record) =>
      resultOf(record, 'deploy')?.previousTaskDefinitionArn ??
      resultOf(record, 'plan')?.previousTaskDefinitionArn ??
      undefined,
  },
  'deployment-id': {
    description: 'The id of the deployment in ECS, `ecs-svc/…`.',
    from: (record) => resultOf(record, 'deploy')?.deploymentId,
  },
  'deployment-status': {
    description:
      'What became of the deployment: `success`, `rolled-back`, `failed`, `superseded`, `stopped`, `paused`, `timed-out` or `interrupted`.',
    from: (record) => resultOf(record, 'wait')?.outcome.kind,
  },
  'failed-stage': {
    description: 'The stage that failed or was cancelled; the first one where there are several.',
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
      return value === undefined ? [] : [[name, value]]
    }),
  )

const failureOf = (record: RunRecord): { readonly stage?: string; readonly code?: string } | undefined => {
  const failed =
    record.stages.find((stage) => stage.status === 'failed') ??
    record.stages.find((stage) => stage.status === 'cancelled')
  if (failed === undefined) return record.failure === null ? undefined : { code: record.failure.code }
  return { stage: failed.id, ...(failed.error && { code: failed.error.code }) }
}

const countsOf = (record: RunRecord): string | undefined => {
  const counts = resultsOf(record, 'scan').flatMap((scan) =>
    scan.kind === 'report' ? [[scan.report.source, countByLevel(scan.report.source, scan.report.findings)]] : [],
  )
  return counts.length === 0 ? undefined : JSON.stringify(Object.fromEntries(counts))
}
