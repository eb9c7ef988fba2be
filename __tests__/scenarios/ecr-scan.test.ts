/** The shipped bundle with `ecr-scan: wait`: ECR's own scan of the pushed image is judged before anything is deployed. */
import { describe, expect, jest, test } from '@jest/globals'
import type { ImageScanSeed, ScanMoment } from '../../local-aws/ecr-scan.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'
import { TAG } from '../support/ship-play.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { basicFinding, countsOf, enhancedFinding } from '../support/ecr-findings.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const PROGRESS: ScanMoment = { after: 5, status: 'IN_PROGRESS' }
const done = (...findings: readonly ReturnType<typeof basicFinding>[]): ScanMoment => ({
  after: 20,
  status: 'COMPLETE',
  list: { findings, counts: countsOf(findings) },
  completedAt: 19,
})
const onPush = (...history: readonly ScanMoment[]): ImageScanSeed => ({ begins: 'on-push', history })

/** A run with the setting. */
const scanned = (imageScan: ImageScanSeed | null, more: ShipPlay & { readonly lines?: string } = {}) =>
  play({
    settings: `ecr-scan: wait\n${more.lines ?? ''}`,
    ...(imageScan === null ? {} : { imageScan }),
    ...more,
  })

const deployments = ({ callsOf }: ShipPlayed): number => callsOf('RegisterTaskDefinition') + callsOf('UpdateService')

const expectBlocked = (run: ShipPlayed, verdict: string, code: string): void => {
  expect(run.outputs).toMatchObject({ 'gate-verdict': verdict, 'error-code': code, 'failed-stage': 'ecr-gate' })
  expect(run.exitCode).toBe(1)
  expect(run.log).toContain(`Nothing was deployed; the image is in the registry already, as hello:${TAG}`)
  expect(run.summary).toContain('The image was pushed. Service `web` was not changed.')
  expect(deployments(run)).toBe(0)
}

test('a clean basic scan that the run starts is deployed', async () => {
  const run = await scanned(null)
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', 'deployment-status': 'success' } })
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ ecr: { CRITICAL: 0, HIGH: 0 } })
  expect(run.summary).toContain('### ECR: no findings')
  expect(run.callsOf('StartImageScan')).toBe(1)
})

test('without the setting ECR is not asked', async () => {
  const run = await play({ imageScan: onPush(done(basicFinding())) })
  expect(run.exitCode).toBe(0)
  expect(run.callsOf('DescribeImageScanFindings') + run.callsOf('StartImageScan')).toBe(0)
})

describe('findings that block by the policy keep the image from being deployed:', () => {
  test('of a basic scan on push', async () => {
    const run = await scanned(onPush(PROGRESS, done(basicFinding())))
    expectBlocked(run, 'blocked', 'E_GATE_BLOCKED')
    expect(run.outputs).toMatchObject({ result: 'blocked', 'image-digest': run.digest })
    expect(run.summary.split('\n')[0]).toContain('Blocked: CVE-2026-1000 (HIGH) in openssl 3.0.9-1')
    expect(run.callsOf('StartImageScan')).toBe(0)
  })

  test('of an enhanced scan, whose end is ACTIVE', async () => {
    const list = {
      enhancedFindings: [enhancedFinding(), enhancedFinding({ severity: 'MEDIUM', packageVulnerabilityDetails: {} })],
    }
    const run = await scanned({
      begins: 'enhanced',
      history: [
        { after: 5, status: 'PENDING' },
        { after: 60, status: 'ACTIVE', description: 'Continuous scan is selected for image.', list },
      ],
    })
    expectBlocked(run, 'blocked', 'E_GATE_BLOCKED')
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ ecr: { CRITICAL: 1, MEDIUM: 1 } })
  })

  test('that come after an empty list', async () => {
    const early: ScanMoment = { after: 10, status: 'COMPLETE', list: { findings: [] } }
    const run = await scanned(onPush(PROGRESS, early, { ...done(basicFinding()), after: 40 }))
    expectBlocked(run, 'blocked', 'E_GATE_BLOCKED')
  })

  test('on the third page', async () => {
    const low = Array.from({ length: 2400 }, (_, index) => basicFinding({ name: `CVE-2025-${index}`, severity: 'LOW' }))
    const run = await scanned(onPush(PROGRESS, done(...low, basicFinding())))
    expectBlocked(run, 'blocked', 'E_GATE_BLOCKED')
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ ecr: { LOW: 2400, HIGH: 1 } })
  })
})

