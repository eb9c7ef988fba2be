/**
 * The same calls about scans of images to the local AWS and to moto, which others wrote, and what the stage `ecr-scan` reads of both. Compared is what
 * moto is known to get right: its scans end at once, it scans an index, too, and knows neither pages nor scans on push.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import {
  CreateRepositoryCommand,
  DescribeImageScanFindingsCommand,
  PutImageCommand,
  StartImageScanCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import type { ImageScanSeed } from '../../local-aws/ecr-scan.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import { parseDigest } from '../../src/domain/image/digest.ts'
import { awaitEcrScan } from '../../src/stages/ecr-scan/ecr-scan.ts'
import { clientsOf } from '../local-aws/support.ts'
import { enhancedFinding } from '../support/ecr-findings.ts'
import { makeFakeClock } from '../support/fake-clock.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { recordingLog } from '../support/recording-log.ts'
import { startMoto, type Emulator } from './emulator.ts'

jest.setTimeout(120_000)

/** Each with one image. */
const REPOSITORIES = ['hello', 'read', 'enhanced']
const MANIFEST = manifestOf(digestOf('c'))

/** What moto finds in every image, by a scan that ends at once. */
const FOUND: ImageScanSeed = {
  begins: 'on-request',
  history: [
    {
      after: 0,
      status: 'COMPLETE',
      description: 'The scan was completed successfully.',
      completedAt: 0,
      list: {
        counts: { HIGH: 1 },
        findings: [
          {
            name: 'CVE-9999-9999',
            uri: 'https://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-9999-9999',
            severity: 'HIGH',
            attributes: [
              { key: 'package_version', value: '9.9.9' },
              { key: 'package_name', value: 'moto_fake' },
              { key: 'CVSS2_VECTOR', value: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' },
              { key: 'CVSS2_SCORE', value: '7.5' },
            ],
          },
        ],
      },
    },
  ],
}

/** The digest is that of the images; moto gives another one than ECR. */
type Side = Readonly<Record<'endpoint' | 'digest', string>> & { readonly ecr: ECRClient }

const before = { ...process.env }
let aws: LocalAws
let moto: Emulator
let sides: readonly [Side, Side]

beforeAll(async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-a-secret' })
  aws = await startLocalAws({
    drive: { kind: 'script', scenario: { name: 'nothing happens', steps: [] } },
    registry: {
      kind: 'none',
      images: REPOSITORIES.map((repository) => ({ repository, tag: 'v1', manifest: MANIFEST })),
    },
    repositories: REPOSITORIES.map((name) => ({ name })),
    imageScan: FOUND,
  })
  moto = await startMoto()
  const theirs = clientsOf({ ...aws, endpoint: moto.endpoint }).ecr
  let digest = ''
  for (const repositoryName of REPOSITORIES) {
    await theirs.send(new CreateRepositoryCommand({ repositoryName }))
    const put = new PutImageCommand({ repositoryName, imageTag: 'v1', imageManifest: MANIFEST })
    digest = (await theirs.send(put)).image?.imageId?.imageDigest ?? ''
  }
  sides = [
    { endpoint: aws.endpoint, ecr: clientsOf(aws).ecr, digest: sha256Of(MANIFEST) },
    { endpoint: moto.endpoint, ecr: theirs, digest },
  ]
})

afterAll(async () => {
  await moto.close()
  await aws.close()
  process.env = before
})

type Call = (side: Side) => Promise<unknown>

/** What a call gives, or its error, with the words; a digest of the side as `DIGEST`. */
const outcome = async (call: Call, side: Side): Promise<unknown> => {
  const given = await call(side).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error
    return { error: error.name, message: error.message }
  })
  return JSON.parse(JSON.stringify(given).replaceAll(side.digest, 'DIGEST')) as unknown
}

const named = ({ digest }: Side, repositoryName: string) => ({ repositoryName, imageId: { imageDigest: digest } })
const start = (side: Side, repository = 'hello') => side.ecr.send(new StartImageScanCommand(named(side, repository)))
const describeScan = (side: Side) => side.ecr.send(new DescribeImageScanFindingsCommand(named(side, 'hello')))

