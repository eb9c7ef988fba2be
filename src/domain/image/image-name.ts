/** The name of an image in a registry, in parts. */
import type { ImageTag } from './image.ts'

export interface ImageName {
  /** Host, and port if any. */
  readonly registry: string
  readonly repository: string
  readonly tag: ImageTag
}

/** `repositoryUri` is `registry/repository`, as ECR returns it; a repository's name may have slashes, a registry has none. */
export const imageName = (repositoryUri: string, tag: ImageTag): ImageName => {
  const slash = repositoryUri.indexOf('/')
  return { registry: repositoryUri.slice(0, slash), repository: repositoryUri.slice(slash + 1), tag }
}

/** `registry/repository:tag`: what `docker push` takes. */
export const referenceOf = ({ registry, repository, tag }: ImageName): string => `${registry}/${repository}:${tag}`
