/** One look at ECR's scan of an image: the status and all pages of the findings. */
import { createHash } from 'node:crypto'
import type { DescribeImageScanFindingsResponse, ImageScanFindings } from '@aws-sdk/client-ecr'
import { isTemporary } from '../../domain/aws/faults.ts'
import { inRegistry } from '../../domain/aws/live.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { readEcrFindings, type EcrLists } from '../../domain/scan/ecr-findings.ts'
import {
  shortSeverity,
  type CountsBySeverity,
  type ScanLook,
  type ScanRequest,
} from '../../domain/scan/ecr-scan-progress.ts'
import type { Reason } from '../../domain/scan/reason.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { CallLimit } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { sendAgain } from '../patience.ts'

export interface ScannedImage {
  readonly repository: string
  /** The account of the registry; null: the caller's. */
  readonly registryId: string | null
  /** Of the manifest of one platform: ECR scans no index. */
  readonly digest: Digest
}

export interface Looking {
  readonly image: ScannedImage
  /** Faults that may pass are waited out until then. */
  readonly until: number
}

export interface Looked {
  readonly look: ScanLook
  readonly lists: EcrLists
}

export type LookPorts = Pick<Ports, 'registry' | 'clock' | 'log'>

/** API Reference, DescribeImageScanFindings, maxResults. */
const PAGE = 1000
/** More than any image has: a reply that always names a next page must not block the run, nor pass. */
const MOST_PAGES = 200
/** A page with 1000 findings has some megabytes. */
const LONGEST_CALL_MS = 30_000

const NOTHING: EcrLists = { findings: [], enhancedFindings: [] }

/** The names under which ECR says that there is no scan, or not yet the image that was pushed a moment ago. */
const ABSENT = ['ScanNotFoundException', 'ImageNotFoundException']

/** @throws AwsError for every other answer; Error for a reply about another image, or one without an end */
export const lookAtScan = async (looking: Looking, ports: LookPorts): Promise<Looked> => {
  const at = ports.clock.now()
  try {
    const pages = await readAll(looking, ports)
    return readingOf(at, pages)
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || !ABSENT.includes(thrown.awsCode)) throw thrown
    return { look: { kind: 'none', at, because: thrown.message }, lists: NOTHING }
  }
}

/** Asks for a basic scan; a refusal is a result. @throws AwsError for a fault that did not pass in time, and for an image that cannot be scanned */
export const requestScan = async ({ image, until }: Looking, ports: LookPorts): Promise<ScanRequest> => {
  const at = ports.clock.now()
  const { ecr } = ports.registry
  const send = () => ecr.startImageScan(idOf(image), limitOf(ports))
  try {
    await sendAgain(send, { mayPass: isPassing, until }, ports)
    ports.log.info(`started a basic scan of ${nameOf(image)}`)
    return { at, refusal: null }
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.awsCode === UNSUPPORTED) throw thrown
    ports.log.info(`ECR did not start a basic scan: ${thrown.message}`)
    const kind = thrown.code === 'E_ACCESS_DENIED' ? 'denied' : 'other'
    return { at, refusal: { kind, ...reasonIn(thrown) } }
  }
}

/** Why a call failed, the cause first. */
export const reasonIn = ({ code, operation, message, hint }: AwsError): Reason => ({
  because: code === 'E_ACCESS_DENIED' ? `AWS denied ${operation}. ${message}` : message,
  hint: hint ?? '',
})

/** What StartImageScan says of an index, and of media types that ECR does not scan. */
export const UNSUPPORTED = 'UnsupportedImageTypeException'

/** `hello@sha256:…`. */
export const nameOf = ({ repository, digest }: ScannedImage): string => `${repository}@${digest}`

/** Of StartImageScan, this one is no passing limit: a scan in 24 hours. */
const isPassing = (error: unknown): error is AwsError =>
  isTemporary(error) && !['LimitExceededException', 'ImageArchivedException'].includes(error.awsCode)

const idOf = ({ repository, registryId, digest }: ScannedImage) => ({
  ...inRegistry(registryId),
  repositoryName: repository,
  imageId: { imageDigest: digest },
})

