/** The mark of an image that an environment runs: a tag in the registry on its very digest, which a promotion asks for. Pure. */
import { createHash } from 'node:crypto'
import type { DeployResult, ConfirmResult, WaitResult } from '../rollout/rollout.ts'
import { reachedBy } from '../rollout/reached.ts'
import { named } from '../rollout/sentence.ts'
import type { Digest } from './digest.ts'
import type { ImageTag } from './image.ts'

/** What the mark of an image is made of. */
export interface Marked {
  /** The commit in its revision label; null where it has none. */
  readonly revision: string | null
  readonly digest: Digest
}

/** What becomes of a mark that is to be set. */
export type MarkResult =
  /** `replaced`: the digest that the tag named before, in a repository whose tags can be moved. */
  | { readonly kind: 'marked'; readonly tag: ImageTag; readonly digest: Digest; readonly replaced: Digest | null }
  | { readonly kind: 'marked-before'; readonly tag: ImageTag; readonly digest: Digest }
  /** `because` completes "not marked: …". */
  | { readonly kind: 'not-marked'; readonly tag: ImageTag; readonly because: string }

/** A commit of Git, by SHA-1 or SHA-256. A digest has the form of the second one. */
const COMMIT = '[0-9a-f]{40}(?:[0-9a-f]{24})?'
const ONLY_COMMIT = new RegExp(`^${COMMIT}$`, 'u')

/** The commit that a text is, in the lower case in which Git writes it; null for anything else. */
export const wholeCommit = (text: string | undefined): string | null => {
  const commit = text?.toLowerCase() ?? ''
  return ONLY_COMMIT.test(commit) ? commit : null
}

/** Of a name of up to 48 such characters nothing is changed, unless it ends like the hash of another one. */
const PLAIN = /^(?!.*-[0-9a-f]{10}$)[A-Za-z0-9._-]{1,48}$/u
const KEPT = 37
const HASH_LENGTH = 10

/** The name of an environment within a tag: two environments never share one, beyond the hash's chance. */
const inTag = (environment: string): string =>
  PLAIN.test(environment)
    ? environment
    : `${environment.replaceAll(/[^A-Za-z0-9._-]+/gu, '-').slice(0, KEPT)}-${createHash('sha256').update(environment).digest('hex').slice(0, HASH_LENGTH)}`

/** `passed-staging-4f1d2c3b…`: by the commit, or by the digest of an image that names none. At most 120 characters of 128. */
export const markOf = (environment: string, { revision, digest }: Marked): ImageTag =>
  // The parts have only what a tag may have (OCI distribution spec, "Pulling manifests").
  `passed-${inTag(environment)}-${revision ?? digest.slice('sha256:'.length)}` as ImageTag

/** `passed-staging-<commit>`, for messages. */
export const markInWords = (environment: string): string => `passed-${inTag(environment)}-<commit>`

/** Those of the tags of one digest that are marks of the environment. */
export const marksAmong = (tags: readonly string[], environment: string): readonly string[] => {
  const start = `passed-${inTag(environment)}-`
  return tags.filter((tag) => tag.startsWith(start) && ONLY_COMMIT.test(tag.slice(start.length)))
}

/** What a run knows of one service, once all its stages have succeeded. */
export interface Served {
  readonly service: string
  readonly deploy: Pick<DeployResult, 'kind'>
  /** Null where nothing was deployed, so that there was nothing to wait for. */
  readonly wait: Pick<WaitResult, 'outcome'> | null
  readonly confirm: ConfirmResult
  /** What is left out where nothing is deployed, in words: `its alarms were not watched`. */
  readonly leftOut: readonly string[]
}

/** Why the services do not prove the image, although no stage has failed; null where they do. */
export const notProvedBy = (services: readonly Served[]): string | null =>
  services.map(notProved).find((because) => because !== null) ?? null

const notProved = ({ service, deploy, wait, confirm, leftOut }: Served): string | null => {
  if (confirm.kind === 'nothing-runs') return `${named(service)} runs no task`
  if (confirm.kind === 'unreported') return `tasks of ${named(service)} report no digest`
  if (wait !== null && reachedBy(wait.outcome) !== null)
    return `\`wait-until\` ended the wait for ${named(service)} before ECS had finished the deployment`
  const [missing] = leftOut
  return deploy.kind === 'unchanged' && missing !== undefined
    ? `nothing was deployed to ${named(service)}, so ${missing}; set \`force-new-deployment\``
    : null
}
