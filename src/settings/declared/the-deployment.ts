/** The deployment, and settings of the file for all stages. */
import { WAITS } from '../../domain/rollout/lifecycle-stages.ts'
import { PAUSE_ANSWERS } from '../../domain/rollout/pauses.ts'
import { TRIGGERS } from '../../domain/rollout/rollback-policy.ts'
import { fileOnly, guarded, naming, unsetByNone, fieldsOf } from '../field.ts'
import { alarmNames } from '../kinds-alarms.ts'
import { serviceAttributes } from '../kinds-attributes.ts'
import { imageTest } from '../kinds-image-test.ts'
import { lintLevels } from '../kinds-lint.ts'
import { policyMap } from '../kinds-policy.ts'
import { repositoryToCreate } from '../kinds-repository.ts'
import { scannerReleases } from '../kinds-scanners.ts'
import { smokeChecks } from '../kinds-smoke.ts'
import { oneOffTasks } from '../kinds-tasks.ts'
import { requiredTags } from '../kinds-verify.ts'
import { accountId, choice, choices, flag, integer, lines, pairs, string } from '../kinds.ts'
import { ofNamedContexts } from '../path-forms.ts'

const image = fieldsOf('image')
const services = fieldsOf('services')
const service = fieldsOf('service')

// prettier-ignore
export const DEPLOYMENT = {
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
  'registry-id': image.optional('The account that the registry belongs to, when it is another than that of the service. Default: the account of `registry-role`, or `aws-account-id`. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(accountId())))),
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
  'create-repository': image.optional('Create `repository` where it does not exist, after the gate and before the push: `true`, or a map with `role`, `scan-on-push`, `immutable`, `mutable-tags`, `kms-key`, `lifecycle`, `pull-accounts` and `tags`. One that exists is never changed. See [The repository](repository.md). In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(naming(({ lifecycle }) => (lifecycle === null ? [] : [lifecycle]), repositoryToCreate()))))),
  'scan-timeout-minutes': image.defaulted('10', 'How long one scan may take, in minutes.', fileOnly(integer({ min: 1, max: 120 }))),
  'ecr-scan': image.defaulted('off', 'Whether ECR\'s own scan of the pushed image is judged before the deployment, by the same policy and exceptions. `wait`: wait for the scan that the registry makes on push, basic or enhanced; where it makes none, a basic one is started. See [Scans](scans.md#ecrs-own-scan).', guarded(fileOnly(choice(['off', 'wait'])))),
  'ecr-scan-minutes': image.defaulted('15', 'How long to wait for ECR\'s scan, in minutes. Without an end in that time the image is not deployed.', fileOnly(integer({ min: 1, max: 120 }))),
  'ecr-scan-unsupported': image.defaulted('block', 'What becomes of an image that ECR cannot scan, for example one `FROM scratch`: `block`, or `accept`; the summary says so.', guarded(fileOnly(choice(['block', 'accept'])))),
  'code-scanning': image.defaulted('off', 'Whether the findings go to the code scanning of the repository: `off`, or `upload`, which needs `security-events: write`. See [Code scanning](code-scanning.md).', guarded(fileOnly(choice(['off', 'upload'])))),
  comment: image.defaulted('off', 'Whether a pull request gets a comment with the verdict, which each run updates: `off`, or `on`, which needs `pull-requests: write`. See [Code scanning](code-scanning.md#comment).', guarded(fileOnly(choice(['off', 'on'])))),
  issue: image.defaulted('off', 'With `pipeline: rescan`, whether one issue of the repository says what blocks images that run: `off`, or `on`, which needs `issues: write`. It is closed when nothing blocks. See [Rescan](rescan.md#the-issue).', guarded(fileOnly(choice(['off', 'on'])))),
  'tools-mirror': image.optional('Base URL from which the pinned scanner releases are downloaded instead of github.com. Their SHA-256 is verified either way. In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(string())))),
  'scanner-releases': image.optional('Another release of a scanner than the pinned one: a map from `trivy` or `dockle` to its `version` and the `sha256` of its archive, or a map of them by platform (`Linux-64bit`, `Linux-ARM64`, …). It is used from PATH, too, at that version only. See [Scans](scans.md#your-own-scanner-release). In `guarded-settings`, `none` unsets it.', guarded(unsetByNone(fileOnly(scannerReleases())))),
} as const
