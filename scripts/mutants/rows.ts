/** The mutants: faults by which a run would be green that must be red, or hand out what it must keep. Each must die in a scenario on the bundle. */

/** A piece of a source file and what replaces it; the piece occurs there exactly once. */
export interface Change {
  readonly file: string
  readonly text: string
  readonly replacement: string
}

export interface Mutant {
  readonly name: string
  readonly changes: readonly Change[]
  /** The file in `__tests__/scenarios/`, and words of the name of the test that must fail. */
  readonly killedBy: { readonly file: string; readonly test: string }
}

type Row = readonly [name: string, file: string, text: string, replacement: string, test: string]

const mutantsOf = (scenarios: string, rows: readonly Row[]): readonly Mutant[] =>
  rows.map(([name, file, text, replacement, test]) => ({
    name,
    changes: [{ file: `src/${file}`, text, replacement }],
    killedBy: { file: scenarios, test },
  }))

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
  ['foreign tasks prove', 'domain/rollout/running-image.ts', 'startedBy === started.deploymentId && taskDefinitionArn === started.taskDefinitionArn && ', '', 'that only tasks of another deployment outlive'],
  ['foreign tasks as evidence', 'domain/rollout/stopped.ts', 'startedBy === deploymentId && ', '', 'rolled back to tasks that fail, too'],
  ['the desired count not compared', 'domain/rollout/confirmation.ts', 'if (tasks < required)', 'if (tasks < 1)', 'with fewer tasks than desired'],
  ['exits since the success ignored', 'domain/rollout/confirmation.ts', 'if (exited.length > 0)', 'if (exited.length < 0)', 'one of whose tasks has exited since'],
])

// prettier-ignore
const STRATEGIES = mutantsOf('strategies', [
  ['an earlier stage counts as the wanted one', 'domain/rollout/stages.ts', 'return position >= ORDER.indexOf(wanted)', 'return position >= 0 && position <= ORDER.indexOf(wanted)', 'ends there'],
  ['serving before the last step', 'domain/rollout/stages.ts', "isAtOrAfter(stage, 'POST_PRODUCTION_TRAFFIC_SHIFT') && (productionWeight ?? 100) === 100", "isAtOrAfter(stage, 'PRODUCTION_TRAFFIC_SHIFT')", 'the last step is done'],
  ['serving without a proof of health', 'domain/rollout/milestone.ts', 'return minimumOf(service) >= 100 && total(others', 'return total(others', 'serving takes no task for healthy below a minimum of 100 %'],
  ['a wait that ended early reads as the end', 'report/outputs.ts', 'return reachedBy(outcome) ?? outcome.kind', 'return outcome.kind', 'ends there'],
])

// prettier-ignore
const SMOKE = mutantsOf('smoke', [
  ['any status passes the smoke test', 'domain/smoke/smoke-check.ts', 'status >= from && status <= to', 'from <= to', 'whose service fails'],
  ['a failed smoke test not rolled back', 'domain/rollout/rollback-policy.ts', "  E_SMOKE_TEST: 'failure',\n", '', 'whose service fails'],
  ['link-local addresses asked', 'adapters/probe.ts', 'if (isLinkLocal(address)) throw', 'if (address === text) throw', 'no request goes to a link-local address'],
])

// prettier-ignore
const NEVER_BACKWARDS = mutantsOf('never-backwards', [
  ['an older commit passes', 'stages/plan/never-backwards.ts', "if (input.olderCommit === 'allowed')", "if (input.olderCommit !== 'allowed')", 'is not replaced'],
])

// prettier-ignore
const PAUSES = mutantsOf('pause-hooks', [
  ['pauses wait although they are to be continued', 'stages/following/pause-hooks.ts', "if (answer === 'wait') return null", 'if (answer !== undefined) return null', 'is continued at each step, once'],
  ['a rollback at a hook continues', 'stages/following/pause-hooks.ts', "answer === 'continue' ? 'CONTINUE' : 'ROLLBACK'", "'CONTINUE'", 'is answered by a rollback with `roll-back`'],
  ['only the first step is continued', 'stages/following/pause-hooks.ts', "answering.answers.get(hookId)?.state !== 'taken'", 'answering.answers.size === 0', 'is continued at each step, once'],
])

