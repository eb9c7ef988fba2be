/** The shipped bundle with `ecr-scan: wait`: which image of the registry ECR is asked about, of an index and of the baseline. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { ImageScanSeed, ScanMoment } from '../../local-aws/ecr-scan.ts'
import { basicFinding, countsOf, enhancedFinding } from '../support/ecr-findings.ts'
import { digestOf } from '../support/image.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { makeImagesElsewhere } from '../support/side-car-tools.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

/** The manifest of the image that every play builds, and that of an earlier one. */
const manifests = { own: '', old: '' }
const OLD = { 'hello:old': {} } as const
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-ecr-'))
  const { configDigest } = await makeImageArchive(folder, { files: { hello: 'hello\n' } })
  manifests.own = manifestOf(configDigest)
  await makeImagesElsewhere(folder, OLD)
  manifests.old = await readFile(join(folder, 'side-cars', 'hello:old'), 'utf8')
  await rm(folder, { recursive: true })
})

const asked = (run: ShipPlayed, operation: string): readonly unknown[] => [
  ...new Set(
    run.requests
      .filter((request) => request.operation === operation)
      // The local AWS has checked it against the model of ECR.
      .map(({ input }) => (input as { readonly imageId: { readonly imageDigest?: string } }).imageId.imageDigest),
  ),
]

const deployments = ({ callsOf }: ShipPlayed): number => callsOf('RegisterTaskDefinition') + callsOf('UpdateService')

const ended = (...findings: readonly ReturnType<typeof basicFinding>[]): ScanMoment => ({
  after: 20,
  status: 'COMPLETE',
  list: { findings, counts: countsOf(findings) },
  completedAt: 19,
})

describe('of an index', () => {
  /** As buildx pushes it: the image, and what it knows of the build. */
  const pushedAsIndex = (imageScan: ImageScanSeed): Promise<ShipPlayed> => {
    const entry = (digest: string, os: string, architecture: string) => ({
      ...{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 2 },
      platform: { os, architecture },
    })
    const own = sha256Of(manifests.own)
    const provenance = manifestOf(digestOf('9'))
    const annotations = { 'vnd.docker.reference.digest': own, 'vnd.docker.reference.type': 'attestation-manifest' }
    const index = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [entry(own, 'linux', 'amd64'), { ...entry(sha256Of(provenance), 'unknown', 'unknown'), annotations }],
    }
    return play({
      settings: 'ecr-scan: wait\n',
      after: JSON.stringify(index),
      held: { member: manifests.own, provenance },
      imageScan,
    })
  }

  test('the image in it has the basic scan', async () => {
    const run = await pushedAsIndex({ begins: 'on-request', history: [ended(basicFinding())] })
    expect(asked(run, 'StartImageScan')).toEqual([sha256Of(manifests.own)])
    expect(asked(run, 'DescribeImageScanFindings')).toEqual([sha256Of(manifests.own)])
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked', 'failed-stage': 'ecr-gate' })
    expect(run.outputs['image-digest']).not.toBe(sha256Of(manifests.own))
    expect(deployments(run)).toBe(0)
  })

  test('the image in it has the enhanced scan', async () => {
    const list = { enhancedFindings: [enhancedFinding()] }
    const run = await pushedAsIndex({ begins: 'enhanced', history: [{ after: 30, status: 'ACTIVE', list }] })
    expect(asked(run, 'DescribeImageScanFindings')).toEqual([sha256Of(manifests.own)])
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked', 'failed-stage': 'ecr-gate' })
    expect(run.callsOf('StartImageScan') + deployments(run)).toBe(0)
  })

  test('a clean one is deployed', async () => {
    const run = await pushedAsIndex({ begins: 'on-request', history: [ended()] })
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'passed' })
    expect(run.callsOf('UpdateService')).toBe(1)
  })
})

describe('of the baseline', () => {
  const enhanced = (id: string, published: Date) =>
    enhancedFinding({
      packageVulnerabilityDetails: {
        vulnerabilityId: id,
        vendorCreatedAt: published,
        vulnerablePackages: [{ name: 'openssl', version: '3.0.9-1', fixedInVersion: '3.0.11-1', packageManager: 'OS' }],
      },
    })
  const today = new Date()
  const [here, added, gone] = ['CVE-2026-1', 'CVE-2026-2', 'CVE-2026-3'].map((id) => enhanced(id, today)) as [
    ReturnType<typeof enhancedFinding>,
    ReturnType<typeof enhancedFinding>,
    ReturnType<typeof enhancedFinding>,
  ]
  type Enhanced = readonly ReturnType<typeof enhancedFinding>[]
  const active = (enhancedFindings: Enhanced): readonly ScanMoment[] => [
    { after: 0, status: 'ACTIVE', list: { enhancedFindings } },
  ]

  const compare = (old: Enhanced, own: Enhanced, more: ShipPlay = {}): Promise<ShipPlayed> =>
    play({
      settings: 'ecr-scan: wait\n',
      held: { old: manifests.old },
      imagesElsewhere: OLD,
      registered: {
        containerDefinitions: [{ name: 'app', image: `REGISTRY/hello@${sha256Of(manifests.old)}`, memory: 128 }],
      },
      imageScan: {
        begins: 'enhanced',
        history: active(own),
        histories: { [sha256Of(manifests.old)]: active(old) },
      },
      ...more,
      inputs: { baseline: 'running', ...more.inputs },
    })

  test('what the running image has in ECR, too, does not block, and what is gone is fixed', async () => {
    const run = await compare([here, gone], [here])
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'passed', 'new-findings': '0', 'fixed-findings': '1' })
    expect(new Set(asked(run, 'DescribeImageScanFindings'))).toEqual(
      new Set([manifests.own, manifests.old].map(sha256Of)),
    )
    expect(run.summary).toMatch(
      /Scans of ECR: Compared with .*adds nothing and fixes 1 CRITICAL of ECR; 1 earlier finding remains/u,
    )
    expect(run.callsOf('UpdateService')).toBe(1)
  })

  test('what ECR finds in the new image alone blocks, and only that', async () => {
    const run = await compare([here], [here, added])
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked', 'failed-stage': 'ecr-gate', 'new-findings': '1' })
    expect(run.log).toContain('CVE-2026-2 in openssl')
    expect(run.log).not.toMatch(/is blocked: .*CVE-2026-1/u)
    expect(deployments(run)).toBe(0)
  })

  test('what both have blocks when its days are over', async () => {
    const old = enhanced('CVE-2026-1', new Date('2020-01-01T00:00:00Z'))
    const run = await compare([old], [old])
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked', 'failed-stage': 'ecr-gate', 'new-findings': '0' })
    expect(deployments(run)).toBe(0)
  })
})

describe('without any package that ECR knows', () => {
  const message =
    "The image type with media type 'application/vnd.docker.distribution.manifest.v2+json' is not supported"
  const refused: ImageScanSeed = {
    begins: 'on-request',
    history: [],
    refused: { code: 'UnsupportedImageTypeException', message },
  }

  test.each([
    ['blocked', '', 0],
    ['passed', 'ecr-scan-unsupported: accept\n', 1],
  ])('an image FROM scratch that ECR refuses to scan is %s', async (result, lines, updates) => {
    const run = await play({ settings: `ecr-scan: wait\n${lines}`, imageScan: refused })
    expect(run.outputs['gate-verdict']).toBe(result === 'blocked' ? 'broke' : 'passed')
    expect(run.callsOf('UpdateService')).toBe(updates)
    expect(run.summary).toContain('is not supported')
  })
})
