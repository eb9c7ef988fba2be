/**
 * The one declaration of every output: `action.yml` and the table in docs/settings.md are generated from it. Outputs are made from the
 * record of the run, so they are set after a failure too, as far as the run got.
 */
import { comparisonsIn } from '../domain/reports/judgements.ts'
import { countsJson, planJson, servicesJson } from './json-outputs.ts'
import { exceptionsUsedJson } from './exception-uses.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'
import { repositoryIn } from './repository.ts'
import { databaseDate, worstVerdict } from './scans.ts'
import { deploymentStatus, onlyPlanned, onlyService } from './one-service.ts'

export interface Output {
  readonly description: string
  /** Undefined or null when the run did not get that far: the output is empty then. */
  readonly from: (record: RunRecord) => string | null | undefined
}

/** Every output by its name. */
export const OUTPUTS = {
  result: {
    description: 'How the run ended: `success`, `blocked` (by the gate), `failed` or `cancelled`.',
    from: (record) => record.verdict,
  },
  image: {
    description: 'Deployed image, by digest: `registry/repository@sha256:…`.',
    from: (record) => resultOf(record, 'push')?.uri,
  },
  'image-digest': {
    description: 'Digest of the manifest or index under the tag.',
    from: (record) => resultOf(record, 'push')?.digest,
  },
  'image-tag': {
    description: 'The computed tag; with `image`, the tag that was given, if any.',
    from: (record) => resultOf(record, 'tag')?.tag ?? resultOf(record, 'push')?.tag,
  },
  'config-digest': {
    description: 'Digest of the image configuration, identical in build, scan and registry.',
    from: (record) => resultOf(record, 'build')?.configDigest,
  },
  registry: {
    description: 'The host of the registry.',
    from: (record) => repositoryIn(record)?.registry,
  },
  repository: {
    description: 'The repository in the registry.',
    from: (record) => repositoryIn(record)?.repository,
  },
  'gate-verdict': {
    description:
      'Verdict of the gate: `passed`, `blocked`, `overridden` by `override-reason`, or `broke` if a scanner broke and the image could not be judged.',
    from: (record) => worstVerdict(record),
  },
  findings: {
    description:
      'Number of findings as JSON, by scanner and by severity (Trivy; with `ecr-scan` also ECR) or level (Dockle). With `pin-sidecars: scan`, `sideCars` lists the same for each image of a side-car: `{ image, containers, platform, trivy, dockle }`; in a rescan it lists the images that run, with `runsIn`, `written` (what the task definition says) and, where the policy asks, `properties`.',
    from: (record) => countsJson(record),
  },
  'scanner-cache-key': {
    description: 'Key for `actions/cache` to save scanners and database; empty if unverified. See docs/scans.md.',
    from: (record) => resultOf(record, 'scanners')?.cacheKey,
  },
  'new-findings': {
    description:
      'With `baseline`, the number of findings that the image and its side-cars add to it; empty if there was nothing to compare the image with.',
    from: (record) => countCompared(record, 'added'),
  },
  'fixed-findings': {
    description:
      'With `baseline`, the number of its findings that the image and its side-cars no longer have; empty if there was nothing to compare the image with.',
    from: (record) => countCompared(record, 'fixed'),
  },
  'exceptions-used': {
    description:
      'The exceptions that held for a finding, as a JSON list of `{ id, package, path, image, key, file, owner, expires, reason, vex, findings }`. `vex` is the document of one that is a VEX statement.',
    from: (record) => exceptionsUsedJson(record),
  },
  'override-reason': {
    description: 'The reason for which the gate was overridden in this run; empty if it was not.',
    from: (record) => overrideOf(record),
  },
  reports: {
    description:
      'The path of the folder with every report of the scans, for later steps of the job: JSON, table, SARIF and SBOMs (`docs/reports.md`). Set also when the gate blocks; empty if nothing was scanned.',
    from: (record) => resultOf(record, 'reports')?.folder,
  },
  'database-date': {
    description:
      'When the vulnerability database was made that the image was scanned with, ISO 8601; empty if no scan with one ended.',
    from: (record) => databaseDate(record),
  },
  'task-definition-arn': {
    description: 'The task definition revision that was registered, or that the service already runs.',
    from: (record) => onlyService(record)?.taskDefinitionArn,
  },
  'previous-task-definition-arn': {
    description: 'The task definition revision that the service had right before the update.',
    from: (record) => onlyService(record)?.previousTaskDefinitionArn ?? onlyPlanned(record)?.previousTaskDefinitionArn,
  },
  'deployment-id': {
    description: 'The id of the deployment in ECS, `ecs-svc/…`.',
    from: (record) => onlyService(record)?.deploymentId,
  },
  'deployment-status': {
    description:
      'Outcome of the deployment: `success`, `rolled-back`, `failed`, `superseded`, `stopped`, `paused`, `timed-out` or `interrupted`; `serving` or a stage such as `BAKE_TIME` if the run waited for that only and ECS continues; `unchanged` if the service already runs the same revision and nothing is deployed.',
    from: (record) => (onlyService(record) === undefined ? undefined : deploymentStatus(record)),
  },
  'deployment-arn': {
    description: 'The ARN of the service deployment, if ECS says it.',
    from: (record) => onlyService(record)?.deploymentArn,
  },
  'deployment-reason': {
    description: 'Why the deployment is not a success, in one sentence; empty for a success.',
    from: (record) => onlyService(record)?.reason,
  },
  'running-digest': {
    description: 'The digest of the image that every running task reports; empty if that is not confirmed.',
    from: (record) => onlyService(record)?.runningDigest,
  },
  rollback: {
    description:
      'What became of a deployment that is taken back: `restored`, `requested` if its end was not seen, or `not-restored`; empty if nothing was taken back. A rollback by ECS alone is `rolled-back` in `deployment-status`.',
    from: (record) => onlyService(record)?.rollback,
  },
  'service-url': {
    description:
      'The address at which the service answers, as its Application Load Balancer says it: HTTPS before HTTP, one on the internet before an internal one; empty if it is not known.',
    from: (record) => onlyPlanned(record)?.url?.url,
  },
  services: {
    description:
      'Outcome of each service, as JSON by key: `{ service, outcome, reason, taskDefinitionArn, previousTaskDefinitionArn, deploymentArn, runningDigest, rollback, url }`. The outcome is one of those of `deployment-status`, or `not-deployed`, `started` or `not-confirmed`.',
    from: (record) => servicesJson(record),
  },
  plan: {
    description:
      'What a deployment would change in each service, as JSON by key: `{ service, compared, changed, newDeployment, diff }`. `compared` is `compared`, or `first` or `unknown` if there is nothing to compare with; `changed` lists paths such as `containerDefinitions/app/image`; `newDeployment` is `forced` if a deployment starts even where nothing changes, else `when-changed`; `diff` is text without the values of secrets.',
    from: (record) => planJson(record),
  },
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

/** Of every judgement: that before the push with the side-cars, and that of ECR's scan. */
const countCompared = (record: RunRecord, list: 'added' | 'fixed'): string | undefined => {
  const counts = resultsOf(record, 'judge').flatMap((judged) =>
    judged.compared?.kind === 'compared' ? comparisonsIn(judged).map((one) => one[list].length) : [],
  )
  return counts.length === 0 ? undefined : String(counts.reduce((sum, count) => sum + count, 0))
}

const overrideOf = (record: RunRecord): string | undefined => {
  const gate = resultsOf(record, 'gate').find(({ kind }) => kind === 'overridden')
  return gate?.kind === 'overridden' ? gate.reason : undefined
}

const failureOf = (record: RunRecord): { readonly stage?: string; readonly code?: string } | undefined => {
  const own = record.stages.filter(({ undoes }) => undoes === null)
  const failed = own.find((stage) => stage.status === 'failed') ?? own.find((stage) => stage.status === 'cancelled')
  if (failed === undefined) return record.failure === null ? undefined : { code: record.failure.code }
  return { stage: failed.id, ...(failed.error && { code: failed.error.code }) }
}
