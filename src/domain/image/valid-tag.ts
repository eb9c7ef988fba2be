/** Makes any text a tag that a registry takes, and that no other text becomes. */
import { createHash } from 'node:crypto'
import { fault } from '../../errors/fault.ts'
import { quoted } from '../bounds.ts'
import type { ImageTag } from './image.ts'
import { isReservedTag } from './reserved-tags.ts'

/** A tag as a registry takes it (OCI distribution spec, "Pulling manifests"). */
const VALID_TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/
const LONGEST_TAG = 128
/** Hex digits of the hash that replaces what was lost. */
const HASH_LENGTH = 8

/** How a changed text ends: 8 hex digits, at least one of them a letter, so that a date or a number is no hash. */
const HASH_AT_END = /-(?=\d*[a-f])[0-9a-f]{8}$/

/**
 * Makes any text a valid tag. A text that has to be changed gets a hash of the whole text at its end, so that two texts
 * (the branches `a/b` and `a-b`, or two long names with the same beginning) never share a tag. Nor does `a/b` share one with the text
 * that is its tag: a text that ends like a hash gets a hash, too. So does one that is a mark: whoever names a branch sets none.
 * @throws ShipError `E_TAG` when nothing readable would be left
 */
export const validTag = (text: string): { readonly tag: ImageTag; readonly changes: readonly string[] } => {
  const taken = takenFor(text)
  if (isImageTag(text) && taken === null) return { tag: text, changes: [] }
  const replaced = text.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  const stripped = replaced.replace(/^[.-]+/, '')
  const hash = hashOf(text)
  const kept = stripped.slice(0, LONGEST_TAG - HASH_LENGTH - 1).replace(/(?<![.-])[.-]+$/, '')
  const tag = `${kept}-${hash}`
  if (!/[A-Za-z0-9]/.test(kept) || !isImageTag(tag)) {
    const message = `tag '${quoted(text)}' has no letter or digit that a tag may have`
    throw fault('E_TAG', { message, headline: message })
  }
  const changes = [
    ...(replaced === text ? [] : ['characters that a tag cannot have became "-"']),
    ...(stripped === replaced ? [] : ['"." and "-" at the start were removed']),
    ...(isImageTag(text) && taken !== null ? [taken] : []),
    ...(text.length > LONGEST_TAG ? [`it was cut to ${LONGEST_TAG} characters`] : []),
    `${hash}, a hash of the whole text, was added`,
  ]
  return { tag, changes }
}

/** What else a text that is a tag could be taken for; null: nothing. */
const takenFor = (text: string): string | null => {
  if (isReservedTag(text)) return 'it is a mark of ship-to-ecs'
  return HASH_AT_END.test(text) ? 'it ends like a hash of another text' : null
}

/** The first digits of the sha256 that have a letter. */
const hashOf = (text: string): string => {
  const digits = createHash('sha256').update(text).digest('hex')
  const letter = digits.search(/[a-f]/)
  const start = Math.max(0, letter - HASH_LENGTH + 1)
  return digits.slice(start, start + HASH_LENGTH)
}

/** Whether a registry takes a text as a tag. */
export const isImageTag = (text: string): text is ImageTag => VALID_TAG.test(text)
