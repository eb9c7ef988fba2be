/** ECR's scans of images: basic ones, and enhanced ones by Amazon Inspector, each by a history that the configuration has. */
import type {
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  EnhancedImageScanFinding,
  ImageScanFinding,
  ScanStatus,
  StartImageScanRequest,
  StartImageScanResponse,
} from '@aws-sdk/client-ecr'
import { AwsError } from './protocol/aws-error.ts'
import type { Principal } from './protocol/call.ts'

/** What ECR shows from then on. */
export interface ScanMoment {
  /** Seconds since the scan began. */
  readonly after: number
  /** Also one that no SDK knows yet; absent: there is no scan. */
  readonly status?: string
  readonly description?: string
  /** The members of `imageScanFindings`; absent: that member is missing in the reply. */
  readonly list?: ScanList
  /** Seconds since the scan began, before it where negative. */
  readonly completedAt?: number
}

export type ScanList =
  | { readonly findings: readonly ImageScanFinding[]; readonly counts?: Readonly<Record<string, number>> }
  | {
      readonly enhancedFindings: readonly EnhancedImageScanFinding[]
      readonly counts?: Readonly<Record<string, number>>
    }

export interface ImageScanSeed {
  /** `on-push`: at the first call for the image. `on-request`: by StartImageScan. Enhanced scans are always on push. */
  readonly begins: 'on-push' | 'on-request' | 'enhanced'
  /** In ascending order of `after`. */
  readonly history: readonly ScanMoment[]
  /** Of single images, by the digest of the manifest; `history` is that of the others. */
  readonly histories?: Readonly<Record<string, readonly ScanMoment[]>>
  /** What StartImageScan is refused with. */
  readonly refused?: { readonly code: string; readonly message: string }
}

/** What the scans of one registry work with. */
export interface ScanBackend {
  /** One for all images; without one a scan on request ends clean. */
  readonly seed: ImageScanSeed | null
  readonly now: () => number
  /** The manifest of the image; throws what ECR throws for one that does not exist. */
  readonly find: (asked: DescribeImageScanFindingsRequest, principal: Principal) => Promise<ScannedManifest>
}

export interface ScannedManifest {
  readonly registryId: string
  readonly digest: string
  readonly mediaType: string
  readonly body: string
}

const DEFAULT_SEED: ImageScanSeed = {
  begins: 'on-request',
  history: [
    { after: 0, status: 'IN_PROGRESS' },
    { after: 10, status: 'COMPLETE', list: { findings: [], counts: {} }, completedAt: 9 },
  ],
}

/** API Reference, DescribeImageScanFindings, maxResults. */
const PAGE = 100
const DAY_MS = 24 * 3_600_000

/** The operations; an image is known by its digest. */
export const scanOperations = ({ seed, now, find }: ScanBackend) => {
  const { begins, refused, histories = {}, history: usual } = seed ?? DEFAULT_SEED
  const historyOf = ({ digest }: ScannedManifest): readonly ScanMoment[] => histories[digest] ?? usual
  const begun = new Map<string, number>()
  return {
    DescribeImageScanFindings: async (
      input: DescribeImageScanFindingsRequest,
      principal: Principal,
    ): Promise<DescribeImageScanFindingsResponse> => {
      const image = await find(input, principal)
      if (begins !== 'on-request' && !isIndex(image) && !begun.has(image.digest)) begun.set(image.digest, now())
      const beganAt = begun.get(image.digest) ?? null
      const moment =
        beganAt === null ? undefined : historyOf(image).findLast(({ after }) => after * 1000 <= now() - beganAt)
      if (moment?.status === undefined || beganAt === null) throw scanNotFound(image, input)
      return {
        registryId: image.registryId,
        repositoryName: input.repositoryName ?? '',
        imageId: { imageDigest: image.digest },
        imageScanStatus: statusOf(moment),
        ...pageOf(moment, beganAt, input),
      }
    },
    StartImageScan: async (input: StartImageScanRequest, principal: Principal): Promise<StartImageScanResponse> => {
      const image = await find(input, principal)
      if (refused !== undefined) throw new AwsError(refused.code, refused.message)
      if (begins === 'enhanced') throw new AwsError('ValidationException', 'This feature is disabled.')
      if (isIndex(image))
        throw new AwsError(
          'UnsupportedImageTypeException',
          `The image type with media type '${image.mediaType}' is not supported for scanning.`,
        )
      const last = lastScanOf(historyOf(image), begun.get(image.digest))
      if (last !== null && now() - last < DAY_MS)
        throw new AwsError('LimitExceededException', 'The scan quota per image has been exceeded. Wait and try again.')
      begun.set(image.digest, now())
      return {
        registryId: image.registryId,
        repositoryName: input.repositoryName ?? '',
        imageId: { imageDigest: image.digest },
        imageScanStatus: { status: 'IN_PROGRESS' },
      }
    },
  }
}

/** An old result counts from when it was made. */
const lastScanOf = (history: readonly ScanMoment[], beganAt: number | undefined): number | null =>
  beganAt === undefined ? null : beganAt + Math.min(0, history[0]?.completedAt ?? 0) * 1000

const isIndex = ({ body }: ScannedManifest): boolean => 'manifests' in (JSON.parse(body) as object) // any manifest is an object

const scanNotFound = (
  { registryId, digest }: ScannedManifest,
  { repositoryName, imageId }: DescribeImageScanFindingsRequest,
): AwsError => {
  const id = `{imageDigest:'${digest}', imageTag:'${imageId?.imageTag ?? 'null'}'}`
  const place = `in the repository with name '${repositoryName ?? ''}' in the registry with id '${registryId}'`
  return new AwsError('ScanNotFoundException', `Image scan does not exist for the image with '${id}' ${place}`)
}

const statusOf = ({ status, description }: ScanMoment) => ({
  // The model's own words, or one that a later AWS has.
  status: status as ScanStatus,
  ...(description === undefined ? {} : { description }),
})

const pageOf = ({ list, completedAt }: ScanMoment, beganAt: number, input: DescribeImageScanFindingsRequest) => {
  if (list === undefined) return {}
  const start = Number(input.nextToken ?? 0)
  const end = start + (input.maxResults ?? PAGE)
  const [page, total] =
    'findings' in list
      ? [{ findings: list.findings.slice(start, end) }, list.findings.length]
      : [{ enhancedFindings: list.enhancedFindings.slice(start, end) }, list.enhancedFindings.length]
  const at = completedAt === undefined ? null : new Date(beganAt + completedAt * 1000)
  return {
    imageScanFindings: {
      ...page,
      ...(list.counts === undefined ? {} : { findingSeverityCounts: { ...list.counts } }),
      ...(at === null ? {} : { imageScanCompletedAt: at, vulnerabilitySourceUpdatedAt: at }),
    },
    ...(end < total ? { nextToken: String(end) } : {}),
  }
}
