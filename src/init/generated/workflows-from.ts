/** Whose reusable workflows are called, at which commit. */
import type { Answers } from '../init-answers.ts'

/** What the package says of itself. */
export interface Caller {
  readonly version: string
  /** The commit that the package was made from; null where it does not know it. */
  readonly commit: string | null
}

/** In place of a commit that is not known: it has the form of one, and GitHub finds none. */
export const NO_COMMIT = '0'.repeat(40)

const OWN_REPOSITORY = 'ship-to-ecs/ship-to-ecs'

/** Whose workflows are called, at which commit. */
export const workflowsFrom = ({ shipToEcs }: Answers, { commit }: Caller) => {
  const [repository = OWN_REPOSITORY, given] = shipToEcs?.split('@') ?? []
  return { repository, commit: given ?? commit ?? NO_COMMIT }
}

/** @param own what the workflow calls @param uses another one, by its name */
export type WriteWorkflow = (answers: Answers, own: string, uses: (name: string) => string) => string
