/** Records of runs as they end: made from events like real ones, for the tests of the reports and for looking at them. */
import { NO_HELD } from '../../src/domain/scan/exceptions/exception-sets.ts'
import type { ShipError } from '../../src/errors/ship-error.ts'
import { explainFailure } from '../../src/domain/build/build-facts.ts'
import { fault } from '../../src/errors/fault.ts'
import type { ScanResult } from '../../src/domain/scan/findings.ts'
import { rolloutFault } from '../../src/domain/rollout/verdict.ts'
import type { WaitResult } from '../../src/domain/rollout/rollout.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'
import { newRecord, recordEvent, type RunRecord } from '../../src/report/record.ts'
import { tagTaken } from '../../src/stages/push/failures.ts'
import { judge } from '../../src/domain/scan/judged.ts'
import { enforceGate } from '../../src/stages/gate.ts'
import { recordingLog } from './recording-log.ts'
import { noted } from './sample-changes.ts'
import { BEGINNING, eventsOf, type Course } from './sample-events.ts'
import { PLANNED_SERVICE } from './sample-plan.ts'
import {
  ARN,
  broken,
  digestOf,
  foundByDockle,
  foundByTrivy,
  RESULTS,
  START,
  STARTED,
  TAG,
  UP,
  view,
} from './sample-results.ts'
import { CHECK, DRY_RUN } from './sample-pipelines.ts'
import { crashed, slow, TAKEN_BACK } from './sample-rollout.ts'
import { BOTH_IMAGES, ONLY_SIDE_CAR, SHIP_WITH_SIDE_CARS } from './sample-side-cars.ts'
import { resultsOf, shipOf, startedOf, UNDONE } from './sample-services.ts'
import { thrownBy } from './scanner-ports.ts'

/** The record of a run that took this course. */
export const recordOf = (course: Course): RunRecord =>
  eventsOf(course).reduce<RunRecord>((record, event) => recordEvent(record, event), newRecord(BEGINNING))

