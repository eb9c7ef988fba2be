/** The further tags of an image, from `additional-tags`. */
import type { ComputedTag, ImageTag } from './image.ts'
import { tagFrom, type TagInput } from './tag.ts'

/** Each by the rules of the first one, and once. @throws ShipError `E_TAG` */
export const furtherTags = (
  { additional = [], ...input }: TagInput,
  first: ImageTag,
  now: number,
): Pick<ComputedTag, 'additional'> => {
  const computed = additional.map((template) => tagFrom({ ...input, template }, now).tag)
  const further = [...new Set(computed)].filter((tag) => tag !== first)
  return further.length === 0 ? {} : { additional: further }
}
