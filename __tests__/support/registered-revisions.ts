/** The revisions of a family that a play starts with. */
import type { LocalAwsOptions } from '../../local-aws/options.ts'

type Members = Readonly<Record<string, unknown>>

export interface Revisions {
  /** Members of the first revision, over those that every run has. */
  readonly registered?: Members
  /** Further revisions, each with members over those that every run has. `REGISTRY` in a text is the host of the registry. */
  readonly revisions?: readonly Members[]
  /** Members that this AWS knows and the SDK does not. */
  readonly newerMembers?: readonly string[]
  /** Those that were deregistered since, `family:revision`. */
  readonly deregistered?: readonly string[]
}

/** The host is known once the registry runs. */
export const revisionsIn = (
  host: string,
  base: object,
  { registered, revisions = [], deregistered = [] }: Revisions,
): Pick<LocalAwsOptions, 'taskDefinitions' | 'deregistered'> => ({
  taskDefinitions: [registered, ...revisions].map((members) => {
    const text = JSON.stringify({ ...base, ...members }).replaceAll('REGISTRY', host)
    // The local AWS checks it against the model of ECS.
    return JSON.parse(text) as NonNullable<LocalAwsOptions['taskDefinitions']>[number]
  }),
  deregistered: [...deregistered],
})
