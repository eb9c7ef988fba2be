/** What can be seen from outside of what the runs of a team have done. */
import { PRODUCTION, SHARED, STAGING } from '../support/two-accounts.ts'
import type { TeamWorld } from './team-world.ts'

export interface TeamFacts {
  /** The digests of the images that the tasks of an environment run. */
  readonly runningIn: (environment: string) => readonly (string | undefined)[]
  /** The digests of the shared repository by their tags. */
  readonly tags: () => Promise<Readonly<Record<string, string>>>
  /** The tags of an image, without those that mark the run that pushed it. */
  readonly tagsOf: (digest: string) => Promise<readonly string[]>
  /** The commands that built an image so far. */
  readonly builds: () => Promise<readonly string[]>
  /** How often something was written in AWS. */
  readonly writes: () => number
  /** The secrets in these texts, and in the arguments and environments of the children of all runs. */
  readonly secretsIn: (texts: readonly string[]) => Promise<readonly string[]>
}

/** Of this world, whenever they are asked for. */
export const factsOf = ({ aws, recorder, issuers, token }: TeamWorld): TeamFacts => {
  const tags = async (): Promise<Readonly<Record<string, string>>> => {
    const all = await aws.in(SHARED).catalogue()
    return all.find(({ repository }) => repository === 'hello')?.tags ?? {}
  }
  const secrets = (): readonly string[] => [
    token,
    ...aws.sessions().flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken]),
    ...aws.registryPasswords(),
    ...[...issuers.values()].flatMap(({ issued, environment }) => [
      ...issued,
      environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
    ]),
  ]
  return {
    tags,
    runningIn: (environment) =>
      aws
        .in(environment === 'production' ? PRODUCTION : STAGING)
        .state.clusters.filter(({ name }) => name === environment)
        .flatMap(({ services }) => services.flatMap(({ tasks }) => tasks))
        .filter(({ lastStatus }) => lastStatus === 'RUNNING')
        .flatMap(({ containers }) => containers.map(({ imageDigest }) => imageDigest)),
    tagsOf: async (digest) =>
      Object.entries(await tags())
        .flatMap(([tag, of]) => (of === digest && !tag.startsWith('run-') ? [tag] : []))
        .toSorted(),
    builds: async () =>
      (await recorder.calls())
        .filter(({ program, argv }) => program === 'docker' && argv.includes('build'))
        .map(({ argv }) => argv.join(' ')),
    writes: () =>
      aws.requests.filter(({ operation }) => /^(?:Register|Update|Put|Create|Run|Delete)/u.test(operation)).length,
    secretsIn: async (texts) => {
      const children = (await recorder.calls()).flatMap(({ argv, environment }) => [argv.join('\n'), environment])
      const all = [...texts, ...children]
      return secrets().filter((secret) => all.some((text) => text.includes(secret)))
    },
  }
}
