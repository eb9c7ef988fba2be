/** Which base images a policy allows. Pure. */
import type { BaseImage } from '../../build/base-image.ts'
import { matches } from '../../wildcards.ts'

/**
 * Whether a pattern allows the image. It is compared with the whole name, and with the name without the tag or without the digest. A tag
 * beside a digest is what the Dockerfile claims: Docker goes by the digest alone.
 */
export const isAllowedBase = (image: BaseImage, patterns: readonly string[]): boolean => {
  const names = image.kind === 'image' ? namesOf(image.reference) : image.kind === 'scratch' ? [SCRATCH] : []
  return names.some((name) => patterns.some((pattern) => matches(pattern, name)))
}

const SCRATCH = 'scratch'

/** Takes a name in full, with registry, and tag or digest. */
const namesOf = (reference: string): readonly string[] => {
  const [tagged = '', digest] = reference.split('@')
  return digest === undefined ? [tagged] : [reference, tagged, `${tagged.replace(/:[^:/]*$/, '')}@${digest}`]
}

/** Why no image could match a pattern as it was meant; null for one that can. Without a registry, `node:22*` is a registry with a port. */
export const patternProblem = (pattern: string): string | null => {
  if (pattern === SCRATCH) return null
  if (!/^[\w.*:/@-]+$/.test(pattern)) return 'must have only letters, digits and . _ - : / @, and * for any text'
  const [first = '', ...rest] = pattern.split('/')
  const isRegistry = /[.:*]/.test(first) || first === 'localhost'
  if (pattern.startsWith('*') || (rest.length > 0 && isRegistry)) return null
  const meant = rest.length === 0 ? `docker.io/library/${pattern}` : `docker.io/${pattern}`
  return `must begin with a registry or with *; write ${meant}`
}

/**
 * Whether every image that a pattern allows is allowed by others: one of them matches the pattern as a text, so that only its own `*` takes
 * the place of a `*`.
 */
export const isCovered = (pattern: string, others: readonly string[]): boolean =>
  others.some((other) => matches(other, pattern))
