/** The stage: what it asks ECR, what it gives, and what it says. */
import { describe, expect, test } from '@jest/globals'
import type { DescribeImageScanFindingsResponse } from '@aws-sdk/client-ecr'
import { awaitEcrScan, type EcrScanInput } from '../../../src/stages/ecr-scan/ecr-scan.ts'
import { basicFinding, enhancedFinding } from '../../support/ecr-findings.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { digestOf } from '../../support/image.ts'
import { awsError, denied } from '../../support/plan-play.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

type Reply = DescribeImageScanFindingsResponse | Error

const START = Date.UTC(2026, 10, 22)
const DIGEST = digestOf('d')
const NOT_FOUND = awsError('ecr:DescribeImageScanFindings', 'ScanNotFoundException')
const DONE: DescribeImageScanFindingsResponse = {
  imageScanStatus: { status: 'COMPLETE' },
  imageScanFindings: {
    findings: [basicFinding()],
    findingSeverityCounts: { HIGH: 1 },
    imageScanCompletedAt: new Date(START - 3_600_000),
  },
}

/** Plays the replies one after the other; the last one is given again. */
const play = (replies: readonly Reply[], facts: Partial<EcrScanInput> = {}, started: Error | null = null) => {
  const clock = makeFakeClock(START)
  const log = recordingLog()
  const asked: object[] = []
  let starts = 0
  const ecr = onlyThese<'ecr'>({
    describeImageScanFindings: (input) => {
      const reply = replies[Math.min(asked.length, replies.length - 1)] ?? DONE
      asked.push(input)
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve({ ...reply, $metadata: {} })
    },
    startImageScan: () => {
      starts += 1
      return started === null ? Promise.resolve({ $metadata: {} }) : Promise.reject(started)
    },
  })
  const image = { repository: 'hello', digest: DIGEST, runningDigests: [DIGEST] }
  const input: EcrScanInput = { image, registryId: null, minutes: 10, unsupported: 'blocked', ...facts }
  const outcome = awaitEcrScan.run(input, { registry: sessionOf({ ecr }), clock, log })
  return { outcome, asked, log, clock, starts: () => starts }
}

test('the manifest of the platform is asked for, not the index, in the registry of the repository', async () => {
  const image = { repository: 'hello', digest: digestOf('a'), runningDigests: [digestOf('a'), DIGEST] }
  const { outcome, asked } = play([DONE], { image, registryId: '210987654321' })
  await outcome
  expect(asked[0]).toEqual({
    registryId: '210987654321',
    repositoryName: 'hello',
    imageId: { imageDigest: DIGEST },
    maxResults: 1000,
  })
})

test('a scan is a report like that of a scanner, with its kind and its time', async () => {
  const { outcome, log } = play([NOT_FOUND, DONE])
  expect(await outcome).toMatchObject({
    kind: 'report',
    report: {
      source: 'ecr',
      version: 'basic scan of 2026-11-21T23:00:00.000Z',
      findings: [{ id: 'CVE-2026-1000', severity: 'HIGH', packageName: 'openssl' }],
      unchecked: null,
    },
  })
  expect(log.lines.map(({ text }) => text)).toEqual([
    `waiting for the scan of hello@${DIGEST}, for 10 minutes at most`,
    'ECR lists no scan of the image yet',
    'the scan is COMPLETE, findings: 1',
    'ECR basic scan: 1 HIGH',
    'this scan does not say which findings a version fixes, so findings without one count, too',
  ])
})

test('all pages are one list', async () => {
  const page = (name: string, nextToken?: string): Reply => ({
    imageScanStatus: { status: 'ACTIVE' },
    imageScanFindings: { enhancedFindings: [enhancedFinding({ title: name, packageVulnerabilityDetails: {} })] },
    ...(nextToken === undefined ? {} : { nextToken }),
  })
  const look = [page('one', 'two'), page('two', 'three'), page('three')]
  const { outcome, asked } = play([...look, ...look, ...look])
  expect(await outcome).toMatchObject({ report: { findings: [{ id: 'one' }, { id: 'two' }, { id: 'three' }] } })
  expect(asked.slice(0, 3)).toMatchObject([{}, { nextToken: 'two' }, { nextToken: 'three' }])
})

const LOW = basicFinding({ name: 'CVE-1', severity: 'LOW' })

