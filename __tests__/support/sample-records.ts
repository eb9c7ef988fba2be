/** Records of runs as they end: made from events like real ones, for the tests of the reports and for looking at them. */
import { fault } from '../../src/domain/catalogue.ts'
import type { WaitResult } from '../../src/domain/rollout.ts'
import { newRecord, recordEvent, type RunEvent, type RunRecord } from '../../src/report/record.ts'
import {
  broken,
  crashed,
  dockleFinding,
  foundByDockle,
  foundByTrivy,
  refusals,
  RESULTS,
  START,
  view,
} from './sample-results.ts'

const STAGES = [
  ['tag', 'compute the tag'],
  ['plan', 'read the live service'],
  ['scanners', 'prepare the scanners'],
  ['build', 'build the image'],
  ['trivy', 'scan with Trivy'],
  ['dockle', 'scan with Dockle'],
  ['gate', 'judge the image'],
  ['push', 'push the image'],
  ['render', 'render the task definition'],
  ['deploy', 'start the deployment'],
  ['wait', 'wait for the deployment'],
  ['confirm', 'confirm the running image'],
] as const
type StageId = (typeof STAGES)[number][0]

export interface Course {
  /** Results other than the usual ones. */
  readonly results?: { readonly [Id in StageId]?: unknown }
  /** The stage that fails, and how; everything after it is skipped. */
  readonly failsAt?: { readonly stage: StageId; readonly error: unknown }
  readonly cancelled?: true
}

/** The events of a run, stage after stage, two seconds each. */
export const eventsOf = ({ results = {}, failsAt, cancelled }: Course): readonly RunEvent[] => {
  const last = failsAt === undefined ? STAGES.length : STAGES.findIndex(([id]) => id === failsAt.stage)
  const events = STAGES.flatMap(([stage, title], index): readonly RunEvent[] => {
    const at = START + index * 2000
    if (index > last) {
      return [{ kind: 'skipped', stage, title, because: { kind: 'failed-need', stages: [failsAt?.stage ?? ''] } }]
    }
    const started = { kind: 'started', stage, title, at } as const
    return index === last && failsAt !== undefined
      ? [
          started,
          ...(cancelled ? [{ kind: 'cancelled', at: at + 1000 } as const] : []),
          { kind: 'failed', stage, at: at + 2000, error: failsAt.error },
        ]
      : [started, { kind: 'succeeded', stage, at: at + 2000, result: results[stage] ?? RESULTS[stage] }]
  })
  return [...events, { kind: 'ended', at: START + 24_000 }]
}

export const BEGINNING = {
  pipeline: 'ship',
  startedAt: START,
  stages: STAGES.map(([id, title]) => ({ id, title })),
}

/** The record of a run that took this course. */
export const recordOf = (course: Course): RunRecord =>
  eventsOf(course).reduce<RunRecord>((record, event) => recordEvent(record, event), newRecord(BEGINNING))

/** One of each ending that a user meets. */
export const SAMPLES = {
  success: recordOf({}),
  refused: recordOf({
    results: { trivy: foundByTrivy, dockle: foundByDockle },
    failsAt: {
      stage: 'gate',
      error: fault('E_GATE_REFUSED', {
        message: 'the gate refused the image: Trivy 1 CRITICAL, 1 HIGH; Dockle 1 FATAL',
        result: { kind: 'refused', refusals },
      }),
    },
  }),
  broke: recordOf({
    results: { trivy: broken, dockle: foundByDockle },
    failsAt: {
      stage: 'gate',
      error: fault('E_SCANNER_BROKE', {
        message: 'Trivy broke, so the image was not judged',
        result: { kind: 'broke', broken: [broken], refusals: { trivy: [], dockle: [dockleFinding()] } },
      }),
    },
  }),
  'build-failed': recordOf({
    failsAt: {
      stage: 'build',
      error: fault('E_BUILD', {
        message:
          'docker build of `Dockerfile` ended with exit code 1\n#7 [2/3] RUN false\n#7 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1',
      }),
    },
  }),
  'rolled-back': recordOf({
    failsAt: {
      stage: 'wait',
      error: fault('E_ROLLED_BACK', {
        message: 'ECS rolled the deployment of service hello back: 3 tasks failed to start',
        result: crashed,
      }),
    },
  }),
  cancelled: recordOf({
    cancelled: true,
    failsAt: {
      stage: 'wait',
      error: fault('E_CANCELLED', {
        message: 'the run was cancelled while it waited for service hello',
        result: {
          outcome: {
            kind: 'interrupted',
            view: view({ status: 'IN_PROGRESS', running: 1, pending: 1 }),
            cause: 'the run was cancelled',
          },
          waitedMs: 12_000,
          evidence: [],
        } satisfies WaitResult,
      }),
    },
  }),
  'wrong-inputs': recordEvent(
    recordEvent(newRecord(BEGINNING), {
      kind: 'broken',
      error: fault('E_INPUT', {
        message:
          "3 inputs are wrong\n`cluster` is missing\n`service` is missing\n`trivy-severity`: 'HIHG' is not one of CRITICAL, HIGH, MEDIUM, LOW, UNKNOWN; did you mean HIGH?",
      }),
    }),
    { kind: 'ended', at: START + 100 },
  ),
} as const satisfies Readonly<Record<string, RunRecord>>
