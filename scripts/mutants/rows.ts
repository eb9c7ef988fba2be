/** The mutants: faults by which a run would be green that must be red, or hand out what it must keep. Each must die in a scenario on the bundle. */
import { ATTESTATIONS } from './attestation-rows.ts'
import { INIT } from './init-rows.ts'
import { BASELINES } from './baseline-rows.ts'
import { TAGS } from './tag-rows.ts'
import { BY_CODEDEPLOY } from './codedeploy-rows.ts'
import { DEPLOYMENTS } from './deployment-rows.ts'
import { DOCTOR } from './doctor-rows.ts'
import { MAINTENANCE } from './maintenance-rows.ts'
import { PROMOTIONS } from './promotion-rows.ts'
import { MERGED } from './merge-rows.ts'
import { NETWORK } from './network-rows.ts'
import { PLATFORMS } from './platform-rows.ts'
import { REPOSITORIES } from './repository-rows.ts'
import { RESCANS } from './rescan-rows.ts'
import { ROLES } from './role-rows.ts'
import { UNANSWERED } from './unanswered-rows.ts'
import { EXCEPTIONS } from './exception-rows.ts'
import { WAYS_BACK } from './way-back-rows.ts'
import { LEAKS } from './leak-rows.ts'
import { mutantsOf, type Mutant } from './mutant.ts'

const SERVICE_DEPLOYMENT = 'domain/rollout/service-deployment.ts'
const FAILED_BY_TEXT = '/circuit breaker|alarm/i'

/** A monitor of ECS, in what it reports and in the reason that ECS gives. */
const ignoredMonitor = (name: string, text: string, other: string): Mutant => ({
  name: `${name} ignored`,
  changes: [
    { file: `src/${SERVICE_DEPLOYMENT}`, text, replacement: '\n' },
    { file: `src/${SERVICE_DEPLOYMENT}`, text: FAILED_BY_TEXT, replacement: other },
  ],
  killedBy: { file: 'ship-rollout', test: `failed by ${name}, without a rolloutState` },
})

// Tables: one row, one mutant.
// prettier-ignore
const ROLLOUT = mutantsOf('ship-rollout', [
  ['ROLLBACK_REQUESTED read as under way', SERVICE_DEPLOYMENT, "ROLLBACK_REQUESTED: (subject, own) => doomed(rolledBack(subject, own, 'in-progress'), ROLLBACK_GRACE_MS)", 'ROLLBACK_REQUESTED: readUnderWay', 'to be rolled back'],
  ['alarms no cause', SERVICE_DEPLOYMENT, "alarms: own.alarms?.status === 'TRIGGERED' ? (own.alarms.triggeredAlarmNames ?? []) : null", 'alarms: null', 'rolled back by an alarm'],
  ['any digest proves', 'domain/rollout/running-image.ts', 'image.runningDigests.some((digest) => digest === imageDigest)', 'true', 'whose tasks report another image'],
  ['a missing digest proves', 'domain/rollout/running-image.ts', "return { kind: 'seen', tasks: 1, silent: 1 }", "return { kind: 'seen', tasks: 1, silent: 0 }", 'tasks that report no digest'],
  ['foreign tasks prove', 'domain/rollout/running-image.ts', 'isTaskOf(task, started) && task.taskDefinitionArn === started.taskDefinitionArn && ', '', 'that only tasks of another deployment outlive'],
  ['foreign tasks as evidence', 'domain/rollout/stopped.ts', 'isTaskOf(task, started) && ', '', 'rolled back to tasks that fail, too'],
  ['the desired count not compared', 'domain/rollout/confirmation.ts', 'if (tasks < required)', 'if (tasks < 1)', 'with fewer tasks than desired'],
  ['exits since the success ignored', 'domain/rollout/confirmation.ts', 'if (exited.length > 0)', 'if (exited.length < 0)', 'one of whose tasks has exited since'],
])

