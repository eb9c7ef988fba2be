/** Which layers of an image are of its base, by the build steps that both images list. Pure. */
import type { Digest } from './digest.ts'

/** One entry of an image's `history` (OCI image spec, "image config"). */
interface BuildStep {
  readonly text: string
  readonly hasLayer: boolean
}

export interface BuildSteps {
  /** Lowest first. */
  readonly steps: readonly BuildStep[]
  /** The diff ids, lowest first. */
  readonly layers: readonly Digest[]
}

/**
 * The lowest layers of the image, where its first steps are those of the base but for versions, dates and hashes: the base was rebuilt since. Null
 * where they are not, where a step has no text to compare, and where either history does not name every layer.
 */
export const layersBySteps = (image: BuildSteps, base: BuildSteps): readonly Digest[] | null => {
  if (!isWhole(image) || !isWhole(base)) return null
  const isSame = base.steps.every((step, index) => isLike(step, image.steps[index]))
  return isSame ? image.layers.slice(0, base.layers.length) : null
}

const isWhole = ({ steps, layers }: BuildSteps): boolean =>
  layers.length > 0 && steps.filter(({ hasLayer }) => hasLayer).length === layers.length

const isLike = (one: BuildStep, other: BuildStep | undefined): boolean => {
  const text = inGeneral(one.text)
  return text !== '' && other !== undefined && one.hasLayer === other.hasLayer && text === inGeneral(other.text)
}

/** Without what every rebuild changes. */
const inGeneral = (text: string): string =>
  text
    .replace(/[0-9a-f]{12,}/giu, '*')
    .replace(/\d+/gu, '#')
    .replace(/#(?:[.:_-]#)+/gu, '#')
    .replace(/\s+/gu, ' ')
    .trim()
