/** Mutants of how services are deployed to, and taken back. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const STRATEGIES = mutantsOf('strategies', [
  ['an earlier stage counts as the wanted one', 'domain/rollout/lifecycle-stages.ts', 'return position >= ORDER.indexOf(wanted)', 'return position >= 0 && position <= ORDER.indexOf(wanted)', 'ends there'],
  ['serving before the last step', 'domain/rollout/lifecycle-stages.ts', "isAtOrAfter(stage, 'POST_PRODUCTION_TRAFFIC_SHIFT') && (productionWeight ?? 100) === 100", "isAtOrAfter(stage, 'PRODUCTION_TRAFFIC_SHIFT')", 'the last step is done'],
  ['serving without a proof of health', 'domain/rollout/milestone.ts', 'return minimumOf(service) >= 100 && total(others', 'return total(others', 'serving takes no task for healthy below a minimum of 100 %'],
  ['a wait that ended early reads as the end', 'report/one-service.ts', 'return reachedBy(outcome) ?? outcome.kind', 'return outcome.kind', 'ends there'],
])

// prettier-ignore
const SMOKE = mutantsOf('smoke', [
  ['any status passes the smoke test', 'domain/smoke/smoke-check.ts', 'status >= from && status <= to', 'from <= to', 'whose service fails'],
  ['a failed smoke test not rolled back', 'domain/rollout/rollback-policy.ts', "  E_SMOKE_TEST: 'failure',\n", '', 'whose service fails'],
  ['link-local addresses asked', 'adapters/probe.ts', 'if (isLinkLocal(address)) throw', 'if (address === text) throw', 'no request goes to a link-local address'],
])

// prettier-ignore
const TEST_LISTENER = mutantsOf('test-listener', [
  ['a pause is continued before its check has passed', 'stages/following/test-gate.ts', "isAtOrAfter(stage, FROM) && state.kind !== 'made'", "isAtOrAfter(stage, FROM) && state.kind === 'broke'", 'has the deployment rolled back at its pause hook, before production traffic moves'],
  ['a check that was not made is a success', 'stages/following/test-gate.ts', "isTooLate ? given({ because: 'test-not-made' }, view) : null", 'isTooLate ? outcome : null', 'a check that was not made is no success: the pause hook was taken away meanwhile'],
  ['no pause hook is needed for a test', 'stages/plan/check-tests.ts', 'if (holds) return null', "if (holds || name !== '') return null", 'without a pause hook that holds production traffic'],
])

// prettier-ignore
const ALARMS = mutantsOf('alarms', [
  ['an alarm that goes off is ignored', 'stages/alarms/alarms.ts', 'if (wentOff.length > 0) throw', 'if (wentOff.length > 9) throw', 'in the time'],
  ['composite alarms are not read', 'stages/read-alarms.ts', "['MetricAlarm', 'CompositeAlarm']", "['MetricAlarm']", 'while the deployment was under way'],
  ['an alarm not rolled back', 'domain/rollout/rollback-policy.ts', "  E_ALARM: 'failure',\n", '', 'in the time'],
])

// prettier-ignore
const NEVER_BACKWARDS = mutantsOf('never-backwards', [
  ['an older commit passes', 'stages/plan/compared-commits.ts', "if (olderCommit === 'allowed')", "if (olderCommit !== 'allowed')", 'is not replaced'],
])

// prettier-ignore
const PAUSES = mutantsOf('pause-hooks', [
  ['pauses wait although they are to be continued', 'stages/following/pause-hooks.ts', "if (answer === 'wait') return null", 'if (answer !== undefined) return null', 'is continued at each step, once'],
  ['a rollback at a hook continues', 'stages/following/pause-hooks.ts', "answer === 'continue' ? 'CONTINUE' : 'ROLLBACK'", "'CONTINUE'", 'is answered by a rollback with `roll-back`'],
  ['only the first step is continued', 'stages/following/pause-hooks.ts', "answering.answers.get(hookId)?.state !== 'taken'", 'answering.answers.size === 0', 'is continued at each step, once'],
])

// prettier-ignore
const ATTRIBUTES = mutantsOf('attributes', [
  ['attributes left out of the update', 'stages/deploy/revision.ts', ', ...attributes.request }', ' }', 'one update deploys the revision with every attribute'],
  ['attributes sent although they are the same', 'domain/service-attributes/attribute-changes.ts', '.filter((name) => !isSame(now[name], then[name]))', '.filter((name) => name in then)', 'finds nothing that differs'],
  ['another network without a deployment that is followed', 'domain/service-attributes/attribute-changes.ts', "networkConfiguration: 'deployment',", '', 'another network alone replaces the tasks'],
  ['attributes that cannot be are sent', 'stages/plan/check-attributes.ts', 'if (problems.length === 0) return', 'if (problems.length < 10) return', 'that contradicts the service is listed'],
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
  ['what another start cannot heal is tried to the limit', 'domain/rollout/failure-count.ts', "heals !== 'never')) return false", "heals !== 'passes')) return false", 'an image that does not exist is given up at the second task'],
  ['what AWS takes away counts', 'domain/rollout/failure-count.ts', " || heals === 'passes') return false", ') return false', 'Spot interruptions never are'],
])

// prettier-ignore
const LAST_LINES = mutantsOf('last-lines', [
  ['a log that shows another CPU not read', 'domain/rollout/other-cpu.ts', 'lines.every((line) => EXEC_FORMAT.test(line))', 'lines.every((line) => line === "")', 'is named by the one line of its container'],
])

// prettier-ignore
const STANDSTILL = mutantsOf('standstill', [
  ['a deployment of which nothing changes is not reported', 'stages/wait/standstill.ts', 'now < checkedAt + STILL_AFTER_MS', 'now >= checkedAt', 'a task that stays pending'],
])

// prettier-ignore
const IN_PROGRESS = mutantsOf('in-progress', [
  ['another deployment replaced that must not be touched', 'stages/deploy/needed-now.ts', "if (whenInProgress === 'replace')", "if (whenInProgress !== 'wait')", 'nothing is registered while it is in progress'],
])

// prettier-ignore
const FIRST_DEPLOYMENT = mutantsOf('first-deployment', [
  ['each attempt of a request creates a service', 'stages/deploy/create-service.ts', 'ports.target.ecs.createService(request)', 'ports.target.ecs.createService({ ...request, clientToken: `${ports.clock.now()}-${earlier.length}` })', 'is created with the rendered definition'],
  ['a first deployment that fails is reported as a broken rollback', 'domain/rollout/service-deployment.ts', 'ended(isFirst ?', 'ended(facts.reason === own.status ?', 'whose first deployment fails'],
])

// prettier-ignore
const SERVICES = mutantsOf('services', [
  ['a failed service does not stop the others', 'pipelines/parts/starting.ts', "onServiceFailure === 'stop' ?", "onServiceFailure === undefined ?", 'a service whose update has not begun is left alone'],
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

export const DEPLOYMENTS: readonly Mutant[] = [
  ...STRATEGIES,
  ...SMOKE,
  ...ALARMS,
  ...TEST_LISTENER,
  ...NEVER_BACKWARDS,
  ...ATTRIBUTES,
  ...PAUSES,
  ...ROLL_BACK,
  ...FAIL_FAST,
  ...LAST_LINES,
  ...STANDSTILL,
  ...IN_PROGRESS,
  ...FIRST_DEPLOYMENT,
  ...SERVICES,
  ...TASKS,
  ...TASK_FAILURES,
]