// prettier-ignore
const IMAGE = mutantsOf('ship', [
  ['the lowest severity ignored', 'domain/scan/policy/severity-rules.ts', 'trivySeverities.includes(finding.severity)', 'trivySeverities.slice(0, -1).includes(finding.severity)', 'a HIGH vulnerability'],
  ["Dockle's levels ignored", 'domain/scan/policy/dockle-rules.ts', 'levelsDownTo(policy.dockleLevel).includes(finding.level)', "levelsDownTo('none').includes(finding.level)", 'a FATAL finding of Dockle'],
  ["Dockle's ERROR line ignored", 'domain/scan/scanner-log.ts', "['ERROR', 'DPANIC'", "['DPANIC'", 'a Dockle that logs an error'],
  ['a broken scan passes', 'domain/scan/judged.ts', 'if (broken.length > 0)', 'if (broken.length < 0)', 'a Dockle that logs an error'],
  ["another image's report counts", 'stages/scanners/scan.ts', 'if (other !== null)', 'if (other === undefined)', 'a report of another image'],
  ['the platform that was asked for not compared', 'stages/build/archive.ts', 'if (asked === undefined || isForPlatform(built, asked)) return', 'if (asked !== built) return', 'an image for another platform'],
  ['the platform of the tasks not compared', 'stages/push/push.ts', "checkRuntime(taskDefinition, { subject: 'the image is', platforms: [image.platform] })", 'void taskDefinition', 'an image that the tasks cannot run'],
  ["another image's tag counts", 'stages/push/held-image.ts', 'configDigests.length === 1 && configDigests[0] === configDigest', 'configDigests.length === 1', 'an image whose tag is moved after the push'],
  ['an immutable tag moved', 'stages/push/push.ts', 'const isMutable = isTagMutable(repository, name.tag)', 'const isMutable = isTagMutable !== undefined', 'an image whose tag another one has'],
  ['the account not compared', 'stages/plan/account.ts', 'if (wanted === null || account === wanted) return', 'if (wanted !== account) return', 'anything in another account'],
])

// prettier-ignore
const GUARDS = mutantsOf('ship', [
  ['the guard of paths removed', 'adapters/files.ts', 'refusal: (path) => refusalOf(path, options.workspace)', 'refusal: () => Promise.resolve(null)', 'build from /proc by a link'],
  ['the guard of links out of the checkout removed', 'adapters/path-trace.ts', 'isOfCheckout && !isIn(root, end)', "isOfCheckout && end === ''", 'read what a link leads to'],
  ['the guard of absolute paths removed', 'settings/workflow-only.ts', 'filter((path) => isAbsolute(path))', "filter((path) => path === '')", 'name a file of the machine'],
  ['the guard of variables of the job removed', 'settings/workflow-only.ts', 'OF_THE_JOB.test(variable)', 'OF_THE_JOB === undefined', 'hand a variable of the job to the build'],
  ['a pattern taken for the name of a variable', 'settings/field.ts', 'if (variables(value).every((name) => VARIABLE.test(name))) return', 'if (VARIABLE !== undefined) return', 'hand over variables by a pattern'],
  ['the guard of caches removed', 'domain/build/cache-entry.ts', "if (type !== 'gha') return []", 'if (type) return []', 'send a token of the job to a host'],
  ['settings of another commit trusted', 'domain/trust/guard-source.ts', 'if (head === sha)', 'if (sha)', 'decide the verdict from another commit'],
])

// prettier-ignore
const TRUST = mutantsOf('trust', [
  ["settings trusted whoever wrote the commit", 'domain/trust/guard-source.ts', 'if (event === null || !BY_WRITERS.has(event))', 'if (event === null)', 'takes the guarded settings of the target branch'],
  ["the checkout's guarded settings kept", 'settings/trust/guarded-levels.ts', 'const after = withGuarded(chosen, levels)', 'const after = chosen', 'takes the guarded settings of the target branch'],
])

