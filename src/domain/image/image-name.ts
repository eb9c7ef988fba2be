/** The name of an image in a registry, in parts. */
import type { ImageTag } from './image.ts'

export interface ImageName {
  /** Host, and port if any. */
  readonly registry: string
  readonly repository: string
  readonly tag: ImageTag
}

/** A repository and where it is. */
export type RepositoryName = Pick<ImageName, 'registry' | 'repository'>

/** `repositoryUri` is `registry/repository`, as ECR returns it; a repository's name may have slashes, a registry has none. */
export const repositoryName = (repositoryUri: string): RepositoryName => {
  const slash = repositoryUri.indexOf('/')
  return { registry: repositoryUri.slice(0, slash), repository: repositoryUri.slice(slash + 1) }
}

/** The account of a registry of ECR, by its host (Amazon ECR user guide, "Amazon ECR endpoints"); null for another host. */
export const accountOfRegistry = (host: string): string | null => /^(\d{12})\.dkr[.-]ecr[.-]/.exec(host)?.[1] ?? null

/** The name of a tag in the repository of that URI. */
export const imageName = (repositoryUri: string, tag: ImageTag): ImageName => ({
  ...repositoryName(repositoryUri),
  tag,
})

/** `registry/repository:tag`: what `docker push` takes. */
export const referenceOf = ({ registry, repository, tag }: ImageName): string => `${registry}/${repository}:${tag}`