test.each<readonly [string, object, readonly ReturnType<typeof basicFinding>[], string]>([
  ['another severity', { CRITICAL: 1 }, [LOW], 'ECR counts 1 of the severity CRITICAL and lists 0'],
  ['the same finding twice', { CRITICAL: 1, LOW: 1 }, [LOW, LOW], 'ECR counts 2 findings and lists 1'],
])('a list of %s than ECR counts is no end', async (_, findingSeverityCounts, findings, because) => {
  const imageScanFindings = { ...DONE.imageScanFindings, findingSeverityCounts, findings: [...findings] }
  expect(await play([{ ...DONE, imageScanFindings }]).outcome).toMatchObject({ kind: 'broke', because })
})

test('pages of two states are looked at again', async () => {
  const changing = { ...DONE, nextToken: 'x', imageScanStatus: { status: 'ACTIVE' as const } }
  const { outcome, log } = play([changing, DONE, DONE])
  expect(await outcome).toMatchObject({ kind: 'report' })
  expect(log.text('info')).toContain('its pages say ACTIVE and COMPLETE')
})

describe('a scan breaks, and never passes,', () => {
  test.each<readonly [string, readonly Reply[], string]>([
    ['by a denial, without a second call', [denied('ecr:DescribeImageScanFindings')], 'AWS denied'],
    ['by a repository that is gone', [awsError('ecr:DescribeImageScanFindings', 'RepositoryNotFoundException')], ''],
    ['by a reply about another image', [{ ...DONE, imageId: { imageDigest: digestOf('b') } }], 'it is about sha256:b'],
    ['by pages without an end', [{ ...DONE, nextToken: 'more' }], 'it has more than 200 pages'],
    [
      'by a severity that nobody knows',
      [{ ...DONE, imageScanFindings: { enhancedFindings: [{ title: 'x', severity: 'SEVERE' }] } }],
      'the severity of x is not known',
    ],
  ])('%s', async (_, replies, because) => {
    const result = await play(replies).outcome
    expect(result).toMatchObject({ kind: 'broke', source: 'ecr', because: expect.stringContaining(because) })
    expect(result).toHaveProperty('hint', expect.stringMatching(/./u))
  })

  test('by an index that ECR does not scan', async () => {
    const refused = awsError('ecr:StartImageScan', 'UnsupportedImageTypeException')
    expect(await play([NOT_FOUND], {}, refused).outcome).toMatchObject({ kind: 'broke' })
    const accepted = await play([NOT_FOUND], { unsupported: 'accepted' }, refused).outcome
    expect(accepted).toMatchObject({ kind: 'report', report: { findings: [], unchecked: expect.any(String) } })
  })

  test('at the end of its time', async () => {
    const { outcome, clock } = play([{ imageScanStatus: { status: 'PENDING' } }], { minutes: 1 })
    expect(await outcome).toMatchObject({ because: expect.stringContaining('within 1 minute: the scan is PENDING') })
    expect(clock.elapsedMs()).toBe(60_000)
  })
})

test('throttling is waited out, and a cancel ends the wait', async () => {
  const busy = awsError('ecr:DescribeImageScanFindings', 'ThrottlingException')
  expect(await play([busy, busy, DONE]).outcome).toMatchObject({ kind: 'report' })
  const cancelled = play([{ imageScanStatus: { status: 'PENDING' } }])
  cancelled.clock.abortAt(20_000, new Error('the run was cancelled'))
  await expect(cancelled.outcome).rejects.toThrow('the run was cancelled')
})

test('a scan that was made long ago is made again, once; what cannot be made again is taken with a warning', async () => {
  const imageScanFindings = { findings: [], findingSeverityCounts: {}, imageScanCompletedAt: new Date(0) }
  const old: Reply = { imageScanStatus: { status: 'COMPLETE' }, imageScanFindings }
  const again = play([old, NOT_FOUND, DONE])
  expect(await again.outcome).toMatchObject({ report: { findings: [{}] } })
  expect(again.starts()).toBe(1)
  const limited = play([old], {}, awsError('ecr:StartImageScan', 'LimitExceededException'))
  expect(await limited.outcome).toMatchObject({ kind: 'report', report: { findings: [] } })
  expect(limited.starts()).toBe(1)
  expect(limited.log.lines.filter(({ level }) => level === 'warning')).toEqual([
    { level: 'warning', text: 'the scan of ECR was made at 1970-01-01T00:00:00.000Z, and ECR makes no new one now' },
  ])
})
