/** The name of an image as a container of a task definition has it. */

export interface ImageReference {
  /** Without tag and digest, as it is written. */
  readonly name: string
  /** `docker.io` where none is written. */
  readonly registry: string
  readonly tag: string | null
  /** Of whatever algorithm. */
  readonly digest: string | null
}

/** OCI distribution spec, "Pulling manifests"; the separators are those of Docker's grammar, by which its client reads a name. */
const PART = '[a-z0-9]+(?:(?:[.]|_{1,2}|-+)[a-z0-9]+)*'
/** By Docker's rule, a first part with a dot or a colon, or `localhost`, is a registry. */
const REGISTRY = String.raw`(?:localhost|(?=[^/]*[.:])[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d{1,5})?`
const TAG = '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}'
const DIGEST = '[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,128}'
const REFERENCE = new RegExp(
  `^(?<name>(?:(?<registry>${REGISTRY})/)?${PART}(?:/${PART})*)(?::(?<tag>${TAG}))?(?:@(?<digest>${DIGEST}))?$`,
)
/** ECS takes at most 255 characters, apart from a digest. */
const LONGEST = 512

/** Reads it as `docker pull` does; null for anything else, an option of a command line included. */
export const parseImageReference = (written: string): ImageReference | null => {
  const groups = written.length > LONGEST ? undefined : REFERENCE.exec(written)?.groups
  if (groups?.['name'] === undefined) return null
  const { name, registry = 'docker.io', tag = null, digest = null } = groups
  return { name, registry, tag, digest }
}

/** Whether the name alone says which image it is. */
export const isByDigest = (written: string): boolean => (parseImageReference(written)?.digest ?? null) !== null