const limitOf = ({ clock }: LookPorts): CallLimit => ({ signal: clock.timeout(LONGEST_CALL_MS) })

type Reply = DescribeImageScanFindingsResponse

const readAll = async ({ image, until }: Looking, ports: LookPorts): Promise<readonly Reply[]> => {
  const { ecr } = ports.registry
  const replies: Reply[] = []
  let nextToken: string | undefined
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = { maxResults: PAGE, ...(nextToken === undefined ? {} : { nextToken }) }
    const send = () => ecr.describeImageScanFindings({ ...idOf(image), ...page }, limitOf(ports))
    const reply = await sendAgain(send, { mayPass: isTemporary, until }, ports)
    const { imageDigest = image.digest } = reply.imageId ?? {}
    if (imageDigest !== image.digest) throw unreadable(`it is about ${imageDigest}`)
    replies.push(reply)
    nextToken = reply.nextToken
    if (nextToken === undefined) return replies
  }
  throw unreadable(`it has more than ${MOST_PAGES} pages`)
}

const unreadable = (why: string): AwsError =>
  new AwsError({
    operation: 'ecr:DescribeImageScanFindings',
    awsCode: 'unreadable',
    awsMessage: `ECR returned an unreadable response: ${why}`,
  })

const readingOf = (at: number, replies: readonly Reply[]): Looked => {
  const pages = replies.flatMap(({ imageScanFindings }) => imageScanFindings ?? [])
  const lists = {
    findings: pages.flatMap(({ findings }) => findings ?? []),
    enhancedFindings: pages.flatMap(({ enhancedFindings }) => enhancedFindings ?? []),
  }
  const counts = pages[0]?.findingSeverityCounts
  const listed = distinctBySeverity(lists)
  const look: ScanLook = {
    kind: 'scan',
    at,
    ...statusOf(replies),
    completedAt: pages[0]?.imageScanCompletedAt?.getTime() ?? null,
    counted: counts === undefined ? null : sumOf(counts),
    list: listOf(pages),
    listed: sumOf(listed),
    short: shortSeverity(inWords(counts ?? {}), listed),
    content: createHash('sha256')
      .update(JSON.stringify(readEcrFindings(lists)))
      .digest('hex'),
  }
  return { look, lists }
}

/** Pages with other words are of a scan that changed in between: it is looked at again. */
const statusOf = (replies: readonly Reply[]): { readonly status: string; readonly description: string } => {
  const words = [...new Set(replies.map(({ imageScanStatus }) => imageScanStatus?.status ?? ''))]
  if (words.length > 1) return { status: '', description: `its pages say ${words.join(' and ')}` }
  return { status: words[0] ?? '', description: replies[0]?.imageScanStatus?.description ?? '' }
}

/** ECR has several words for none. */
const wordOf = (severity = ''): string => {
  const word = severity.trim().toUpperCase()
  return ['', 'UNDEFINED'].includes(word) ? 'UNTRIAGED' : word
}

const inWords = (counts: CountsBySeverity): CountsBySeverity => {
  const byWord = Map.groupBy(Object.entries(counts), ([severity]) => wordOf(severity))
  return Object.fromEntries([...byWord].map(([word, of]) => [word, of.reduce((sum, [, count]) => sum + count, 0)]))
}

/** A finding that two pages list is one. */
const distinctBySeverity = ({ findings, enhancedFindings }: EcrLists): CountsBySeverity => {
  const all = [
    ...findings.map((one) => [one.severity, JSON.stringify(one)] as const),
    ...enhancedFindings.map((one) => [one.severity, one.findingArn ?? JSON.stringify(one)] as const),
  ]
  const distinct = new Map(all.map(([severity, key]) => [key, wordOf(severity)]))
  return Object.fromEntries(
    [...Map.groupBy(distinct.values(), (severity) => severity)].map(([word, of]) => [word, of.length]),
  )
}

const sumOf = (counts: CountsBySeverity): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

const listOf = (pages: readonly ImageScanFindings[]): 'basic' | 'enhanced' | 'none' => {
  if (pages.some(({ enhancedFindings }) => enhancedFindings !== undefined)) return 'enhanced'
  return pages.some(({ findings }) => findings !== undefined) ? 'basic' : 'none'
}
