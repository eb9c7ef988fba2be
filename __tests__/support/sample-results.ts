/** What the stages give, in good runs and in bad ones; sample values for the tests of the reports. */
import type { Digest } from '../../src/domain/image/digest.ts'
import type { Finding, Misconfiguration, ScanResult } from '../../src/domain/scan/findings.ts'
import type { Vulnerability, VulnerabilityDatabase } from '../../src/domain/scan/findings.ts'
import type { ImageTag } from '../../src/domain/image/image.ts'
import type { DeploymentId, ServiceDeploymentArn, TaskDefinitionArn } from '../../src/domain/rollout/identifiers.ts'
import type { RolloutView, DeployResult } from '../../src/domain/rollout/rollout.ts'
import type { Results } from '../../src/domain/results.ts'
import { POSTED } from './sample-posts.ts'
import { RARE_RESULTS } from './sample-tasks.ts'
import { CHECKED_DEFINITION, PINNED, PLAN, RENDERED, VERIFIED } from './sample-plan.ts'

/** When the sample runs start. */
export const START = Date.UTC(2026, 10, 21, 8, 0, 0)
/** A digest of one repeated hex digit; test text, so the brand is given without a check. */
export const digestOf = (digit: string): Digest => `sha256:${digit.repeat(64)}` as Digest
const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const OUR_ID = 'ecs-svc/8123456789012345678' as DeploymentId
export const ARN = 'arn:aws:ecs:eu-west-1:123456789012'
export const COMMIT = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
export const TAG = `staging-${COMMIT}` as ImageTag

export const vulnerability = (facts: Partial<Vulnerability> = {}): Vulnerability => ({
  source: 'trivy',
  kind: 'vulnerability',
  id: 'CVE-2023-5363',
  severity: 'HIGH',
  level: facts.severity ?? 'HIGH',
  packageName: 'openssl',
  installedVersion: '3.0.9-1',
  fixedVersion: '3.0.11-1~deb12u1',
  title: 'openssl: Incorrect cipher key and IV length processing',
  url: 'https://avd.aquasec.com/nvd/cve-2023-5363',
  where: ['build:1 (debian 12.0)'],
  ...facts,
})

export const dockleFinding = (facts: Partial<Misconfiguration> = {}): Misconfiguration => ({
  source: 'dockle',
  kind: 'misconfiguration',
  id: 'CIS-DI-0010',
  severity: 'HIGH',
  level: 'FATAL',
  title: 'Do not store credential in environment variables/files',
  url: null,
  where: ['Suspicious ENV key found : DB_PASSWORD on ***'],
  ...facts,
})

/** The counts of the one deployment that runs. */
export const UP = { status: 'PRIMARY', running: 2, desired: 2, pending: 0 } as const

export const view = (facts: Partial<RolloutView> = {}): RolloutView => ({
  deploymentId: OUR_ID,
  serviceDeploymentArn: `${ARN}:service-deployment/main/hello/aBcDeFgHiJkLmNoPqRsTu` as ServiceDeploymentArn,
  status: 'SUCCESSFUL',
  desired: 2,
  running: 2,
  pending: 0,
  failed: 0,
  circuitBreaker: { failureCount: 0, threshold: 3 },
  service: { deployments: [{ deploymentId: OUR_ID, revision: 'hello:42', ...UP }] },
  ...facts,
})

const APT = vulnerability({
  severity: 'LOW',
  id: 'CVE-2011-3374',
  packageName: 'apt',
  installedVersion: '2.6.1',
  fixedVersion: null,
  title: 'apt-key does not validate keys with a master keyring',
  url: null,
})
type Report = Extract<ScanResult, { kind: 'report' }>

export const trivyReport = (
  findings: readonly Finding[],
  database: VulnerabilityDatabase = { updatedAt: '2026-11-21T00:00:00Z', origin: { kind: 'own' } },
): Report => ({
  kind: 'report',
  report: {
    source: 'trivy',
    version: '0.74.0',
    configDigest: digestOf('c'),
    operatingSystem: 'debian 12.0',
    database,
    findings,
    unchecked: null,
  },
})

export const dockleReport = (findings: readonly Finding[]): Report => ({
  kind: 'report',
  report: {
    source: 'dockle',
    version: '0.4.15',
    configDigest: null,
    operatingSystem: null,
    database: null,
    findings,
    unchecked: null,
  },
})

