/** Runs that the gate judged, in the ways that a team meets: for the tests of the reports and for looking at them. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut } from '../../src/core/layout.ts'
import type { Exception } from '../../src/domain/scan/exceptions.ts'
import type { CommentFacts } from '../../src/domain/github/comment-facts.ts'
import type { Finding, ScanResult } from '../../src/domain/scan/findings.ts'
import { judge, type Judged, type JudgeInput } from '../../src/domain/scan/judged.ts'
import { scansOf } from '../../src/domain/scan/side-car-scans.ts'
import { rescan } from '../../src/pipelines/rescan.ts'
import { ship } from '../../src/pipelines/ship.ts'
import { fault } from '../../src/errors/fault.ts'
import { enforceGate } from '../../src/stages/gate.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { recordingLog } from './recording-log.ts'
import { exception, heldOf, setOf } from './sample-exceptions.ts'
import { recordOf } from './sample-records.ts'
import {
  COMMIT,
  digestOf,
  dockleFinding,
  dockleReport,
  RESULTS,
  trivyReport,
  vulnerability,
  worst,
} from './sample-results.ts'
import { scansOfSideCar } from './sample-side-cars.ts'
import { thrownBy } from './scanner-ports.ts'

const TODAY = '2026-11-21'
const POLICY = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'ignored', dockleLevel: 'FATAL' } as const

const PACKAGES = ['openssl', 'glibc', 'zlib1g', 'libxml2', 'curl', 'krb5', 'sqlite3', 'perl-base'] as const

/** Forty, of eight packages. */
const MANY: readonly Finding[] = Array.from({ length: 40 }, (_, index) =>
  vulnerability({
    id: `CVE-2026-${1000 + index}`,
    severity: index % 10 === 0 ? 'CRITICAL' : 'HIGH',
    packageName: PACKAGES[index % PACKAGES.length] ?? '',
    installedVersion: `1.${index % PACKAGES.length}.0-1`,
    fixedVersion: `1.${index % PACKAGES.length}.${1 + (index % 3)}-1`,
    title: `${PACKAGES[index % PACKAGES.length] ?? ''}: heap overflow in a parser`,
    url: `https://avd.aquasec.com/nvd/cve-2026-${1000 + index}`,
  }),
)
const SECRET: Finding = {
  ...dockleFinding({ id: 'aws-access-key-id', title: 'AWS Access Key ID', level: 'CRITICAL', severity: 'CRITICAL' }),
  ...{ source: 'trivy', kind: 'secret', where: ['app/.env'], line: 3 },
}

const judged = (scans: readonly ScanResult[], more: Partial<JudgeInput> = {}): Judged =>
  judge({ scans, policy: POLICY, exceptions: heldOf(setOf()), today: TODAY, ...more })

const gateOf = (said: Judged): Promise<unknown> => thrownBy(enforceGate.run(said, { log: recordingLog() }))

const MANY_SCANS = [trivyReport([...MANY, SECRET]), dockleReport([dockleFinding()])]
const MANY_JUDGED = judged(MANY_SCANS)

const accepted = (changes: Partial<Exception>): Exception => exception({ package: 'openssl', ...changes })
const EXCEPTIONS = heldOf(
  setOf(
    accepted({}),
    accepted({
      id: 'CVE-2019-10744',
      package: 'lodash',
      expires: '2026-11-30',
      reason: 'Removed with the next release',
    }),
    accepted({ id: 'CVE-2020-1', reason: 'Was in an old base image' }),
  ),
)
const OLD = vulnerability({ id: 'CVE-2026-2000', packageName: 'curl', publishedAt: '2026-11-10' })
const BASELINE = {
  kind: 'scanned',
  images: [
    {
      ...{ name: 'hello@sha256:1', digest: digestOf('1') },
      reports: [trivyReport([OLD, vulnerability({ id: 'CVE-2026-3000', packageName: 'zlib1g' })]).report],
    },
  ],
} as const
const ACCEPTED_SCANS = [trivyReport([vulnerability(), worst, OLD]), dockleReport([])]
const ACCEPTED = judged(ACCEPTED_SCANS, {
  exceptions: EXCEPTIONS,
  // Of the baseline only what is compared is needed.
  comparing: { baseline: BASELINE as never, days: 30 },
})
const OVERRIDDEN = judged(MANY_SCANS, { overrideReason: 'Hotfix for the outage of 08:00, see INC-4711' })
const EXPIRED_SCANS = [trivyReport([vulnerability(), worst]), dockleReport([])]
const EXPIRED = judged(EXPIRED_SCANS, {
  exceptions: heldOf(setOf(accepted({ expires: '2026-11-01' }), accepted({ id: worst.id, package: 'lodash' }))),
})

