/** The image that another one says, or its Dockerfile says, that it is built upon. Nothing here proves it. Pure. */
import { canonicalReference, type BaseImage } from '../build/base-image.ts'
import { parseDigest, type Digest } from './digest.ts'

export type NamedBase =
  | {
      readonly kind: 'image'
      /** `docker.io/library/debian:12-slim`, with the digest that it was built on where that is known. */
      readonly reference: string
      readonly by: 'label'
    }
  | {
      readonly kind: 'image'
      readonly reference: string
      readonly by: 'Dockerfile'
      /** As the Dockerfile has it, without what the label alone says. */
      readonly from: string
    }
  | { readonly kind: 'scratch'; readonly by: 'label' | 'Dockerfile' }
  | { readonly kind: 'unknown'; readonly because: string }

/** OCI image spec, "Pre-Defined Annotation Keys". */
const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

type Labels = Readonly<Record<string, string>>

/** By its labels, which a builder sets, or an image has inherited from its base. */
export const baseByLabels = (labels: Labels): NamedBase => {
  const written = labels[NAME] ?? ''
  if (written === '') return { kind: 'unknown', because: `it has no label \`${NAME}\`` }
  if (written === 'scratch') return { kind: 'scratch', by: 'label' }
  const reference = canonicalReference(written)
  if (reference === null) return { kind: 'unknown', because: `its label \`${NAME}\` is not the name of an image` }
  return { kind: 'image', by: 'label', reference: withDigest(reference, parseDigest(labels[DIGEST] ?? '')) }
}

/** By the Dockerfile of the checkout, which is what a rebuild uses. A label of the image on the same base knows the digest. */
export const baseByDockerfile = (base: BaseImage, labels: Labels): NamedBase => {
  if (base.kind !== 'image') return base.kind === 'scratch' ? { kind: 'scratch', by: 'Dockerfile' } : base
  const { reference } = base
  const labelled = baseByLabels(labels)
  const isSame = labelled.kind === 'image' && withoutDigest(labelled.reference) === withoutDigest(reference)
  return { kind: 'image', by: 'Dockerfile', reference: isSame ? labelled.reference : reference, from: reference }
}

/** As a policy asks about it: anybody can write a label, so what it says counts for nothing. */
export const asBaseImage = (base: NamedBase): BaseImage => {
  if (base.kind === 'unknown') return base
  if (base.by === 'label')
    return { kind: 'unknown', because: unproved(base.kind === 'scratch' ? 'scratch' : base.reference) }
  return base.kind === 'scratch' ? { kind: 'scratch', line: 1 } : { kind: 'image', reference: base.from, line: 1 }
}

const unproved = (name: string): string =>
  `only its label \`${NAME}\` says ${name}, which proves nothing; set \`repository\` to the one of the image, and check out the Dockerfile that it is built from`

const withDigest = (reference: string, digest: Digest | null): string =>
  digest === null || reference.includes('@') ? reference : `${reference}@${digest}`

const withoutDigest = (reference: string): string => reference.replace(/@.*$/u, '')