describe('the local AWS and moto', () => {
  test.each<[string, Call]>([
    ['an image without a scan', (side) => describeScan(side)],
    [
      'a scan that begins',
      async (side) => {
        const { registryId, repositoryName, imageScanStatus, imageId } = await start(side)
        return { registryId, repositoryName, imageScanStatus, digest: imageId?.imageDigest }
      },
    ],
    ['a second scan within a day', (side) => start(side)],
    [
      'what a scan has found',
      async (side) => {
        const reply = await describeScan(side)
        const { findings, findingSeverityCounts } = reply.imageScanFindings ?? {}
        return { status: reply.imageScanStatus, findings, findingSeverityCounts }
      },
    ],
    [
      'an image that is missing',
      async ({ ecr }) => {
        const asked = { repositoryName: 'hello', imageId: { imageDigest: digestOf('f') } }
        return ecr.send(new DescribeImageScanFindingsCommand(asked))
      },
    ],
    [
      'a repository that is missing',
      ({ ecr }) =>
        ecr.send(new StartImageScanCommand({ repositoryName: 'helo', imageId: { imageDigest: digestOf('f') } })),
    ],
  ])('agree on %s', async (_what, call) => {
    const [here, there] = [await outcome(call, sides[0]), await outcome(call, sides[1])]
    expect(here).toEqual(there)
    expect(aws.schemaViolations).toEqual([])
  })
})

/** The stage, by our own AWS session. */
const read = async ({ endpoint, digest: text }: Side, repository: string) => {
  process.env['AWS_ENDPOINT_URL'] = endpoint
  const registry = makeSession({ region: 'eu-west-1', signal: new AbortController().signal })
  const digest = parseDigest(text)
  if (digest === null) throw new Error(`${endpoint} gave no digest`)
  const image = { repository, digest, runningDigests: [digest] }
  const ports = { registry, clock: makeFakeClock(Date.now()), log: recordingLog() }
  return awaitEcrScan.run({ image, registryId: null, minutes: 5, unsupported: 'blocked' }, ports)
}

test('the stage reads the same of both: it starts the scan, and gives what was found', async () => {
  const [here, there] = [await read(sides[0], 'read'), await read(sides[1], 'read')]
  expect(here).toMatchObject({
    report: { findings: [{ id: 'CVE-9999-9999', severity: 'HIGH', packageName: 'moto_fake' }] },
  })
  const findingsOf = (scan: typeof here) => (scan.kind === 'report' ? scan.report.findings : scan)
  expect(findingsOf(here)).toEqual(findingsOf(there))
})

test('the stage reads an enhanced scan of moto, whose reply it has never seen', async () => {
  const [, side] = sides
  const reply = {
    registryId: '123456789012',
    ...{ repositoryName: 'enhanced', imageId: { imageDigest: side.digest } },
    imageScanStatus: { status: 'ACTIVE', description: 'Continuous scan is selected for image.' },
    imageScanFindings: { enhancedFindings: [asSent(enhancedFinding())], findingSeverityCounts: { CRITICAL: 1 } },
  }
  const set = await fetch(`${side.endpoint}/moto-api/static/ecr/scan-finding-results`, {
    method: 'POST',
    body: JSON.stringify({ results: [reply], region: 'eu-west-1' }),
  })
  expect(set.status).toBe(201)
  await start(side, 'enhanced')
  await expect(read(side, 'enhanced')).resolves.toMatchObject({
    report: { findings: [{ id: 'CVE-2026-2000', packageName: 'lodash', publishedAt: '2026-03-01T12:00:00.000Z' }] },
  })
})

/** ECR sends times as seconds. */
const asSent = (finding: object): unknown =>
  JSON.parse(
    JSON.stringify(finding, (_, value: unknown) =>
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value) ? Date.parse(value) / 1000 : value,
    ),
  )
