/**
 * The one declaration of every input and of every key of `ship-to-ecs.yaml`. `action.yml`, the table in docs/settings.md and the JSON
 * Schema of the file are generated from it (`npm run generate`). A name that exists in an action that people migrate from keeps
 * its meaning: docker/build-push-action, aws-actions/amazon-ecs-deploy-task-definition, aquasecurity/trivy-action.
 */
import type { z } from 'zod'
import type { Position } from '../domain/position.ts'
import { TRIGGERS } from '../domain/rollout/rollback-policy.ts'
import { PAUSE_ANSWERS } from '../domain/rollout/pauses.ts'
import { WAITS } from '../domain/rollout/lifecycle-stages.ts'
import { DOCKLE_LEVELS, SEVERITIES } from '../domain/scan/findings.ts'
import { caches } from './caches.ts'
import { asking, fieldsOf, fileOnly, filledIn, guarded, inputOnly, naming, unsetByNone } from './field.ts'
import type { Field, OptionalField, Owner } from './field.ts'
import { accountId, assignments, choice, choices, flag, integer, lines, pairs, string } from './kinds.ts'
import { alarmNames } from './kinds-alarms.ts'
import { serviceAttributes } from './kinds-attributes.ts'
import { changesByKey, containers, patch, runtimePlatform } from './kinds-definition.ts'
import { imageTest } from './kinds-image-test.ts'
import { reasonInWords } from './kinds-exceptions.ts'
import { lintLevels } from './kinds-lint.ts'
import { scannerReleases } from './kinds-scanners.ts'
import { policyMap } from './kinds-policy.ts'
import { smokeChecks } from './kinds-smoke.ts'
import { oneOffTasks } from './kinds-tasks.ts'
import { requiredTags } from './kinds-verify.ts'
import { baselineImage, givenImage, region, repository, wantedRevision } from './names.ts'
import { ofNamedContexts, ofSsh, ofTaskDefinition } from './path-forms.ts'
import { agentOfContext, agentOfSsh } from './ssh-agent.ts'
import { DEFAULT_PIPELINE, PIPELINE_NAMES, type AlwaysRequired } from './requirements.ts'

const run = fieldsOf('run')
const image = fieldsOf('image')
const services = fieldsOf('services')
const service = fieldsOf('service')

