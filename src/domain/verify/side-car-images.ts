/** The images of the other containers, where they are in ECR: each exists, for the architecture of the tasks. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { bad, good, judge, unknown, type About, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface EcrImage {
  readonly account: string
  readonly region: string
  readonly repository: string
  readonly reference: { readonly imageTag: string } | { readonly imageDigest: string }
}

/** An image of ECR; null for one of another registry. Without a tag it is `latest`. */
export const parseEcrImage = (image: string): EcrImage | null => {
  const parts = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.]+\/([^@:]+)(?::([^@]+))?(?:@(.+))?$/.exec(
    image,
  )
  if (parts === null) return null
  const [, account = '', region = '', repository = '', imageTag = 'latest', imageDigest] = parts
  return { account, region, repository, reference: imageDigest === undefined ? { imageTag } : { imageDigest } }
}

/** Whether the run pushes this image, by its tag: then it need not exist before. */
export const isPushed = (image: EcrImage, pushes: string | null): boolean => {
  const own = pushes === null ? null : parseEcrImage(pushes)
  return own !== null && nameOf(own) === nameOf(image)
}

const nameOf = ({ account, region, repository, reference }: EcrImage): string =>
  JSON.stringify([account, region, repository, reference])

interface ImageOf {
  readonly container: string
  readonly image: string
}

const aboutImage = ({ container, image }: ImageOf): About => ({ id: 'image', subject: `image ${image} (${container})` })

/** Of an image that `isPushed`; its platform is compared with that of the tasks before the push. */
export const pushedByThisRun = (of: ImageOf): Check => good(aboutImage(of), 'is pushed by this run')

export interface ImageFacts extends ImageOf {
  readonly manifest: Reading<string>
  /** Of the tasks; null: any. */
  readonly architecture: string | null
}

/** A task whose image cannot be pulled does not start. */
export const judgeImage = ({ container, image, manifest, architecture }: ImageFacts): readonly Check[] => {
  const about = aboutImage({ container, image })
  const next = `Push the image, or correct \`image\` of ${container}.`
  return judge(manifest, {
    about,
    read: (text) => {
      const has = architecturesIn(text)
      if (architecture === null || has?.includes(architecture) === true) return [good(about, 'exists')]
      const ofArchitecture = { ...about, id: 'image-architecture' }
      if (has === null) return [good(about, 'exists'), unknown(ofArchitecture, NOT_NAMED)]
      const what = `exists for ${has.join(', ')}, and the tasks run on ${architecture}`
      return [bad(ofArchitecture, { what, next })]
    },
    missing: () => [bad(about, { what: 'does not exist', next })],
  })
}

const NOT_NAMED = 'not checked: the manifest does not name the architecture of each image'

const INDEX = z.object({
  manifests: z.array(z.object({ platform: z.object({ architecture: z.string() }).optional() })),
})

/** Of an index; null where one of its images has no platform, as in the manifest of one image: its config names the architecture then. */
const architecturesIn = (manifest: string): readonly string[] | null => {
  const index = INDEX.safeParse(jsonValue(manifest))
  if (!index.success) return null
  const named = index.data.manifests.map(({ platform }) => platform?.architecture ?? null)
  if (!named.every((name) => name !== null)) return null
  return [...new Set(named.filter((name) => name !== 'unknown'))]
}
