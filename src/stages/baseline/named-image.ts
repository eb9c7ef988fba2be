/** The image of the setting `baseline`, which must exist. */
import type { LiveTarget } from '../../domain/aws/live.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { wantedPlatform } from '../../domain/image/platform.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import type { WantedBaseline } from '../../domain/scan/baseline.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { readHeld } from '../push/held-image.ts'
import { ecrPlace } from '../side-cars/ecr-place.ts'
import type { ResolvePorts } from '../side-cars/resolve-image.ts'
import type { BaselineService } from './images-in-service.ts'

export type NamedBaseline = Extract<WantedBaseline, { kind: 'image' }>

export interface BaselineTarget extends Pick<LiveTarget, 'repository'> {
  readonly services: readonly BaselineService[]
}

/**
 * The image, once for each platform that the services want. A repository without registry is one of the registry of the run.
 * @throws ShipError `E_IMAGE_NOT_FOUND`; AwsError
 */
export const namedImage = async (
  { image }: NamedBaseline,
  { repository, services }: BaselineTarget,
  ports: ResolvePorts,
): Promise<readonly SideCarToScan[]> => {
  const own = repositoryName(repository.repositoryUri)
  const pinned = `${image.registry ?? own.registry}/${image.repository ?? own.repository}@${image.digest}`
  const reference = parseImageReference(pinned)
  const place = reference === null ? null : await ecrPlace({ image: pinned, reference, repository }, ports)
  if (place !== null) {
    const { ecr, ...from } = place
    const held = await readHeld({ ...from, id: { imageDigest: image.digest } }, ecr).catch(noRepository)
    if (held === null) throw doesNotExist(image.written, `${from.repository} has no image ${image.digest}`)
  }
  return services.map(({ containerName, taskDefinition }) => ({
    image: pinned,
    containers: [containerName],
    pinned,
    platform: wantedPlatform(taskDefinition),
    source: taskDefinition.source,
  }))
}

const noRepository = (thrown: unknown): null => {
  if (thrown instanceof AwsError && thrown.awsCode === 'RepositoryNotFoundException') return null
  throw thrown
}

/** Of another registry than ECR only the answer to docker shows it. */
export const notThere =
  ({ image }: NamedBaseline) =>
  (thrown: unknown): never => {
    if (!(thrown instanceof ShipError) || thrown.code !== 'E_SIDE_CAR' || !NOT_THERE.test(thrown.message)) throw thrown
    throw doesNotExist(image.written, thrown.message)
  }

/** The answers of registries (OCI distribution spec, "Error Codes") and of the docker client. */
const NOT_THERE = /\b(?:not found|manifest unknown|name unknown)\b/iu

const doesNotExist = (written: string, because: string): ShipError => {
  const short = `\`baseline\`: the image ${written} does not exist`
  return fault('E_IMAGE_NOT_FOUND', {
    message: `${short}: ${because}`,
    headline: [short, 'the image of `baseline` does not exist'],
    hint: 'Set `baseline` to the digest of an image that exists, to `running`, or to `none`.',
  })
}
