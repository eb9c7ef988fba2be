/**
 * Every error that a user can meet: its kind, what it means and what to do. `docs/errors.md` is generated from it, and
 * no other code exists.
 */

export type ErrorKind = 'input' | 'command' | 'aws' | 'policy' | 'rollout' | 'cancelled' | 'internal'

interface Entry {
  readonly kind: ErrorKind
  readonly title: string
  /** What to do when the place that fails knows nothing better. */
  readonly remedy: string
}

// A table: one row, one error.
// prettier-ignore
export const CATALOGUE = {
  E_INPUT: { kind: 'input', title: 'An input is missing or wrong', remedy: 'Correct the inputs that are named; all problems are listed at once.' },
  E_TAG: { kind: 'input', title: 'No valid tag can be computed', remedy: 'Change `tag` so that it yields at least one letter or digit and uses known placeholders.' },
  E_DOCKER_NOT_FOUND: { kind: 'command', title: 'The docker command was not found', remedy: 'Install the Docker CLI on the runner, or put it on PATH.' },
  E_DOCKER_NOT_RUNNING: { kind: 'command', title: 'The Docker engine does not answer', remedy: 'Start the engine (`docker version` must answer) or set DOCKER_HOST to one that runs.' },
  E_DOCKERFILE: { kind: 'input', title: 'The Dockerfile does not exist', remedy: 'Set `file`, a path relative to the checkout, or add a Dockerfile to `context`.' },
  E_BUILD_CONTEXT: { kind: 'input', title: 'The build context does not exist', remedy: 'Set `context` to a folder of the checkout.' },
  E_BUILD: { kind: 'command', title: 'The image could not be built', remedy: 'Read the last lines of the build log above; run the same `docker build` locally.' },
  E_ATTESTATIONS: { kind: 'input', title: 'Provenance and SBOM can not be kept by this engine', remedy: 'Turn the containerd image store of the engine on (the default since Docker 29), or set `provenance` and `sbom` to false.' },
  E_BUILDX_NEEDED: { kind: 'input', title: 'An input needs buildx, which is not there', remedy: 'Install the buildx plugin (docker/setup-buildx-action), or drop the inputs that are named.' },
  E_ARCHIVE: { kind: 'internal', title: 'The image archive is not what was asked for', remedy: 'Report it with the versions of docker and buildx.' },
  E_COMMAND: { kind: 'command', title: 'A program failed', remedy: 'Read the last lines of its output.' },
  E_DOWNLOAD: { kind: 'command', title: 'A download failed', remedy: 'Check the network, or put the tool on PATH at an allowed version.' },
  E_GATE_REFUSED: { kind: 'policy', title: 'The gate refused the image', remedy: 'Mend what is listed in the summary, or change the policy inputs on purpose.' },
  E_SCANNER_BROKE: { kind: 'command', title: 'A scanner broke, so the image was not judged', remedy: 'See why in the summary; nothing was pushed.' },
  E_CREDENTIALS_MISSING: { kind: 'aws', title: 'There are no AWS credentials', remedy: 'Run aws-actions/configure-aws-credentials before this step, with `permissions: id-token: write`.' },
  E_CREDENTIALS_EXPIRED: { kind: 'aws', title: 'The AWS credentials have expired', remedy: 'Obtain credentials right before this step, and let the session last longer than build and wait together.' },
  E_CREDENTIALS_INVALID: { kind: 'aws', title: 'AWS does not accept the credentials', remedy: 'Obtain new ones with aws-actions/configure-aws-credentials; check that key, secret and session token belong together.' },
  E_REGION_MISSING: { kind: 'input', title: 'No AWS region is known', remedy: 'Set `aws-region`, or AWS_REGION in the environment.' },
  E_ACCESS_DENIED: { kind: 'aws', title: 'AWS refused a call', remedy: 'Grant the IAM action that is named to the role of this job.' },
  E_AWS: { kind: 'aws', title: 'A call to AWS failed', remedy: 'See the code that AWS answered; run again if it was a passing fault.' },
  E_REPOSITORY_NOT_FOUND: { kind: 'input', title: 'The ECR repository does not exist', remedy: 'Correct `repository`, or create it; it is a name without registry or tag.' },
  E_CLUSTER_NOT_FOUND: { kind: 'input', title: 'The ECS cluster does not exist', remedy: 'Correct `cluster`.' },
  E_SERVICE_NOT_FOUND: { kind: 'input', title: 'The ECS service does not exist', remedy: 'Correct `service` or `cluster`; the service must exist before the first run.' },
  E_SERVICE_UNSUPPORTED: { kind: 'input', title: 'The service can not be deployed this way', remedy: 'Use a service with the ECS deployment controller.' },
  E_TASK_DEFINITION_NOT_FOUND: { kind: 'input', title: 'The task definition does not exist', remedy: 'Set `task-definition` to a file of the checkout, a family, or an ARN.' },
  E_TASK_DEFINITION_SYNTAX: { kind: 'input', title: 'The task definition is not JSON or YAML', remedy: 'Mend the file at the line and column that are named.' },
  E_TASK_DEFINITION_INVALID: { kind: 'input', title: 'The task definition has unknown or wrong keys', remedy: 'Mend the keys that are named; all problems are listed at once.' },
  E_CONTAINER_NOT_FOUND: { kind: 'input', title: 'The container is not in the task definition', remedy: 'Set `container-name` to one of the names that are listed.' },
  E_TAG_TAKEN: { kind: 'policy', title: 'The tag is taken by another image', remedy: 'Use a tag that names one commit, or delete the image that holds the tag.' },
  E_LOGIN: { kind: 'aws', title: 'The registry refused the login', remedy: "Check that the role may call ecr:GetAuthorizationToken and that the region is the registry's." },
  E_PUSH: { kind: 'command', title: 'The image could not be pushed', remedy: 'Read what the registry answered; run again if it was a passing fault.' },
  E_PUSHED_OTHER: { kind: 'internal', title: 'The registry holds another image than the one that was scanned', remedy: 'Nothing was deployed. Find out what else pushes to this tag.' },
  E_REGISTER: { kind: 'aws', title: 'ECS refused the task definition', remedy: 'Mend what ECS names.' },
  E_ROLLED_BACK: { kind: 'rollout', title: 'ECS rolled the deployment back', remedy: 'Read the cause in the summary; the service runs the earlier revision.' },
  E_ROLLOUT_FAILED: { kind: 'rollout', title: 'The deployment failed', remedy: 'Read the cause in the summary.' },
  E_SUPERSEDED: { kind: 'rollout', title: 'A newer deployment took over', remedy: 'Look at the run that started it; use `concurrency:` to let one run finish first.' },
  E_STOPPED: { kind: 'rollout', title: 'The deployment was stopped', remedy: 'Find out who stopped it; run again to deploy.' },
  E_PAUSED: { kind: 'rollout', title: 'The deployment waits at a pause hook', remedy: 'Continue or roll back the hook, then run again.' },
  E_WAIT_TIMED_OUT: { kind: 'rollout', title: 'The deployment did not end in time', remedy: 'Read the events in the summary; raise `wait-for-minutes` only if it was just slow.' },
  E_NOT_CONFIRMED: { kind: 'rollout', title: 'Running tasks do not report the pushed image', remedy: 'Look at the tasks that are named.' },
  E_CANCELLED: { kind: 'cancelled', title: 'The run was cancelled', remedy: 'If it was in the wait, ECS goes on with the deployment: look at the service.' },
  E_INTERNAL: { kind: 'internal', title: 'A defect of ship-to-ecs', remedy: 'Please report it with the log.' },
} as const satisfies Readonly<Record<`E_${string}`, Entry>>

/** The codes, all of them. */
export type ErrorCode = keyof typeof CATALOGUE