// prettier-ignore
const UNCHANGED = mutantsOf('unchanged', [
  ['what runs already deployed again', 'domain/rollout/needed-update.ts', "if (found.rolloutState === 'FAILED') return afterFailure(wanted, primary)", "if (wanted.newDeployment !== 'forced') return { kind: 'revision' }", 'nothing is changed, the running image is confirmed'],
  ['the service not read again before the update', 'stages/deploy/service-now.ts', 'const found = services?.[0] ?? null', 'const found = services === undefined ? null : null', 'nothing is changed, the running image is confirmed'],
  ['a forced deployment sent again', 'stages/deploy/send-once.ts', "{ attempts: 'once' }", '{}', 'whose request gets no answer is looked for'],
])

const PLAN: readonly Mutant[] = [
  // prettier-ignore
  ...mutantsOf('plan', [
    ['a dry run that ships', 'pipelines/pipelines.ts', "\n  'dry-run': dryRun,", "\n  'dry-run': ship,", 'without Docker: shows what would change'],
    ['a secret in the difference', 'domain/task-definition/definition-lines.ts', 'return isHidden(name, value) ? HIDDEN : plainOrQuoted(value)', 'return plainOrQuoted(value)', 'without Docker: shows what would change'],
  ]),
  // prettier-ignore
  ...mutantsOf('values', [['values resolved whoever wrote the commit', 'read-config.ts', 'because !== null) ?? null', 'because === undefined) ?? null', 'nothing is resolved, and the deployment is refused']]),
  // prettier-ignore
  ...mutantsOf('lint', [['an error of the lint ignored', 'stages/plan/linted-definition.ts', 'if (errors.length > 0)', 'if (errors.length < 0)', 'a rule whose level is `error` stops the run']]),
  // prettier-ignore
  ...mutantsOf('verify', [['an error of verify ignored', 'stages/verify/verify.ts', 'if (errors.length > 0)', 'if (errors.length < 0)', 'an error stops the run before the push']]),
  // prettier-ignore
  ...mutantsOf('overrides', [['a patch that does not apply ignored', 'domain/task-definition/patch.ts', '[`${at}${what}`]', '[]', 'all that is wrong is reported with its lines']]),
  // prettier-ignore
  ...mutantsOf('given-image', [['a given image that is not the scanned one', 'stages/given/pull.ts', 'pulled.configDigest !== configDigest', 'pulled.configDigest === held.digest', 'it is another one than what was pulled']]),
]

// prettier-ignore
const SIDE_CARS = mutantsOf('scanned-side-cars', [
  ['the scans of side-cars not judged', 'pipelines/parts/scan-and-judge.ts', '...scansOf(allScanned(r.others))', '...scansOf(allScanned([]))', 'a finding in a side-car alone blocks'],
  ["one side-car's scan for all of them", 'stages/side-cars/scan-found-image.ts', 'Map.groupBy(found, ({ digest }) => digest)', 'Map.groupBy(found, ({ digest }) => typeof digest)', 'two images are not taken for each other'],
  ['another image of the index judged', 'stages/side-cars/find-images.ts', 'const digests = [...new Set(wanted.map(({ digest }) => digest))]', 'const digests = images.slice(0, 1).map(({ digest }) => digest)', 'of an index every image is judged'],
])

export const MUTANTS: readonly Mutant[] = [
  ...DEPLOYMENTS,
  ...WAYS_BACK,
  ...BY_CODEDEPLOY,
  ...BASELINES,
  ...TAGS,
  ...EXCEPTIONS,
  ignoredMonitor('the breaker', "own.deploymentCircuitBreaker?.status === 'TRIGGERED' ||", '/alarm/i'),
  ignoredMonitor('an alarm', "||\n  own.alarms?.status === 'TRIGGERED'\n", '/circuit breaker/i'),
  ...ROLLOUT,
  ...IMAGE,
  ...GUARDS,
  ...TRUST,
  ...UNCHANGED,
  ...PLAN,
  ...SIDE_CARS,
  ...PROMOTIONS,
  ...MAINTENANCE,
  ...DOCTOR,
  ...RESCANS,
  ...MERGED,
  ...PLATFORMS,
  ...ATTESTATIONS,
  ...INIT,
  ...ROLES,
  ...REPOSITORIES,
  ...LEAKS,
  ...NETWORK,
  ...UNANSWERED,
]
