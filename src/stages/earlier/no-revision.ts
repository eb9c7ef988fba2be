/** Errors of a revision that a service cannot go back to, with those that it can. */
import { revisionName } from '../../domain/rollout/identifiers.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ecs } from '../../ports/aws.ts'
import { readNames } from '../plan/missing-name.ts'

/** The newest ones: somebody who rolls back looks for one of them. */
const MOST_NAMED = 8

interface Refused {
  readonly family: string
  /** Why, as a sentence without its period. */
  readonly because: string
  /** A revision that is no way back; the one that the service has. */
  readonly not: string | null
  /** For the headline, where `because` may be too long. */
  readonly short: string
}

/** Says why, and which revisions of the family can be deployed. */
export const noRevision = async ({ family, because, short, not }: Refused, ecs: Ecs): Promise<ShipError> => {
  const names = await activeRevisions(family, ecs)
  const others = names?.filter((name) => name !== not) ?? null
  const known = others === null ? '' : `; ${inWords(family, others)}`
  return fault('E_NO_REVISION', {
    message: `${because}${known}`,
    headline: [because, short],
    hint:
      others?.length === 0
        ? 'Deploy a fixed commit instead; nothing was changed.'
        : 'Set `rollback-to` to a revision that worked; nothing was changed.',
  })
}

const inWords = (family: string, names: readonly string[]): string => {
  if (names.length === 0) return `there is no other revision of ${named(family)} that can be deployed`
  return `the newest revisions of ${named(family)} that can be deployed are ${names.slice(0, MOST_NAMED).map(named).join(', ')}`
}

/** Newest first; null where they cannot be listed. */
const activeRevisions = async (family: string, ecs: Ecs): Promise<readonly string[] | null> => {
  const asked = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC', maxResults: MOST_NAMED + 1 } as const
  return readNames(async () => {
    const { taskDefinitionArns } = await ecs.listTaskDefinitions(asked)
    return { items: (taskDefinitionArns ?? []).map(revisionName), nextToken: undefined }
  })
}
