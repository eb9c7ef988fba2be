/** What a comment on a pull request says. */
import type { Judged } from '../scan/judged.ts'

export interface CommentFacts {
  readonly judged: Judged
  readonly about: CommentAbout
}

/** Whose image it is. */
export interface CommentAbout {
  readonly app: string | null
  readonly environment: string | null
  /** The ECR repository; '' where it is not set. */
  readonly repository: string
  readonly commit: string
  /** The page of the run; null outside of GitHub. */
  readonly runUrl: string | null
}