// prettier-ignore
export const SETTINGS = {
  // What is run
  pipeline: image.defaulted(DEFAULT_PIPELINE, 'The pipeline to run. `ship`: build, scan, gate, push, deploy, wait. `check`, for pull requests: build, scan, gate, and the plan if there are AWS credentials; nothing is pushed or changed. `rollback`: deploy an earlier revision as it is, without a build, scan or gate; see docs/rollback.md. `rescan`: scan and judge what really runs, with today\'s database; nothing is changed; see docs/rescan.md.', guarded(choice(PIPELINE_NAMES))),
  environment: run.optional('Environment of this deployment, for example `production`. Selects an entry of `environments` in ship-to-ecs.yaml, and is part of the default tag. Required if `tag` uses {environment} (the default does) or if the file has `environments`.', string()),
  app: run.optional('The entry of `apps` in ship-to-ecs.yaml to build and deploy. Required when there are several.', inputOnly(string())),
  'config-file': run.optional('Settings file in the checkout. An input overrides the file. Default: `ship-to-ecs.yaml`, if it exists. `none`: no file.', inputOnly(string())),
  'guarded-settings': run.optional('Guarded settings as YAML, for those without an input of their own; an input of its own overrides it. See SECURITY.md.', inputOnly(string())),
  'policy-file': run.optional('Path of a YAML file with a policy that the settings can tighten, never relax, for example in a checkout of the repository with the policy of the organization. See [Policy](policy.md#floors).', inputOnly(string())),
  'github-token': run.optional('Token for GitHub. The job grants it what is used: `contents: read` (guarded settings and exceptions of the target branch, comparing commits), `pull-requests: write` (`comment: on`), `security-events: write` (`code-scanning: upload`), `issues: write` (`issue: on`).', inputOnly(filledIn('${{ github.token }}', string()))),
  'rollback-to': run.optional('What `pipeline: rollback` goes back to: `previous`, the last revision that completed a deployment and is not the one that the service has; a revision (`hello:41`, `41` or its ARN), which is deployed as it is; or an image in ECR (a digest or a tag), which replaces the one in the task definition that the service has. Default: `previous`.', inputOnly(wantedRevision())),
  'dry-run': run.defaulted('false', 'End after the plan: show what a deployment would change, without building, pushing or changing anything. Docker is not needed.', inputOnly(flag())),
  // Target
  repository: image.optional('Name of the ECR repository, without registry or tag.', repository()),
  cluster: services.optional('Name or ARN of the ECS cluster.', string()),
  service: service.optional('Name or ARN of the ECS service, which must exist unless `service-definition` is set. Default for an entry of `services`: its key.', string()),
  'task-definition': service.optional('A JSON or YAML task definition file in the checkout (its path contains a slash, or ends in .json, .yaml or .yml), or a family, family:revision or ARN in ECS.', naming(ofTaskDefinition, string())),
  'service-definition': service.optional('A JSON or YAML file in the checkout from which the service is created when it does not exist: a CreateService request, as `aws ecs create-service --cli-input-json` takes it. It is not applied to a service that exists. See docs/services.md.', fileOnly(naming((path) => [path], string()))),
  'container-name': service.optional('Container whose image is replaced. Required when the task definition has several containers.', string()),
  'value-envs': run.defaulted('', 'Environment variables that `${env:NAME}` in the task definition can take, one per line. See docs/values.md.', inputOnly(asking((names) => names, lines()))),
  tfstate: services.optional('File in the checkout with the outputs that `${tfstate:output.NAME}` in the task definition names: a Terraform state, or the output of `terraform output -json`.', naming((path) => [path], string())),
  'aws-region': fieldsOf('image-and-services').optional('AWS region. Default: AWS_REGION in the environment. `none`: the default.', guarded(unsetByNone(region()))),
  'aws-account-id': fieldsOf('image-and-services').optional('The account that the credentials, the cluster, the service and (without `registry-id`) the registry must belong to. `none`: any.', guarded(unsetByNone(accountId()))),
  // Tag
  tag: image.defaulted('{environment}-{sha}', 'Template of the image tag. Placeholders: {environment} {sha} {short-sha} {branch} {pr} {run-number} {run-attempt} {run-id} {date} {semver} {major} {minor} {patch}.', string()),
  // Build, or an image that exists
  image: image.optional('An image of `repository` to deploy instead of building one: a digest, a tag (resolved once), or the full name of an image. It is pulled, scanned and judged like a built one; no tag is moved.', inputOnly(givenImage())),
  context: image.defaulted('.', 'Build context: a directory in the checkout, or a URL.', naming((path) => [path], asking(agentOfContext, string()))),
  file: image.optional('Path of the Dockerfile in the checkout. Default: `Dockerfile` in the context.', naming((path) => [path], string())),
  target: image.optional('Target stage of the Dockerfile.', string()),
  'build-args': image.defaulted('', 'Build arguments, one KEY=VALUE per line; a KEY alone takes its value from the environment. They are visible in the image and in process lists: do not use them for secrets.', asking((all) => all.filter((line) => !line.includes('=')), assignments())),
  secrets: image.defaulted('', 'Build secrets, one ID=VALUE per line, for `RUN --mount=type=secret`.', pairs('ID=VALUE')),
  'secret-envs': image.defaulted('', 'Build secrets from environment variables, one ID=NAME per line.', asking((all) => Object.values(all), pairs('ID=NAME'))),
  'secret-files': image.defaulted('', 'Build secrets from files, one ID=PATH per line.', naming((all) => Object.values(all), pairs('ID=PATH'))),
  ssh: image.defaulted('', 'SSH agent sockets or keys for the build, one per line, for example `default`.', naming(ofSsh, asking(agentOfSsh, lines()))),
  platforms: image.defaulted('', 'Platform to build for, for example `linux/arm64`. Only one is supported. Default: the platform of the Docker daemon.', lines()),
  labels: image.defaulted('', 'Labels of the image, one KEY=VALUE per line, in addition to the OCI labels that are always set.', pairs()),
  'cache-from': image.defaulted('', 'Cache sources, one per line, for example `type=gha`. Requires buildx.', caches()),
  'cache-to': image.defaulted('', 'Cache destinations, one per line, for example `type=gha,mode=max`. Requires buildx. `pipeline: check` exports only to `gha`, `local` and `inline`.', caches()),
  pull: image.defaulted('false', 'Always pull newer versions of the base images.', flag()),
  'no-cache': image.defaulted('false', 'Build without the cache.', flag()),
  provenance: image.defaulted('false', 'Provenance attestation, in buildx syntax (`true`, `mode=max`). The pushed image becomes an index, which ECR basic scanning does not support.', string()),
  sbom: image.defaulted('false', 'SBOM attestation, in buildx syntax. The pushed image becomes an index, which ECR basic scanning does not support.', string()),
  // Scans and gate
  'trivy-severity': image.defaulted('CRITICAL,HIGH', 'Severities that block the image, or `none`. Findings of every severity are reported.', guarded(choices(SEVERITIES))),
  'trivy-ignore-unfixed': image.defaulted('false', 'Ignore vulnerabilities that have no fixed version.', guarded(flag())),
  'trivy-db-repository': image.defaulted('mirror.gcr.io/aquasec/trivy-db:2\nghcr.io/aquasecurity/trivy-db:2\npublic.ecr.aws/aquasecurity/trivy-db:2', 'Repositories of the vulnerability database, tried in order.', guarded(lines())),
  'trivy-cache-dir': image.optional('Trivy cache directory that contains `db/trivy.db`. If set, no database is downloaded. `none`: download it.', guarded(unsetByNone(naming((path) => [path], string())))),
  'dockle-exit-level': image.defaulted('FATAL', 'Lowest Dockle level that blocks the image: FATAL, WARN or INFO; or `none`.', guarded(choice([...DOCKLE_LEVELS, 'none']))),
  baseline: image.defaulted('none', 'The image that the new one is compared with: what the new one adds blocks by the policy, what both have only after `baseline-days`. `running`: the image that the services run now. Or an image by digest, `sha256:…` of `repository` or `registry/repository@sha256:…`. With `none`, every finding is judged. See [Baseline](baseline.md).', guarded(baselineImage())),
  offline: image.defaulted('false', 'Download nothing: the scanners must be on PATH or in the cache, and the database in the cache.', guarded(flag())),
  'exceptions-from': run.defaulted('base', 'Where exceptions of a pull request are taken from: `base`, the target branch; or `head`, the pull request itself, for repositories that protect `ship-to-ecs.exceptions.yaml` by CODEOWNERS. See docs/exceptions.md.', inputOnly(choice(['base', 'head']))),
  'override-reason': run.optional('Why the image passes in this run although findings block it. The summary, an annotation and the output `override-reason` say so. Not for a scan that broke.', inputOnly(reasonInWords())),
  // Deployment
  'desired-count': service.optional('Number of tasks. Default: unchanged.', integer({ min: 0, max: 5000 })),
  'force-new-deployment': services.defaulted('false', 'Start a deployment even if nothing in the service changes.', flag()),
  'wait-for-minutes': services.defaulted('30', 'How long to wait for the deployment, in minutes.', integer({ min: 1, max: 360 })),
  'wait-until': services.defaulted('stable', 'What the run waits for: `stable`, the end of the deployment; `serving`, when the new tasks serve and old ones only drain, or all production traffic has moved; or a stage of a blue/green, linear or canary deployment, such as `BAKE_TIME`. See [Strategies](strategies.md).', choice(WAITS)),
  'when-in-progress': services.defaulted('replace', 'What is done when another deployment of the service is in progress right before the update: `replace` it, `wait` for its end, for `wait-for-minutes` at most, or `fail`. One of the same task definition is followed.', choice(['replace', 'wait', 'fail'])),
  'on-service-failure': image.defaulted('continue', 'With several services, what becomes of the others when one fails: `continue`, or `stop`: those whose update has not begun are not updated. See [Services](services.md#when-one-fails).', fileOnly(choice(['continue', 'stop']))),
  'fail-fast': services.defaulted('true', 'Give up a deployment whose tasks fail again and again although ECS continues it: at the number of failures of its circuit breaker, or at the second one by a cause that another start does not remove. See [Failures](failures.md).', fileOnly(flag())),
  'allow-behind': image.defaulted('false', 'Deploy the commit although GitHub shows that it is older than the one of the running image. See docs/never-backwards.md.', guarded(flag())),
  'rollback-on': services.optional('When a deployment of this run is taken back: `failure`, `timeout` (`wait-for-minutes` is over), `cancel`, several of them, or `none`. Default: `failure`, unless the circuit breaker of the service is set not to roll back.', choices(TRIGGERS)),
  'codedeploy-application': service.optional('The CodeDeploy application of a service that CodeDeploy deploys. Default: found by the service.', fileOnly(string())),
  'codedeploy-deployment-group': service.optional('Its deployment group. Default: found by the service.', fileOnly(string())),
  'codedeploy-deployment-config': services.optional('The CodeDeploy deployment configuration, for example `CodeDeployDefault.ECSAllAtOnce`. Default: that of the deployment group.', fileOnly(string())),
  'codedeploy-appspec': service.optional('An AppSpec file in the checkout, JSON or YAML, for its hooks and for properties that are to differ from the service. Default: what the service has. See [Strategies](strategies.md#codedeploy).', fileOnly(naming((path) => [path], string()))),
  'smoke-test': services.optional('HTTP checks that are made when the deployment is confirmed; one that fails fails the deployment. A list of `url`, or `path` at the load balancer of the service, with `method`, `headers`, `status`, `contains` and more. See docs/smoke-test.md. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(smokeChecks())))),
  'keep-revisions': services.optional('How many of the newest revisions of the task definition stay when older ones are deregistered after a deployment that was confirmed; never one that a task or a service has, or could go back to. See docs/rollback.md#old-revisions for what cannot be seen. Default: none is deregistered. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(integer({ min: 1, max: 1000 }))))),
  'watch-alarms': services.optional('CloudWatch alarms, by name, that are watched after the deployment and the smoke test; one that goes into ALARM fails the deployment. See docs/smoke-test.md#alarms. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(alarmNames())))),
  'watch-minutes': services.defaulted('5', 'For how long `watch-alarms` are watched, in minutes.', guarded(fileOnly(integer({ min: 1, max: 60 })))),
  verify: image.defaulted('true', 'Check what the services depend on, such as roles, secrets, log groups and target groups, before anything is changed.', guarded(fileOnly(flag()))),
  'pause-hook': services.defaulted('wait', 'What is done at a pause hook of a blue/green, linear or canary deployment: `wait` for somebody to continue it, `continue`, at each step, or `roll-back`.', guarded(fileOnly(choice(PAUSE_ANSWERS)))),
  'service-attributes': services.optional('Attributes that the service is to have, set by the update that deploys: `enable-execute-command`, `tags`, `network`, `capacity-providers`, `circuit-breaker` and more. What is not listed stays. See [Services](services.md#service-attributes).', guarded(fileOnly(serviceAttributes()))),
  'required-tags': services.optional('Tags that the service and the task definition must have: a list of keys, or KEY: VALUE. What lacks one is reported by `verify`.', guarded(fileOnly(requiredTags()))),
  lint: services.optional('Levels of the rules that the task definition is checked against, RULE: `off`, `warn` or `error`; `all` for those that are not listed. See docs/lint.md.', guarded(fileOnly(lintLevels()))),
  'run-before': service.optional('Tasks that run once before the service is updated, in the order of the list: a migration, for example. One that fails ends the run. See [Tasks](tasks.md).', guarded(fileOnly(oneOffTasks()))),
  'run-after': service.optional('Tasks that run once when the deployment is confirmed, in the order of the list. One that fails is a failure of the deployment. See [Tasks](tasks.md).', guarded(fileOnly(oneOffTasks()))),
  'registry-id': image.optional('The account that the registry belongs to, when it is another than that of the service. Default: `aws-account-id`. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(accountId())))),
  'build-contexts': image.defaulted('', 'Additional build contexts, NAME: PATH. Requires buildx. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(naming(ofNamedContexts, pairs()))))),
  network: image.optional('Network mode of `RUN` instructions.', guarded(fileOnly(string()))),
  'add-hosts': image.defaulted('', 'Additional HOST:IP mappings for the build. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(lines())))),
  builder: image.optional('The buildx builder to use. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'baseline-days': image.defaulted('30', 'With `baseline`, for how many days after its publication a vulnerability that the baseline has, too, does not block.', guarded(fileOnly(integer({ min: 0, max: 3650 })))),
  'accept-unknown-os': image.defaulted('false', 'Let an image pass although Trivy did not check its operating system packages: it does not recognize the system, or the database has no advisories for the release. The summary says so.', guarded(fileOnly(flag()))),
  policy: image.optional('What else blocks the image: `fixable-after-days`, `end-of-life`, `secrets`, `licenses`, `image-configuration`, `dockle-codes`, `max-size-mb`, `max-growth-mb`, `max-growth-percent`, `base-images`, `max-database-age-hours`. See [Policy](policy.md). In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(policyMap())))),
  'require-verified-db': image.defaulted('false', 'Fail if the vulnerability database is not verified against its registry in this run: with `offline`, or with `trivy-cache-dir`.', guarded(fileOnly(flag()))),
  'pin-sidecars': image.defaulted('off', 'Whether the images of the other containers are deployed by digest. `pin`: each is resolved once per run. `scan`: Trivy and Dockle also scan each, and the gate judges what they find. `off`: they stay as written. See [Render](render.md#side-cars).', guarded(fileOnly(choice(['off', 'pin', 'scan'])))),
  'image-test': image.optional('A test of the image before it is pushed: a container of it runs without anything of the job, must get ready, and a command in it must succeed. `wait-for`, `run`, `command`, `env`, `timeout-seconds` and more. See [Test the image](image-test.md). In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(imageTest())))),
  'scan-timeout-minutes': image.defaulted('10', 'How long one scan may take, in minutes.', fileOnly(integer({ min: 1, max: 120 }))),
  'ecr-scan': image.defaulted('off', 'Whether ECR\'s own scan of the pushed image is judged before the deployment, by the same policy and exceptions. `wait`: wait for the scan that the registry makes on push, basic or enhanced; where it makes none, a basic one is started. See [Scans](scans.md#ecrs-own-scan).', guarded(fileOnly(choice(['off', 'wait'])))),
  'ecr-scan-minutes': image.defaulted('15', 'How long to wait for ECR\'s scan, in minutes. Without an end in that time the image is not deployed.', fileOnly(integer({ min: 1, max: 120 }))),
  'ecr-scan-unsupported': image.defaulted('block', 'What becomes of an image that ECR cannot scan, for example one `FROM scratch`: `block`, or `accept`; the summary says so.', guarded(fileOnly(choice(['block', 'accept'])))),
  'code-scanning': image.defaulted('off', 'Whether the findings go to the code scanning of the repository: `off`, or `upload`, which needs `security-events: write`. See [Code scanning](code-scanning.md).', guarded(fileOnly(choice(['off', 'upload'])))),
  comment: image.defaulted('off', 'Whether a pull request gets a comment with the verdict, which each run updates: `off`, or `on`, which needs `pull-requests: write`. See [Code scanning](code-scanning.md#comment).', guarded(fileOnly(choice(['off', 'on'])))),
  issue: image.defaulted('off', 'With `pipeline: rescan`, whether one issue of the repository says what blocks images that run: `off`, or `on`, which needs `issues: write`. It is closed when nothing blocks. See [Rescan](rescan.md#the-issue).', guarded(fileOnly(choice(['off', 'on'])))),
  'tools-mirror': image.optional('Base URL from which the pinned scanner releases are downloaded instead of github.com. Their SHA-256 is verified either way. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'scanner-releases': image.optional('Another release of a scanner than the pinned one: a map from `trivy` or `dockle` to its `version` and the `sha256` of its archive, or a map of them by platform (`Linux-64bit`, `Linux-ARM64`, …). It is used from PATH, too, at that version only. See [Scans](scans.md#your-own-scanner-release). In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(scannerReleases())))),
  // The task definition, in the file only
  containers: service.optional('What is changed in containers of the task definition, by their names: image, environment, secrets, environment-files, command, entry-point, cpu, memory, memory-reservation, docker-labels, log-driver, log-options. `null` removes what the task definition has. See [Render](render.md).', fileOnly(containers())),
  'task-cpu': service.optional('CPU of the task, in units or as `.5 vCPU`.', fileOnly(string())),
  'task-memory': service.optional('Memory of the task, in MiB or as `1 GB`.', fileOnly(string())),
  'ephemeral-storage': service.optional('Ephemeral storage of a task on Fargate, in GiB.', fileOnly(integer({ min: 21, max: 200 }))),
  'execution-role': service.optional('Name or ARN of the execution role of the task. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'task-role': service.optional('Name or ARN of the role of the task. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'runtime-platform': service.optional('System and architecture that the task runs on, for example `linux/arm64`.', fileOnly(runtimePlatform())),
  'task-definition-tags': service.optional('Tags of the task definition, by key; `null` removes one. Tags that the task definition has are kept.', fileOnly(changesByKey())),
  'task-definition-patch': service.optional('Operations of JSON Patch (RFC 6902), applied to the task definition after all other settings. See [Render](render.md).', fileOnly(patch())),
} as const satisfies Readonly<Record<string, Field<unknown>>>

export type SettingName = keyof typeof SETTINGS

// `keyof` of a literal loses nothing here: the table above has all the names.
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

/** Looks a setting up without its own type. */
export const fieldOf = (name: SettingName): Field<unknown> => SETTINGS[name]

/** The inputs in `action.yml`. */
export const ACTION_INPUTS = SETTING_NAMES.filter((name) => fieldOf(name).place !== 'file')

/** The settings that the file can have. */
export const FILE_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).place !== 'input')

/** The settings that a checkout may not decide when others may have changed it. */
export const GUARDED_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).isGuarded)

/** The settings that belong to a service. */
export const SERVICE_SETTINGS = SETTING_NAMES.filter((name) => !['run', 'image'].includes(fieldOf(name).owner))

/** The settings that belong to the run or to its image. */
export const RUN_SETTINGS = SETTING_NAMES.filter((name) => !['service', 'services'].includes(fieldOf(name).owner))

type NamesOf<O extends Owner> = {
  [Name in SettingName]: (typeof SETTINGS)[Name]['owner'] extends O ? Name : never
}[SettingName]

type ValueOf<Name extends SettingName> =
  | z.output<(typeof SETTINGS)[Name]['schema']>
  | (Name extends AlwaysRequired ? never : (typeof SETTINGS)[Name] extends OptionalField<unknown> ? null : never)

type ServiceSettingName = NamesOf<'service' | 'services' | 'image-and-services'>
type RunSettingName = NamesOf<'run' | 'image' | 'image-and-services'>

/** What one service is deployed with. `key` is its key in `services`, or the service's name. */
export type ServiceSettings = { readonly [Name in ServiceSettingName]: ValueOf<Name> } & {
  readonly key: string
  /** Where each setting is set in the file. */
  readonly places: ReadonlyMap<SettingName, Position>
}

/** What belongs to the run and to its image. */
export type RunSettings = { readonly [Name in RunSettingName]: ValueOf<Name> }

/** All settings by name, checked; null where nothing is set, nothing is required and there is no default. */
export type Settings = RunSettings & { readonly services: readonly [ServiceSettings, ...ServiceSettings[]] }