const DATABASE: VulnerabilityDatabase = {
  updatedAt: '2026-11-21T01:12:45Z',
  origin: { kind: 'verified', repository: 'ghcr.io/aquasecurity/trivy-db' },
}

export const STARTED: DeployResult = {
  kind: 'started',
  scaledTo: null,
  newSincePlan: null,
  cluster: `${ARN}:cluster/main`,
  service: 'hello',
  deploymentId: OUR_ID,
  createdAt: START + 27_000,
  taskDefinitionArn: `${ARN}:task-definition/hello:42` as TaskDefinitionArn,
  previousTaskDefinitionArn: `${ARN}:task-definition/hello:41`,
}

type ByStage = Omit<Results, 'scan'> & Readonly<Record<'trivy' | 'dockle', ScanResult>>
/** The id of a stage: its kind, or the source of a scan. */
export type StageId = keyof ByStage

/** What every stage records in a run without any trouble. */
export const RESULTS: ByStage = {
  tag: { tag: TAG, commit: COMMIT, changes: [] },
  plan: PLAN,
  credentials: { kind: 'present' },
  definition: CHECKED_DEFINITION,
  platform: { platform: 'linux/amd64' },
  ...{ verify: VERIFIED, 'side-cars': PINNED, repository: { kind: 'there', repository: PLAN.repository } },
  reuse: { kind: 'to-build', because: 'the tag does not exist' },
  scanners: {
    trivy: { kind: 'ready', path: '/opt/trivy', version: '0.74.0', from: 'cache' },
    dockle: { kind: 'ready', path: '/opt/dockle', version: '0.4.15', from: 'cache' },
    database: { kind: 'ready', cacheDirectory: '/cache', javaIndex: null, ...DATABASE },
    cacheKey: 'ship-to-ecs-scanners-Linux-X64-trivy-0.74.0-dockle-0.4.15-2026-01-01T06',
  },
  build: {
    archive: '/tmp/image.tar',
    configDigest: digestOf('c'),
    sizeBytes: 12_345_678,
    platform: 'linux/amd64',
    revision: COMMIT,
    localReference: 'build:1',
    storedAs: null,
    builder: 'buildx',
  },
  trivy: trivyReport([APT], DATABASE),
  dockle: dockleReport([
    dockleFinding({
      id: 'CIS-DI-0005',
      severity: 'LOW',
      level: 'INFO',
      title: 'Enable Content trust for Docker',
      where: ['export DOCKER_CONTENT_TRUST=1 before docker pull/build'],
    }),
  ]),
  gate: { kind: 'passed' },
  push: {
    registry: REGISTRY,
    repository: 'hello',
    tag: TAG,
    digest: digestOf('d'),
    runningDigests: [digestOf('d')],
    configDigest: digestOf('c'),
    uri: `${REGISTRY}/hello@${digestOf('d')}`,
    kind: 'pushed',
  },
  render: RENDERED,
  deploy: STARTED,
  ...RARE_RESULTS,
  ...POSTED,
  wait: { outcome: { kind: 'success', view: view() }, cause: null, waitedMs: 61_300, evidence: [] },
  confirm: { kind: 'confirmed', tasks: 2, digest: digestOf('d') },
  smoke: { kind: 'passed', checks: [{ check: 'GET https://shop.example.com/health', attempts: 1, defect: null }] },
}

export const worst = vulnerability({
  id: 'CVE-2019-10744',
  severity: 'CRITICAL',
  packageName: 'lodash',
  installedVersion: '4.17.11',
  fixedVersion: '4.17.12',
  title: 'nodejs-lodash: prototype pollution in defaultsDeep function',
  where: ['app/package-lock.json'],
  url: 'https://avd.aquasec.com/nvd/cve-2019-10744',
})

export const foundByTrivy = trivyReport([vulnerability(), worst, APT])
export const foundByDockle = dockleReport([dockleFinding()])
export const broken: Extract<ScanResult, { kind: 'broke' }> = {
  kind: 'broke',
  source: 'trivy',
  because: 'the database schema is too old (trivy exited with code 1)',
  hint: 'Run again to download a new database.',
}
