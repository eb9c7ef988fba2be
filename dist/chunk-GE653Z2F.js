import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/errors/catalogue.ts
var CATALOGUE = {
  E_INPUT: { kind: "input", title: "A setting is missing or invalid", remedy: "Correct the listed settings." },
  E_GUARDED_SETTINGS: { kind: "input", title: "The guarded settings of the target branch cannot be read", remedy: "Grant `permissions: contents: read` to the job, or set the guarded settings as inputs." },
  E_TAG: { kind: "input", title: "No valid image tag can be computed", remedy: "Change `tag` so that it uses known placeholders and contains at least one letter or digit." },
  E_DOCKER_NOT_FOUND: { kind: "command", title: "The `docker` command was not found", remedy: "Install the Docker CLI on the runner, or add it to PATH." },
  E_DOCKER_NOT_RUNNING: { kind: "command", title: "The Docker daemon does not respond", remedy: "Start the daemon, or set DOCKER_HOST to one that is running; `docker version` must show a server." },
  E_DOCKERFILE: { kind: "input", title: "The Dockerfile does not exist", remedy: "Set `file` to a path relative to the checkout, or add a Dockerfile to `context`." },
  E_BUILD_CONTEXT: { kind: "input", title: "The build context does not exist", remedy: "Set `context` to a directory in the checkout." },
  E_BUILD: { kind: "command", title: "The image build failed", remedy: "Read the last lines of the build log; to reproduce the failure, run the same `docker build` locally." },
  E_ATTESTATIONS: { kind: "input", title: "The Docker daemon cannot store attestations", remedy: "Enable the containerd image store (the default since Docker 29), or set `provenance` and `sbom` to false." },
  E_ATTESTATION: { kind: "policy", title: "The image is not attested as `attestation` asks", remedy: "Deploy an image that the wanted workflow has built and attested, or correct `attestation-workflow` or `attestation-ref`. Nothing was changed." },
  E_BUILDX_NEEDED: { kind: "input", title: "An input needs buildx, which is not installed", remedy: "Install buildx (docker/setup-buildx-action), or remove the inputs named in the message." },
  E_ARCHIVE: { kind: "internal", title: "The image archive does not match the build", remedy: "Report it with the versions of Docker and buildx." },
  E_IMAGE_NOT_FOUND: { kind: "input", title: "The given image does not exist in the repository", remedy: "Set `image` to a digest or a tag that the repository has." },
  E_MERGE: { kind: "input", title: "The images to merge are not one image of this commit for each platform", remedy: "Name in `image` one image of this commit for each platform. Nothing was changed." },
  E_NOT_PASSED: { kind: "policy", title: "The image has not passed the environment before", remedy: "Deploy the image to that environment first, and let the run end green; to skip it on purpose, set `promote-from`. Nothing was changed." },
  E_SIDE_CAR: { kind: "input", title: "The image of a side-car cannot be pinned or scanned", remedy: "Correct `image` of the container, log Docker in to its registry, or name the image by its digest." },
  E_PLATFORM: { kind: "input", title: "The image is for another platform", remedy: "Set `platforms` to the platform of the tasks." },
  E_COMMAND: { kind: "command", title: "A command failed", remedy: "Read the last lines of its output." },
  E_TEMPORARY_FOLDER: { kind: "input", title: "The temporary folder cannot be used", remedy: "Set RUNNER_TEMP to a folder that can be written and has free space." },
  E_DOWNLOAD: { kind: "command", title: "A download failed", remedy: "Check the network, or install the tool at an allowed version and add it to PATH." },
  E_GITHUB: { kind: "command", title: "A call to GitHub failed", remedy: "Check `github-token`, its permissions, and that the runner can reach GitHub; then re-run." },
  E_GATE_BLOCKED: { kind: "policy", blocks: true, title: "The gate blocked the image", remedy: "Fix the findings listed in the summary, or accept them with an exception." },
  E_SCANNER_BROKE: { kind: "command", title: "A scanner broke, so the image could not be judged", remedy: "Fix the cause named in the summary, then re-run. Nothing was pushed." },
  E_IMAGE_TEST: { kind: "command", title: "The image failed its test", remedy: "Read the last lines of its output in the summary, fix the image or `image-test`, then re-run. Nothing was pushed." },
  E_CREDENTIALS_MISSING: { kind: "aws", title: "No AWS credentials found", remedy: "Set `role-to-assume`, or run aws-actions/configure-aws-credentials before this step, with `permissions: id-token: write`." },
  E_ID_TOKEN: { kind: "input", title: "GitHub gives the job no OIDC token", remedy: "Add `permissions: id-token: write` to the job, and to the job that calls a reusable workflow." },
  E_ROLE_REFUSED: { kind: "aws", title: "STS does not let this run assume the role", remedy: "Let the role's trust policy allow the `sub` and the `aud` in the message; the log has the statement to copy." },
  E_CREDENTIALS_EXPIRED: { kind: "aws", title: "The AWS credentials have expired", remedy: "Set `role-to-assume`, whose session is renewed, or obtain credentials right before this step that outlast the build and the wait." },
  E_CREDENTIALS_INVALID: { kind: "aws", title: "AWS rejected the credentials", remedy: "Obtain new credentials with aws-actions/configure-aws-credentials; access key, secret key and session token must come from the same session." },
  E_ACCOUNT: { kind: "input", title: "Something belongs to another AWS account than `aws-account-id` or `registry-id`", remedy: "Use the credentials and names of that account, or correct the setting. Nothing was changed." },
  E_REGION_MISSING: { kind: "input", title: "No AWS region is set", remedy: "Set `aws-region`, or AWS_REGION in the environment." },
  E_ACCESS_DENIED: { kind: "aws", title: "AWS denied a call", remedy: "Grant the named IAM action to the role of this job." },
  E_AWS: { kind: "aws", title: "A call to AWS failed", remedy: "Look up the AWS error code; re-run if the error was temporary." },
  E_REPOSITORY_NOT_FOUND: { kind: "input", title: "The ECR repository does not exist", remedy: "Correct `repository` (a name without registry and tag) or the place that was looked in (`registry-region`, `registry-id`), or create the repository, which `create-repository` does on request." },
  E_REPOSITORY: { kind: "aws", title: "The ECR repository was not created as `create-repository` asks", remedy: "Grant the named action to the role that creates it, and set what is missing yourself, or delete the empty repository and re-run: a repository that exists is never changed." },
  E_CLUSTER_NOT_FOUND: { kind: "input", title: "The ECS cluster does not exist", remedy: "Correct `cluster`, or look where the run looked: only the clusters of its region (`aws-region`) and account are found." },
  E_SERVICE_NOT_FOUND: { kind: "input", title: "The ECS service does not exist", remedy: "Correct `service` or `cluster`; the service must exist before the first run." },
  E_SERVICE_UNSUPPORTED: { kind: "input", title: "The service cannot be deployed to", remedy: "Use a service with a deployment controller that is supported; Express Mode services are not." },
  E_DEPLOYMENT_GROUP: { kind: "input", title: "The service has no such deployment group in CodeDeploy", remedy: "Correct `codedeploy-application` and `codedeploy-deployment-group`, or create the deployment group of the service." },
  E_TASK_DEFINITION_NOT_FOUND: { kind: "input", title: "The task definition does not exist", remedy: "Set `task-definition` to a file in the checkout, a family, or an ARN." },
  E_NO_REVISION: { kind: "input", title: "There is no revision to roll back to", remedy: "Set `rollback-to` to a revision that exists; nothing was changed." },
  E_TASK_DEFINITION_SYNTAX: { kind: "input", title: "The task definition is not valid JSON or YAML", remedy: "Fix the file at the given line and column." },
  E_TASK_DEFINITION_INVALID: { kind: "input", title: "The task definition has unknown or invalid keys", remedy: "Fix the keys named in the message; all problems are listed at once." },
  E_SERVICE_DEFINITION: { kind: "input", title: "The service definition cannot be used", remedy: "Fix what is listed in the file of `service-definition`; see docs/services.md." },
  E_SERVICE_NOT_CREATED: { kind: "aws", title: "The service was not created", remedy: "Fix what ECS names in the file of `service-definition`, and re-run." },
  E_VALUES: { kind: "input", title: "A placeholder of the task definition has no value", remedy: "Correct the placeholders that are listed, or what they name; see docs/values.md." },
  E_TASK_DEFINITION_LINT: { kind: "input", title: "The task definition breaks a rule whose level is `error`", remedy: "Fix what is listed, or change the level of the rule in the setting `lint`; docs/lint.md describes the rules." },
  E_CONTAINER_NOT_FOUND: { kind: "input", title: "The container cannot be chosen", remedy: "Set `container-name` to one of the names in the message." },
  E_TAG_TAKEN: { kind: "policy", title: "The tag already belongs to another image", remedy: "Add `{sha}` or `{run-id}` to `tag`, or delete the image in ECR." },
  E_VERIFY: { kind: "input", title: "Something that the service depends on is missing or wrong", remedy: "Correct what is listed; nothing was changed. `verify: false` skips these checks." },
  E_LOGIN: { kind: "aws", title: "The registry rejected the login", remedy: "Check that the role may call ecr:GetAuthorizationToken and that `aws-region` is the registry's region." },
  E_PUSH: { kind: "command", title: "The push failed", remedy: "Read the registry's response; re-run if the error was temporary." },
  E_PULL: { kind: "command", title: "An image could not be pulled", remedy: "Read the registry's response; re-run if the error was temporary." },
  E_REGISTRY: { kind: "command", title: "A request to the registry failed", remedy: "Read the registry's response; re-run if the error was temporary." },
  E_PUSHED_OTHER: { kind: "internal", title: "The registry has a different image than the one that was scanned", remedy: "Nothing was deployed. Find out what else pushes to this tag." },
  E_REGISTER: { kind: "aws", title: "ECS rejected the task definition", remedy: "Fix the field named in the ECS error." },
  E_TASK_FAILED: { kind: "rollout", title: "A task of `run-before` or `run-after` failed", remedy: "Read its output in the log, fix the cause and re-run." },
  E_TASK_TIMED_OUT: { kind: "rollout", title: "A task of `run-before` or `run-after` took too long", remedy: "Read its output in the log; raise `timeout-minutes` of the task only if it was just slow." },
  E_TASK_NOT_STARTED: { kind: "rollout", title: "ECS did not start a task of `run-before` or `run-after`", remedy: "Give the cluster room for the task, then re-run." },
  E_TASK_LOST: { kind: "rollout", title: "The end of a task of `run-before` or `run-after` is not known", remedy: "Look for the task in ECS and at its output, then re-run." },
  E_SERVICE_CHANGED: { kind: "rollout", title: "The service was changed by somebody else while the run prepared its deployment", remedy: "Re-run: the tasks of `run-before` did not run, because nothing was to be deployed then." },
  E_ROLLED_BACK: { kind: "rollout", title: "ECS rolled back the deployment", remedy: "Read the cause in the summary, which also says what the service runs now." },
  E_ROLLOUT_FAILED: { kind: "rollout", title: "The deployment failed", remedy: "Read the cause in the summary." },
  E_SUPERSEDED: { kind: "rollout", title: "A newer deployment replaced this one", remedy: "Look at the run that started it; use `concurrency:` so that one run finishes first." },
  E_STOPPED: { kind: "rollout", title: "The deployment was stopped", remedy: "Find out who stopped it; re-run to deploy." },
  E_PAUSED: { kind: "rollout", title: "The deployment is paused at a lifecycle hook", remedy: "Continue or roll back the deployment at the hook, then re-run." },
  E_WAIT_TIMED_OUT: { kind: "rollout", title: "The deployment did not finish in time", remedy: "Read the ECS events in the summary; raise `wait-for-minutes` only if the deployment was just slow." },
  E_BEHIND: { kind: "policy", title: "The commit is older than the one that runs", remedy: "Run the workflow for the newest commit; to deploy the older one on purpose, set `allow-behind`. Nothing was changed." },
  E_DEPLOYMENT_IN_PROGRESS: { kind: "rollout", title: "Another deployment of the service is in progress", remedy: "Re-run when it has ended, or set `when-in-progress` to `wait` or `replace`." },
  E_NOTHING_RUNS: { kind: "input", title: "No task runs", remedy: "Name a cluster or services that run tasks; a service with a desired count of 0 has no image to scan." },
  E_MAINTENANCE_RULE: { kind: "input", title: "The rule of the sorry page was not found", remedy: "Give the listener of the service a rule with a fixed response and the tag `ship-to-ecs:maintenance`, or set `maintenance-rule`. Nothing was changed." },
  E_MAINTENANCE: { kind: "aws", title: "The sorry page was not switched", remedy: "Look at the rules of the listener, then re-run with `maintenance: show`." },
  E_MAINTENANCE_LONG: { kind: "policy", title: "The sorry page has been on for too long", remedy: "Switch it off with `pipeline: maintenance` and `maintenance: off`, or raise `maintenance-limit-minutes`." },
  E_NOT_CONFIRMED: { kind: "rollout", title: "The deployment finished, but the running tasks do not match it", remedy: "Look at the tasks named in the message." },
  E_SMOKE_TEST: { kind: "rollout", title: "The smoke test failed", remedy: "Find in the log of the service why the check failed, fix it and re-run; the summary says what the service runs now." },
  E_SMOKE_NOT_MADE: { kind: "rollout", title: "The smoke test on the test listener was not made", remedy: "Production traffic has moved without the test: look at the service, and at its pause hook, then re-run." },
  E_ALARM: { kind: "rollout", title: "A CloudWatch alarm went off after the deployment", remedy: "Look at the metric of the alarm and at the log of the service, fix the cause and re-run; the summary says what the service runs now." },
  E_NOT_ROLLED_BACK: { kind: "rollout", title: "The service could not be rolled back", remedy: "Look at the service now: it may be down. Set it back by hand, or re-run with a commit that works." },
  E_UNDO_TIMED_OUT: { kind: "rollout", title: "The undo timed out", remedy: "Look at the changes listed in the summary and revert them by hand if needed." },
  E_CANCELLED: { kind: "cancelled", title: "The run was cancelled", remedy: "If the run was waiting for ECS, the deployment continues: check the service." },
  E_INTERNAL: { kind: "internal", title: "A bug in ship-to-ecs", remedy: "Please report it with the log." }
};
var isBlock = (code) => "blocks" in CATALOGUE[code];

// src/errors/ship-error.ts
var ShipError = class extends Error {
  kind;
  code;
  /** From the fullest to the shortest. */
  headlines;
  hint;
  result;
  constructor(facts) {
    super(facts.message, { cause: facts.cause });
    this.name = "ShipError";
    this.kind = CATALOGUE[facts.code].kind;
    this.code = facts.code;
    this.headlines = facts.headline === void 0 ? [] : [facts.headline].flat();
    this.hint = facts.hint;
    this.result = facts.result;
  }
  /** The anchor of this error in `docs/errors.md`. */
  get docs() {
    return `docs/errors.md#${this.code.toLowerCase()}`;
  }
};
var messageOf = (thrown) => {
  if (thrown instanceof Error) return thrown.message;
  try {
    return String(thrown);
  } catch {
    return "an error without a message";
  }
};
var isCancelled = (error) => error instanceof ShipError && error.kind === "cancelled";
var isExplained = (thrown) => thrown instanceof ShipError && thrown.kind !== "cancelled" && thrown.code !== "E_INTERNAL";

export {
  CATALOGUE,
  isBlock,
  ShipError,
  messageOf,
  isCancelled,
  isExplained
};
