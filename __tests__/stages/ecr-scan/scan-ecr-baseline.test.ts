/** The findings of ECR in what runs: by its scans of today, and where one is not available, nothing is compared and that is said. */
import { describe, expect, test } from '@jest/globals'
import type { DescribeImageScanFindingsRequest, DescribeImageScanFindingsResponse } from '@aws-sdk/client-ecr'
import type { Baseline } from '../../../src/domain/scan/baseline.ts'
import { scanEcrBaseline } from '../../../src/stages/ecr-scan/scan-ecr-baseline.ts'
import { enhancedFinding } from '../../support/ecr-findings.ts'
import { REGISTRY } from '../../support/fake-ecr.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { digestOf } from '../../support/image.ts'
import { awsError, denied } from '../../support/plan-play.ts'
import { live } from '../../support/push-play.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

type Reply = DescribeImageScanFindingsResponse | Error

const [OLD, OTHER] = [digestOf('a'), digestOf('b')]
const scanned = (...names: readonly [string, ...string[]]): Baseline => {
  const of = (name: string) => ({
    name,
    configDigest: digestOf('c'),
    platform: 'linux/amd64',
    sizeBytes: 1,
    reports: [],
  })
  const [first, ...others] = names
  return { kind: 'scanned', images: [of(first), ...others.map(of)] }
}
const ACTIVE: Reply = {
  imageScanStatus: { status: 'ACTIVE' },
  imageScanFindings: { enhancedFindings: [enhancedFinding()], imageScanCompletedAt: new Date(0) },
}

const play = async (baseline: Baseline, reply: (digest: string) => Reply = () => ACTIVE, started?: Error) => {
  const asked: DescribeImageScanFindingsRequest[] = []
  const ecr = onlyThese<'ecr'>({
    describeImageScanFindings: (input) => {
      asked.push(input)
      const found = reply(input.imageId?.imageDigest ?? '')
      return found instanceof Error ? Promise.reject(found) : Promise.resolve({ ...found, $metadata: {} })
    },
    startImageScan: () => (started === undefined ? Promise.resolve({ $metadata: {} }) : Promise.reject(started)),
  })
  const [clock, log] = [makeFakeClock(), recordingLog()]
  const input = { baseline, repository: live(), minutes: 15 }
  const found = await scanEcrBaseline.run(input, { registry: sessionOf({ ecr }), clock, log })
  return { found, asked, clock, log }
}

test('each image of the baseline has its findings, by its own digest', async () => {
  const { found, asked } = await play(scanned(`${REGISTRY}/team/hello@${OLD}`, `${REGISTRY}/hello@${OTHER}`))
  const report = { source: 'ecr', findings: [{ source: 'ecr', severity: 'CRITICAL' }] }
  expect(found).toMatchObject({ kind: 'scanned', images: [{ reports: [report] }, { reports: [report] }] })
  const names = asked.map(({ repositoryName, imageId }) => `${repositoryName ?? ''}@${imageId?.imageDigest ?? ''}`)
  expect(new Set(names)).toEqual(new Set([`team/hello@${OLD}`, `hello@${OTHER}`]))
  expect(JSON.stringify(scanEcrBaseline.record(found))).not.toContain('reports')
})

describe('nothing is compared, and that is said,', () => {
  const OURS = `${REGISTRY}/hello@${OLD}`
  const absent = awsError('ecr:DescribeImageScanFindings', 'ScanNotFoundException')
  test.each<[string, string, (digest: string) => Reply, string]>([
    [
      'where the image is in another registry',
      `example.com/hello@${OLD}`,
      () => ACTIVE,
      'is not in the registry of this run',
    ],
    ['where the role may not read the scan', OURS, () => denied('ecr:DescribeImageScanFindings'), 'AWS denied'],
    ['where the scan failed', OURS, () => ({ imageScanStatus: { status: 'FAILED' } }), 'the scan is FAILED'],
    ['where ECR has expired it', OURS, () => ({ imageScanStatus: { status: 'SCAN_ELIGIBILITY_EXPIRED' } }), 'EXPIRED'],
    ['where the image is gone', OURS, () => awsError('ecr:DescribeImageScanFindings', 'ImageNotFoundException'), ''],
    ['where there is none', OURS, () => absent, 'ECR has no scan of the image'],
    ['where one of two has none', OURS, (digest) => (digest === OLD ? ACTIVE : absent), 'ECR has no scan'],
  ])('%s', async (_, name, reply, because) => {
    const { found, clock, log } = await play(
      scanned(name, `${REGISTRY}/hello@${OTHER}`),
      reply,
      denied('ecr:StartImageScan'),
    )
    expect(found).toEqual({ kind: 'unreadable', because: expect.stringContaining(because) as unknown })
    expect(log.text('warning')).toContain('The whole policy applies to the findings of ECR')
    expect(clock.elapsedMs()).toBeLessThanOrEqual(2 * 5 * 60_000)
  })

  test.each<Baseline>([
    { kind: 'first', because: 'the service web runs nothing yet' },
    { kind: 'unreadable', because: 'denied' },
  ])('where nothing was compared before: %j', async (baseline) => {
    const { found, asked } = await play(baseline)
    expect([found, asked]).toEqual([baseline, []])
  })
})
