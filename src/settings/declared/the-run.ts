/** What is run, where, and under which tag. */
import { asking, fieldsOf, fileOnly, filledIn, guarded, inputOnly, naming, unsetByNone } from '../field.ts'
import { accountId, choice, flag, integer, lines, string } from '../kinds.ts'
import { appPaths } from '../kinds-apps.ts'
import { sessionPolicy } from '../kinds-roles.ts'
import { region, repository, roleArn, ruleOrListenerArn, wantedRevision } from '../names.ts'
import { ofTaskDefinition } from '../path-forms.ts'
import { DEFAULT_PIPELINE, PIPELINE_NAMES } from '../requirements.ts'

const run = fieldsOf('run')
const image = fieldsOf('image')
const services = fieldsOf('services')
const service = fieldsOf('service')

// prettier-ignore
export const RUN_AND_TARGET = {
  // What is run
  pipeline: image.defaulted(DEFAULT_PIPELINE, 'The pipeline to run. `ship`: build, scan, gate, push, deploy, wait. `check`, for pull requests: build, scan, gate, and the plan if there are AWS credentials; nothing is pushed or changed. `push`: build, scan, gate, push; another job deploys the digest; see docs/push.md. `promote`: scan and judge an image that exists, tag it for the environment and deploy it, if it has passed the environment before; see docs/promote.md. `rollback`: deploy an earlier revision as it is, without a build, scan or gate; see docs/rollback.md. `rescan`: scan and judge what really runs, with today\'s database; nothing is changed; see docs/rescan.md. `maintenance`: switch the sorry page of the load balancer on or off, or show it; see docs/maintenance.md. `apps`: list the apps that a change concerns, for a matrix of jobs; see docs/workflows.md.', guarded(choice(PIPELINE_NAMES))),
  environment: run.optional('Environment of this deployment, for example `production`. Selects an entry of `environments` in ship-to-ecs.yaml, and is part of the default tag. Required if `tag` uses {environment} (the default does) or if the file has `environments`.', string()),
  app: run.optional('The entry of `apps` in ship-to-ecs.yaml to build and deploy. Required when there are several.', inputOnly(string())),
  paths: image.optional('The files and folders that an app is made from, one per line, for `pipeline: apps`: a change of another file does not concern the app. `*` is any text, slashes included. Default: every change concerns it.', fileOnly(appPaths())),
  'config-file': run.optional('Settings file in the checkout. An input overrides the file. Default: `ship-to-ecs.yaml`, if it exists. `none`: no file.', inputOnly(string())),
  'guarded-settings': run.optional('Guarded settings as YAML, for those without an input of their own; an input of its own overrides it. See SECURITY.md.', inputOnly(string())),
  'policy-file': run.optional('Path of a YAML file with a policy that the settings can tighten, never relax, for example in a checkout of the repository with the policy of the organization. See [Policy](policy.md#floors).', inputOnly(string())),
  'github-token': run.optional('Token for GitHub. The job grants it what is used: `contents: read` (guarded settings and exceptions of the target branch, comparing commits), `attestations: read` (`attestation`), `pull-requests: write` (`comment: on`), `security-events: write` (`code-scanning: upload`), `issues: write` (`issue: on`).', inputOnly(filledIn('${{ github.token }}', string()))),
  'rollback-to': run.optional('What `pipeline: rollback` goes back to: `previous`, the last revision that completed a deployment and is not the one that the service has; a revision (`hello:41`, `41` or its ARN), which is deployed as it is; or an image in ECR (a digest or a tag), which replaces the one in the task definition that the service has. Default: `previous`.', inputOnly(wantedRevision())),
  maintenance: run.defaulted('show', 'What `pipeline: maintenance` does with the sorry page: `on`, `off`, or `show`, which changes nothing and fails when the page has been on for too long. See docs/maintenance.md.', inputOnly(choice(['on', 'off', 'show']))),
  'maintenance-rule': services.optional('The rule of the load balancer that is the sorry page, by its ARN, or the listener that has it. Default: the rule with the tag `ship-to-ecs:maintenance`, of the listeners that lead to the service.', fileOnly(ruleOrListenerArn())),
  'maintenance-limit-minutes': image.defaulted('240', 'How long the sorry page may be on before `maintenance: show` fails, in minutes.', fileOnly(integer({ min: 1, max: 43_200 }))),
  'promote-from': image.optional('With `pipeline: promote`, the environment that the image must have passed, or `none`. Default: the one before in `environments` of ship-to-ecs.yaml, in the order of the file. See docs/promote.md.', guarded(string())),
  'mark-passed': image.optional('Tag the image `passed-<environment>-<commit>` when every service has been confirmed and has passed its smoke test, with `pipeline: ship` and `promote`. Default: `true` where ship-to-ecs.yaml has several `environments`. See docs/promote.md.', guarded(flag())),
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
  // Credentials
  'role-to-assume': image.optional('The ARN of an IAM role that is assumed by OIDC, for everything in the account of the services. The job needs `permissions: id-token: write`. Default: the credentials in the environment of the job. `none`: the default. See docs/iam.md.', guarded(unsetByNone(roleArn()))),
  'registry-role': image.optional('The ARN of an IAM role that is assumed by OIDC, for everything in ECR, where the registry is in another account than the services. Default: the credentials in the environment of the job or, where it has none, `role-to-assume`. `none`: the default.', guarded(unsetByNone(roleArn()))),
  'registry-region': image.optional('The region of the registry. Default: `aws-region`. `none`: the default.', guarded(unsetByNone(region()))),
  'role-session-policy': image.optional('What the session of `role-to-assume` may do at most: an IAM policy, or a list of ARNs of managed policies. Default: all that the role may.', guarded(fileOnly(sessionPolicy()))),
  'registry-session-policy': image.optional('As `role-session-policy`, for `registry-role`.', guarded(fileOnly(sessionPolicy()))),
  // Tag
  tag: image.defaulted('{environment}-{sha}', 'Template of the image tag. Placeholders: {environment} {sha} {short-sha} {branch} {pr} {run-number} {run-attempt} {run-id} {date} {semver} {major} {minor} {patch}.', string()),
  'additional-tags': image.defaulted('', 'Further tags of the image, one template per line, with the placeholders of `tag`. They are set on the digest that was pushed under `tag`. See [Push](push.md#several-tags).', lines()),
  'if-tag-exists': image.defaulted('compare', 'What an image means that the registry has under the tag already. `compare`: the image is built, and the push compares: the same image is a success; another one is an error where the tag is immutable, else the tag is moved. `reuse`: an image with the revision label of this commit is used and none is built; it is scanned and judged like a built one. See [Push](push.md#the-tag-exists).', guarded(choice(['compare', 'reuse']))),
} as const