const LATE: ScanResult = {
  kind: 'report',
  report: {
    ...trivyReport([vulnerability({ source: 'ecr', id: 'CVE-2026-4000', where: ['OS packages'] })]).report,
    ...{ source: 'ecr', version: 'basic scan of 2026-11-21T08:01:00Z', database: null, operatingSystem: null },
  },
}
const LATE_JUDGED = judged([LATE])
const ecrScan = { kind: 'wait', minutes: 15, unsupported: 'blocked' } as const
const WITH_ECR = {
  ...sampleConfig(),
  scanners: { ...sampleConfig().scanners, ecrScan },
  imageTest: { probe: 'health' },
}

const running = (service: string, findings: readonly Finding[]) =>
  scansOfSideCar(
    { image: `shop/${service}@${digestOf('a')}`, containers: [service], platform: 'linux/amd64', runsIn: [service] },
    findings,
  )
const RUNNING = {
  images: [running('web', [worst]), running('orders', [vulnerability()]), running('worker', []), running('mail', [])],
}
const RUNNING_JUDGED = judged(scansOf(RUNNING))

const TEST_FAILED = {
  ...RESULTS['image-test'],
  ...{ kind: 'failed', defect: 'the container exited with code 1 before it was healthy' },
  output: { command: [], container: ['Error: Cannot find module ./server.js', '    at node:internal/main'] },
} as const

/** By what they show. */
export const GATES: Readonly<Record<string, RunRecord>> = {
  'gate-blocked-40': recordOf({
    results: { trivy: MANY_SCANS[0], dockle: MANY_SCANS[1], judge: MANY_JUDGED },
    failsAt: { stage: 'gate', error: await gateOf(MANY_JUDGED) },
  }),
  'gate-accepted': recordOf({
    results: { trivy: ACCEPTED_SCANS[0], dockle: ACCEPTED_SCANS[1], judge: ACCEPTED },
  }),
  'gate-overridden': recordOf({
    results: { trivy: MANY_SCANS[0], dockle: MANY_SCANS[1], judge: OVERRIDDEN, gate: OVERRIDDEN.verdict },
  }),
  'gate-expired': recordOf({
    results: { trivy: EXPIRED_SCANS[0], dockle: EXPIRED_SCANS[1], judge: EXPIRED },
    failsAt: { stage: 'gate', error: await gateOf(EXPIRED) },
  }),
  'gate-ecr': recordOf({
    steps: layOut(ship, { ...sampleConfig(), scanners: WITH_ECR.scanners }).steps,
    results: { 'ecr-scan': LATE, 'ecr-judge': LATE_JUDGED, 'ecr-reports': RESULTS.reports },
    failsAt: {
      stage: 'ecr-gate',
      error: await thrownBy(enforceGate.run({ ...LATE_JUDGED, pushed: RESULTS.push }, { log: recordingLog() })),
    },
  }),
  'gate-image-test': recordOf({
    steps: layOut(ship, { ...sampleConfig(), imageTest: {} as never }).steps,
    failsAt: {
      stage: 'image-test',
      error: fault('E_IMAGE_TEST', {
        message: 'the container exited with code 1 before it was healthy',
        result: TEST_FAILED,
      }),
    },
  }),
  'gate-rescan': recordOf({
    steps: layOut(rescan, sampleConfig()).steps,
    results: { running: { images: [], unknown: [], leftOut: [], idle: [] }, rescan: RUNNING, judge: RUNNING_JUDGED },
    failsAt: { stage: 'gate', error: await gateOf(RUNNING_JUDGED) },
  }),
}

const about: CommentFacts['about'] = {
  ...{ pipeline: 'check', app: null, environment: 'production', repository: 'hello' },
  built: { context: '', file: null, target: null },
  services: [{ region: 'eu-west-1', cluster: 'main', service: 'web' }],
  ...{ commit: COMMIT, runUrl: 'https://github.com/octo-org/hello/actions/runs/4711' },
}

/** Comments on a pull request. */
export const COMMENTS: Readonly<Record<string, CommentFacts>> = {
  'comment-blocked-40': { judged: MANY_JUDGED, about },
  'comment-accepted': { judged: ACCEPTED, about },
  'comment-expired': { judged: EXPIRED, about },
}
