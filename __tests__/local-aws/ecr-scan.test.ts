/** What the local ECR answers about scans, by the SDK's own client. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { DescribeImageScanFindingsCommand, StartImageScanCommand } from '@aws-sdk/client-ecr'
import type { ImageScanSeed } from '../../local-aws/ecr-scan.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { clientsOf } from './support.ts'

const MANIFEST = manifestOf(digestOf('c'))
const INDEX = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [{ digest: sha256Of(MANIFEST), platform: { os: 'linux', architecture: 'amd64' } }],
})
const FINDINGS = Array.from({ length: 5 }, (_, index) => ({ name: `CVE-2026-${index}`, severity: 'HIGH' as const }))
const DONE = { after: 20, status: 'COMPLETE', list: { findings: FINDINGS, counts: { HIGH: 5 } }, completedAt: 19 }

let aws: LocalAws
afterEach(async () => {
  expect(aws.schemaViolations).toEqual([])
  await aws.close()
})

const start = async (imageScan?: ImageScanSeed) => {
  aws = await startLocalAws({
    drive: { kind: 'script', scenario: { name: 'nothing happens', steps: [] } },
    time: 'by-skips-only',
    registry: {
      kind: 'none',
      images: [
        { repository: 'hello', tag: 'v1', manifest: MANIFEST },
        { repository: 'hello', tag: 'index', manifest: INDEX },
      ],
    },
    repositories: [{ name: 'hello' }],
    ...(imageScan === undefined ? {} : { imageScan }),
  })
  const { ecr } = clientsOf(aws)
  const asked = (imageTag: string) => ({ repositoryName: 'hello', imageId: { imageTag } })
  return {
    describe: (imageTag = 'v1', more: { maxResults?: number; nextToken?: string } = {}) =>
      ecr.send(new DescribeImageScanFindingsCommand({ ...asked(imageTag), ...more })),
    start: (imageTag = 'v1') => ecr.send(new StartImageScanCommand(asked(imageTag))),
  }
}

describe('a basic scan', () => {
  test('on request begins with the request, once in 24 hours', async () => {
    const scans = await start()
    await expect(scans.describe()).rejects.toMatchObject({ name: 'ScanNotFoundException' })
    expect((await scans.start()).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
    expect((await scans.describe()).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
    aws.clock.advanceBy(10)
    expect(await scans.describe()).toMatchObject({
      imageId: { imageDigest: sha256Of(MANIFEST) },
      imageScanStatus: { status: 'COMPLETE' },
      imageScanFindings: { findings: [], findingSeverityCounts: {} },
    })
    await expect(scans.start()).rejects.toMatchObject({ name: 'LimitExceededException' })
    aws.clock.advanceBy(24 * 3600)
    expect((await scans.start()).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
  })

  test('on push begins by itself, and gives its findings in pages', async () => {
    const scans = await start({ begins: 'on-push', history: [{ after: 5, status: 'IN_PROGRESS' }, DONE] })
    await expect(scans.describe()).rejects.toMatchObject({ name: 'ScanNotFoundException' })
    aws.clock.advanceBy(20)
    const pages = [await scans.describe('v1', { maxResults: 2 })]
    for (let token = pages[0]?.nextToken; token !== undefined; token = pages.at(-1)?.nextToken)
      pages.push(await scans.describe('v1', { maxResults: 2, nextToken: token }))
    expect(pages.map(({ imageScanFindings }) => imageScanFindings?.findings?.length)).toEqual([2, 2, 1])
    expect(pages.flatMap(({ imageScanFindings }) => imageScanFindings?.findings ?? [])).toEqual(FINDINGS)
    await expect(scans.start()).rejects.toMatchObject({ name: 'LimitExceededException' })
  })

  test('that is older than a day can be made again', async () => {
    const old = { ...DONE, after: 0, completedAt: -7 * 24 * 3600 }
    const scans = await start({ begins: 'on-push', history: [old] })
    expect((await scans.describe()).imageScanFindings?.imageScanCompletedAt?.getTime()).toBeLessThan(
      Date.now() - 6 * 24 * 3_600_000,
    )
    expect((await scans.start()).imageScanStatus).toEqual({ status: 'IN_PROGRESS' })
  })

  test('of an index does not exist, and cannot be started', async () => {
    const scans = await start({ begins: 'on-push', history: [{ ...DONE, after: 0 }] })
    await expect(scans.describe('index')).rejects.toMatchObject({ name: 'ScanNotFoundException' })
    await expect(scans.start('index')).rejects.toMatchObject({ name: 'UnsupportedImageTypeException' })
  })
})

describe('the rest is as in ECR', () => {
  test('an enhanced scan cannot be started', async () => {
    const list = { enhancedFindings: [{ severity: 'UNTRIAGED', fixAvailable: 'NO' }] }
    const scans = await start({ begins: 'enhanced', history: [{ after: 0, status: 'ACTIVE', list }] })
    await expect(scans.start()).rejects.toMatchObject({ name: 'ValidationException' })
    expect((await scans.describe()).imageScanFindings).toEqual(list)
  })

  test('an image that does not exist is named', async () => {
    const scans = await start()
    await expect(scans.describe('v9')).rejects.toMatchObject({ name: 'ImageNotFoundException' })
    await expect(scans.start('v9')).rejects.toMatchObject({ name: 'ImageNotFoundException' })
  })

  test('a refusal that the configuration has', async () => {
    const scans = await start({ begins: 'on-request', history: [], refused: { code: 'ServerException', message: 'x' } })
    await expect(scans.start()).rejects.toMatchObject({ name: 'ServerException' })
  })
})
