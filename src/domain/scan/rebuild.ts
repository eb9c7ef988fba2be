/** What a rebuild of a running image would fix: on the image that its base's tag names today. Pure. */
import { familiarName } from '../image/base-layers.ts'
import type { Digest } from '../image/digest.ts'
import { fixesInWords, type ComparedBase } from './base-fixes.ts'
import type { Finding } from './findings.ts'
import { identityOf } from './identity.ts'

export type Rebuild =
  | {
      readonly kind: 'compared'
      /** `docker.io/library/debian:12-slim`. */
      readonly base: string
      /** Of the manifest that the tag names today, for the platform of the image. */
      readonly digest: Digest
      readonly knownBy: KnownBy
      /** Of all that Trivy found in the image, vulnerabilities and secrets. */
      readonly found: number
      readonly fixes: ComparedBase
    }
  /** The image is built from scratch. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly because: string }

/** `digest`: the registry shows the layers of the digest that it was built on; `layers`: of today's image; `steps`: they list the same build steps. */
export type KnownBy = 'digest' | 'layers' | 'steps'

export interface ImageRebuild {
  /** `name@sha256:…`, as in the scans. */
  readonly image: string
  readonly platform: string
  readonly rebuild: Rebuild
}

export interface Rebuilds {
  readonly images: readonly ImageRebuild[]
}

/** Of an image that was scanned; null where nothing is recorded of it. */
export const rebuildOf = (
  { images }: Rebuilds,
  about: { readonly image: string; readonly platform: string },
): Rebuild | null =>
  images.find(({ image, platform }) => image === about.image && platform === about.platform)?.rebuild ?? null

/** Sentences. `blockers`: those of the image. */
export const rebuildInWords = (rebuild: Rebuild, blockers: readonly Finding[]): string => {
  if (rebuild.kind === 'none') return 'The image is built from scratch: it has no base image.'
  if (rebuild.kind === 'unknown')
    return `What a rebuild on today's base image would fix is not known: ${rebuild.because.replace(/\.$/u, '')}.`
  const { base, digest, knownBy, found, fixes } = rebuild
  const ofBase = fixes.fixed.length + fixes.stay.length
  const name = `\`${familiarName(base)}\``
  const where = `${ofBase} of its ${found} ${found === 1 ? 'finding is' : 'findings are'} in the layers of its base image ${name}${BY[knownBy]}.`
  return [where, `Today's ${name} (${digest}) ${fixesInWords(fixes)}.`, ...blockingInWords(fixes, blockers)].join(' ')
}

const BY: Readonly<Record<KnownBy, string>> = {
  digest: '',
  layers: '',
  steps: ', as far as its build steps show',
}

const blockingInWords = ({ fixed }: ComparedBase, blockers: readonly Finding[]): readonly string[] => {
  if (blockers.length === 0) return []
  const gone = new Set(fixed.map(identityOf))
  const count = blockers.filter((finding) => gone.has(identityOf(finding))).length
  const all = blockers.length
  if (count === 0) return ['A rebuild on it fixes none of what blocks.']
  return [
    count === all
      ? 'A rebuild on it fixes all that blocks.'
      : `A rebuild on it fixes ${count} of the ${all} findings that block.`,
  ]
}
