/** What a comment on a pull request says. */
import type { Judged } from '../scan/judged.ts'

export interface CommentFacts {
  readonly judged: Judged
  readonly about: CommentAbout
}

/** Whose image it is, and what is done with it. */
export interface CommentAbout {
  /** `check`, `ship`. */
  readonly pipeline: string
  readonly app: string | null
  readonly environment: string | null
  /** The ECR repository; '' where it is not set. */
  readonly repository: string
  /** What is built, relative to the checkout; null: a given image. */
  readonly built: BuiltFrom | null
  /** What the run deploys to, or would; empty where that is not set. */
  readonly services: readonly ServiceName[]
  readonly commit: string
  /** The page of the run; null outside of GitHub. */
  readonly runUrl: string | null
}

export interface BuiltFrom {
  /** Empty for the checkout itself. */
  readonly context: string
  /** Null: the one in the context. */
  readonly file: string | null
  readonly target: string | null
}

/** The same service in two clusters is two. */
export interface ServiceName {
  readonly region: string | null
  readonly cluster: string
  readonly service: string
}

/**
 * What distinguishes the comments of a pull request: jobs of a matrix ship to different services, from different folders. Not the tag, the commit or
 * the order of services: the next run has others.
 */
export const identityOfComment = (about: CommentAbout): readonly (string | null)[] => {
  const { pipeline, app, environment, repository, built, services } = about
  return [
    ...[pipeline, app, environment, repository],
    ...(built === null ? [] : [built.context, built.file, built.target]),
    ...services.map(({ region, cluster, service }) => JSON.stringify([region, cluster, service])).toSorted(),
  ]
}
