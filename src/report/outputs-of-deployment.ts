/** What became of the services, and what would. */
import { planJson, servicesJson } from './json-outputs.ts'
import { deploymentStatus, onlyPlanned, onlyService } from './one-service.ts'
import { maintenanceOf, sinceOf } from './maintenance-outputs.ts'
import type { Output } from './output.ts'

export const DEPLOYMENT_OUTPUTS = {
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
  maintenance: {
    description:
      'Whether the sorry page of the service is `on` or `off`, as `pipeline: maintenance` leaves it; `on` if that of one of several services is. In other runs `on` if their plan finds a page that answers instead of the service, else empty.',
    from: (record) => maintenanceOf(record)?.state,
  },
  'maintenance-since': {
    description:
      'Since when that page is on, such as `2026-11-23T20:24:32.000Z`; of several the oldest. Empty if it is off, or if that is not known.',
    from: (record) => sinceOf(record),
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
} as const satisfies Readonly<Record<string, Output>>