test('the policy is that of the other scanners', async () => {
  const mild = await scanned(onPush(PROGRESS, done(basicFinding({ severity: 'MEDIUM' }))))
  expect(mild.outputs).toMatchObject({ 'gate-verdict': 'passed', 'deployment-status': 'success' })
  const strict = { inputs: { 'trivy-severity': 'MEDIUM' } }
  const blocked = await scanned(onPush(PROGRESS, done(basicFinding({ severity: 'MEDIUM' }))), strict)
  expectBlocked(blocked, 'blocked', 'E_GATE_BLOCKED')
})

test('an exception holds for what ECR finds, too', async () => {
  const expires = new Date(Date.now() + 60 * 24 * 3_600_000).toISOString().slice(0, 10)
  const entry = `{ id: CVE-2026-1000, package: openssl, reason: not reachable, owner: web, expires: ${expires} }`
  const files = { 'ship-to-ecs.exceptions.yaml': `exceptions: [${entry}]\n` }
  const run = await scanned(onPush(PROGRESS, done(basicFinding())), { files })
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'passed', 'deployment-status': 'success' })
  expect(run.log).toMatch(/CVE-2026-1000/u)
})

describe('what was not looked at is not deployed:', () => {
  const UNSUPPORTED = 'UnsupportedImageError: The operating system and/or package manager are not supported.'
  const unsupported = onPush({ after: 0, status: 'FAILED', description: UNSUPPORTED })

  test('an image that ECR cannot scan, unless a setting accepts that', async () => {
    const run = await scanned(unsupported)
    expectBlocked(run, 'broke', 'E_SCANNER_BROKE')
    expect(run.summary).toContain('UnsupportedImageError')
    const accepted = await scanned(unsupported, { lines: 'ecr-scan-unsupported: accept\n' })
    expect(accepted.outputs).toMatchObject({ 'gate-verdict': 'passed', 'deployment-status': 'success' })
    expect(accepted.summary).toContain('### ECR: not scanned')
    expect(accepted.summary).toContain('Accepted by `ecr-scan-unsupported`')
    expect(accepted.outputs['findings']).not.toContain('"ecr"')
  })

  test('where the role may not read the scan: at once', async () => {
    const run = await scanned(null, {
      faults: [{ ...DENIED, operation: 'DescribeImageScanFindings' }],
    })
    expectBlocked(run, 'broke', 'E_SCANNER_BROKE')
    expect(run.callsOf('DescribeImageScanFindings')).toBe(1)
    expect(run.summary.split('\n')[0]).toContain('ECR broke: AWS denied')
    expect(run.log).toContain('Grant ecr:DescribeImageScanFindings')
  })

  test('where there is no scan, and the role may not start one', async () => {
    const run = await scanned(null, { faults: [{ ...DENIED, operation: 'StartImageScan' }] })
    expectBlocked(run, 'broke', 'E_SCANNER_BROKE')
    expect(run.callsOf('StartImageScan')).toBe(1)
    expect(run.log).toContain('Grant ecr:StartImageScan')
  })

  test('where the scan does not end in time', async () => {
    const run = await scanned(onPush({ after: 0, status: 'PENDING' }), { lines: 'ecr-scan-minutes: 2\n' })
    expectBlocked(run, 'broke', 'E_SCANNER_BROKE')
    expect(run.summary).toContain('ECR has not finished the scan within 2 minutes: the scan is PENDING')
  })
})

test('throttling and lost connections are waited out', async () => {
  const run = await scanned(onPush(PROGRESS, done()), {
    faults: [
      { kind: 'throttle', operation: 'DescribeImageScanFindings', times: 4 },
      { kind: 'reset', operation: 'DescribeImageScanFindings', afterCalls: 5, times: 2 },
    ],
  })
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'passed', 'deployment-status': 'success' })
})

const DENIED = {
  kind: 'error',
  code: 'AccessDeniedException',
  message: 'User: arn:aws:iam::123456789012:user/deploy is not authorized to perform this action',
  status: 400,
} as const