/** What the gate throws about these scans. */
export const gateError = (scans: readonly ScanResult[]): Promise<unknown> =>
  thrownBy(
    enforceGate.run(
      judge({
        scans,
        policy: { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' },
        exceptions: NO_HELD,
        today: '2026-11-21',
      }),
      { log: recordingLog() },
    ),
  )

const buildError = fault(
  'E_BUILD',
  explainFailure(
    [
      '#7 [2/3] RUN false',
      '#7 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1',
      'ERROR: failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1',
    ].join('\n'),
    '.',
  ),
)

const taken = tagTaken({
  name: { registry: RESULTS.push.registry, repository: 'hello', tag: TAG },
  held: { digest: digestOf('e'), configDigests: [digestOf('f')], manifestDigests: [], layers: [] },
  configDigest: RESULTS.build.configDigest,
})

const cancelled: WaitResult = {
  outcome: {
    kind: 'interrupted',
    view: view({ status: 'IN_PROGRESS', running: 1, pending: 1 }),
    reason: 'the run was cancelled (SIGINT)',
  },
  cause: null,
  waitedMs: 12_000,
  evidence: [],
}

const cancelError = fault('E_CANCELLED', {
  message: 'the run was cancelled (SIGINT)',
  hint: 'The deployment continues: check the service.',
  result: cancelled,
})

/** Of a service that is set to run no task. */
const idleView = view({
  desired: 0,
  running: 0,
  service: {
    deployments: [{ ...UP, deploymentId: STARTED.deploymentId, revision: 'hello:42', running: 0, desired: 0 }],
  },
})

/** The same crash in another service. */
const crashedIn = (service: string): typeof crashed => ({
  ...crashed,
  cause: { ...crashed.cause, message: crashed.cause.message.replace('`hello`', `\`${service}\``) },
  evidence: crashed.evidence.map((line) => ({
    ...line,
    text: line.text.replace('service hello', `service ${service}`),
  })),
  outcome: {
    ...crashed.outcome,
    view: view({
      ...crashed.outcome.view,
      service: { deployments: [{ ...UP, deploymentId: 'ecs-svc/7', revision: `${service}:7` }] },
    }),
  },
})

/** A run whose inputs are these; they are wrong. */
const wrongInputs = (inputs: Readonly<Record<string, string>>): RunRecord => {
  const events = [
    { kind: 'broken', error: inputErrorOf(inputs) },
    { kind: 'ended', at: START + 100 },
  ] as const
  return events.reduce<RunRecord>((record, event) => recordEvent(record, event), newRecord(BEGINNING))
}

const inputErrorOf = (inputs: Readonly<Record<string, string>>): ShipError => {
  try {
    readSettings({ read: (name) => inputs[name] ?? '', given: [], file: null, trusted: { kind: 'checkout' }, readTree })
  } catch (error) {
    // It throws nothing else.
    return error as ShipError
  }
  throw new Error('the inputs are right')
}

const BROKEN_SCAN = { trivy: broken, dockle: foundByDockle } as const
const BLOCKED_SCAN = { trivy: foundByTrivy, dockle: foundByDockle } as const

const blockedRecord = async ({ results, scans }: typeof BOTH_IMAGES): Promise<RunRecord> =>
  recordOf({ steps: SHIP_WITH_SIDE_CARS, results, failsAt: { stage: 'gate', error: await gateError(scans) } })

/** One of each ending that a user meets. */
export const SAMPLES = {
  success: recordOf({}),
  'nothing-runs': recordOf({
    results: {
      plan: { ...RESULTS.plan, services: [{ ...PLANNED_SERVICE, desiredCount: 0 }] },
      wait: { ...RESULTS.wait, outcome: { kind: 'success', view: idleView } },
      confirm: { kind: 'nothing-runs' },
    },
  }),
  'dry-run': recordOf({ steps: DRY_RUN }),
  check: recordOf({ steps: CHECK, leftOut: { definition: 'plan checks the task definition' } }),
  'check-fork': recordOf({
    steps: CHECK,
    results: { credentials: { kind: 'missing' } },
    leftOut: {
      plan: 'this run has no AWS credentials',
      verify: 'plan was left out',
      platform: 'plan was left out',
    },
  }),
  blocked: recordOf({
    results: BLOCKED_SCAN,
    failsAt: { stage: 'gate', error: await gateError(Object.values(BLOCKED_SCAN)) },
  }),
  broke: recordOf({
    results: BROKEN_SCAN,
    failsAt: { stage: 'gate', error: await gateError(Object.values(BROKEN_SCAN)) },
  }),
  'blocked-side-car': await blockedRecord(ONLY_SIDE_CAR),
  'blocked-all': await blockedRecord(BOTH_IMAGES),
  'build-failed': recordOf({ failsAt: { stage: 'build', error: buildError } }),
  'tag-taken': recordOf({ failsAt: { stage: 'push', error: taken, noted: noted('tag', 'unchanged') } }),
  'rolled-back': recordOf({ failsAt: { stage: 'wait', error: rolloutFault(STARTED, crashed) } }),
  'taken-back': recordOf({
    results: { 'roll-back': TAKEN_BACK },
    failsAt: { stage: 'wait', error: rolloutFault(STARTED, slow) },
  }),
  cancelled: recordOf({ cancelled: true, failsAt: { stage: 'wait', error: cancelError } }),
  'two-services': recordOf({
    steps: shipOf('orders', 'web'),
    results: resultsOf('orders', 'web'),
    failsAt: { stage: 'wait orders', error: rolloutFault(startedOf('orders'), crashedIn('orders')) },
  }),
  undone: recordOf({
    steps: UNDONE,
    results: {
      restore: {
        ...STARTED,
        taskDefinitionArn: `${ARN}:task-definition/hello:41`,
        previousTaskDefinitionArn: STARTED.taskDefinitionArn,
      },
    },
    cancelled: true,
    failsAt: { stage: 'wait', error: cancelError },
  }),
  'wrong-inputs': wrongInputs({ repository: 'hello', 'trivy-severity': 'HIHG' }),
} as const satisfies Readonly<Record<string, RunRecord>>