// prettier-ignore
const IMAGE = mutantsOf('ship', [
  ['the lowest severity ignored', 'domain/scan/policy.ts', 'trivySeverities.includes(finding.severity)', 'trivySeverities.slice(0, -1).includes(finding.severity)', 'a HIGH vulnerability'],
  ["Dockle's levels ignored", 'domain/scan/policy.ts', "finding.source === 'dockle' && levelsDownTo", "finding.source !== 'dockle' && levelsDownTo", 'a FATAL finding of Dockle'],
  ["Dockle's ERROR line ignored", 'domain/scan/scanner-log.ts', "['ERROR', 'DPANIC'", "['DPANIC'", 'a Dockle that logs an error'],
  ['a broken scan passes', 'domain/scan/gate-verdict.ts', 'if (broken.length > 0)', 'if (broken.length < 0)', 'a Dockle that logs an error'],
  ["another image's report counts", 'stages/scanners/scan.ts', 'if (other !== null)', 'if (other === undefined)', 'a report of another image'],
  ['the platform that was asked for not compared', 'stages/build/archive.ts', 'if (asked === null || isForPlatform(built, asked)) return', 'if (asked !== built) return', 'an image for another platform'],
  ['the platform of the tasks not compared', 'stages/push/push.ts', "checkRuntime(taskDefinition, { subject: 'the image is', platform: image.platform })", 'void taskDefinition', 'an image that the tasks cannot run'],
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
  ['a forced deployment sent again', 'stages/deploy/force.ts', "{ attempts: 'once' }", '{}', 'whose request gets no answer is looked for'],
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
  ...mutantsOf('given-image', [['a given image that is not the scanned one', 'stages/given/pull.ts', '!holdsOnly(held, described.configDigest)', 'held.digest === described.configDigest', 'it is another one than what was pulled']]),
]

// prettier-ignore
const SIDE_CARS = mutantsOf('scanned-side-cars', [
  ['the scans of side-cars not judged', 'pipelines/parts/scan-and-judge.ts', '...scansOf(r.sideCars ?? NO_SIDE_CARS)', '...scansOf(NO_SIDE_CARS)', 'a finding in a side-car alone blocks'],
  ["one side-car's scan for all of them", 'stages/side-cars/scan-side-cars.ts', 'Map.groupBy(found, ({ digest }) => digest)', 'Map.groupBy(found, ({ digest }) => typeof digest)', 'two images are not taken for each other'],
  ['another image of the index judged', 'stages/side-cars/find-images.ts', 'const digests = [...new Set(wanted.map(({ digest }) => digest))]', 'const digests = images.slice(0, 1).map(({ digest }) => digest)', 'of an index every image is judged'],
])

// prettier-ignore
const ROLL_BACK = mutantsOf('roll-back', [
  ['a rollback where the circuit breaker is set not to', 'domain/rollout/rollback-policy.ts', 'return breaker?.enable === true && breaker.rollback !== true', 'return breaker?.enable === undefined && breaker?.rollback === true', 'by default where the circuit breaker is set not to roll back'],
  ['a rollback that nobody asked for', 'stages/roll-back/roll-back.ts', '!policy.on.includes(trigger)', 'policy.on.length > 3', 'by default when the time is over'],
  ['a rollback that has failed counts as one', 'stages/roll-back/roll-back.ts', "outcome.kind === 'success'", "outcome.kind !== 'timed-out'", 'whose previous revision does not start either'],
])

// prettier-ignore
const FAIL_FAST = mutantsOf('fail-fast', [
  ['one failure more than the limit', 'domain/rollout/failure-count.ts', 'failed.length >= limit', 'failed.length > limit', 'is given up at the third task and rolled back'],
  ['given up at the first task that cannot heal', 'domain/rollout/failure-count.ts', 'starts.length > 1 && Math.max', 'starts.length > 0 || Math.max', 'is given up at the second task'],
  ['what AWS takes away counts', 'domain/rollout/failure-count.ts', " || heals === 'passes') return false", ') return false', 'Spot interruptions never are'],
])

// prettier-ignore
const IN_PROGRESS = mutantsOf('in-progress', [
  ['another deployment replaced that must not be touched', 'stages/deploy/needed-now.ts', "if (whenInProgress === 'replace')", "if (whenInProgress !== 'wait')", 'nothing is registered while it is in progress'],
])

// prettier-ignore
const FIRST_DEPLOYMENT = mutantsOf('first-deployment', [
  ['each attempt of a request creates a service', 'stages/deploy/create.ts', 'ports.target.ecs.createService(request)', 'ports.target.ecs.createService({ ...request, clientToken: `${ports.clock.now()}-${earlier.length}` })', 'is created with the rendered definition'],
  ['a first deployment that fails is told as a broken rollback', 'domain/rollout/service-deployment.ts', 'ended(isFirst ?', 'ended(facts.reason === own.status ?', 'whose first deployment fails'],
])

// prettier-ignore
const SERVICES = mutantsOf('services', [
  ['a definition that services share is registered for each', 'stages/deploy/registered-once.ts', 'isSameDefinition(one.input, input)', 'one.input === input', 'register it once'],
])

// prettier-ignore
const TASKS = mutantsOf('tasks', [
  ['the exit code of an essential side-car ignored', 'domain/tasks/task-end.ts', '({ name, essential }) => name === container || essential !== false', '({ name }) => name === container', 'an essential side-car that fails is a failure, too'],
  ['a service updated although its task failed', 'pipelines/parts/start-roll-out.ts', '{ plan, verify, render, before }, (r)', '{ plan, verify, render, before: before.slice(0, 1) }, (r)', 'that fails before the update'],
  ['a task after the deployment whose failure is not taken back', 'domain/rollout/rollback-policy.ts', "  E_TASK_FAILED: 'failure',\n", '', 'that fails after the deployment'],
])

// prettier-ignore
const TASK_FAILURES = mutantsOf('task-failures', [
  ['another token for a request that is sent again', 'stages/tasks/start-task.ts', 'clientToken: token })', 'clientToken: `${token.slice(0, 40)}${faults}` })', 'whose reply is lost is sent again with the same token'],
  ['a cancelled run stops a task that is to continue', 'pipelines/parts/one-off-tasks.ts', "if (task.onCancel !== 'stopped') return", "if (task.onCancel === 'stopped') return", 'is left running when the run is cancelled'],
])

export const MUTANTS: readonly Mutant[] = [
  ignoredMonitor('the breaker', "own.deploymentCircuitBreaker?.status === 'TRIGGERED' ||", '/alarm/i'),
  ignoredMonitor('an alarm', "||\n  own.alarms?.status === 'TRIGGERED'\n", '/circuit breaker/i'),
  ...ROLLOUT,
  ...STRATEGIES,
  ...SMOKE,
  ...NEVER_BACKWARDS,
  ...PAUSES,
  ...IMAGE,
  ...GUARDS,
  ...TRUST,
  ...UNCHANGED,
  ...PLAN,
  ...SIDE_CARS,
  ...ROLL_BACK,
  ...FAIL_FAST,
  ...IN_PROGRESS,
  ...SERVICES,
  ...TASKS,
  ...TASK_FAILURES,
  ...FIRST_DEPLOYMENT,
]
