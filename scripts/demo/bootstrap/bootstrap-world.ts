/** What is around the jobs of the demo: a local AWS with the stacks that were created, issuers of ID tokens, GitHub, and `act`. */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LocalAwsOptions } from '../../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../../local-aws/server.ts'
import { startLocalGitHub } from '../../../local-github/server.ts'
import { startLocalOidc, type LocalOidc } from '../../../local-oidc/server.ts'
import { copyCalled, OWN_ACTION, CALLED_AT } from '../../act/called-workflows.ts'
import type { ActWorld } from '../../act/run-act.ts'
import { writeFixtureDatabase } from '../../fixture-database/write.ts'
import { seedsOf } from '../../infra/seeds.ts'
import { dockerEnvironment, registryOf } from '../../sandbox/docker-of-sandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { accessKeyOf, ENVIRONMENTS, jobIn, REGISTRY_ACCOUNT, REPOSITORY, type EnvironmentName } from './accounts.ts'
import { keptStacks } from './stack-store.ts'

export interface BootstrapWorld extends ActWorld {
  readonly aws: LocalAws
  /** Lets the tokens of the jobs name a commit. */
  readonly pushed: (commit: string) => void
  /** The digests of the images that the tasks of an environment run. */
  readonly runningIn: (environment: EnvironmentName) => readonly string[]
  /** `http://127.0.0.1:PORT/` of a running task of an environment. @throws Error if none runs */
  readonly addressIn: (environment: EnvironmentName) => string
  readonly close: () => Promise<void>
}

const REGISTRY_HOST = `${REGISTRY_ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com`

/** Of nobody: the workflows get it as `GITHUB_TOKEN`. */
const TOKEN = 'ghs_tokenOfTheDemo'

/** Starts it, with the stacks in a folder. */
export const openBootstrapWorld = async (sandbox: Sandbox, stacks: string): Promise<BootstrapWorld> => {
  const folder = join(sandbox.workDir, 'act')
  const [called, database] = [join(folder, 'called'), join(folder, 'database')]
  await mkdir(folder, { recursive: true })
  await copyCalled(called)
  await writeFixtureDatabase(database)
  const names = ['', ...ENVIRONMENTS.map(({ name }) => name)] as const
  const issuers = new Map<string, LocalOidc>()
  for (const name of names) issuers.set(name, await startLocalOidc({ job: jobIn(name, '') }))
  const aws = await startLocalAws(await optionsOf(sandbox, stacks, issuers.get('')?.keys ?? ''))
  const github = await startLocalGitHub({
    token: TOKEN,
    repositories: { [REPOSITORY]: { defaultBranch: 'main', branches: { main: { commit: CALLED_AT, files: {} } } } },
  })
  const running = (environment: EnvironmentName) =>
    ENVIRONMENTS.filter(({ name }) => name === environment)
      .flatMap(({ account }) => aws.in(account).state.clusters)
      .flatMap(({ services }) => services.flatMap(({ tasks }) => tasks))
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .flatMap(({ containers }) => containers)
  return {
    ...{ folder, aws, issuers, database, token: TOKEN, programs: dirname(sandbox.tools.docker) },
    environment: {
      ...dockerEnvironment(),
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      GITHUB_API_URL: github.endpoint,
      GITHUB_REPOSITORY: REPOSITORY,
    },
    repositories: { [OWN_ACTION]: called },
    pushed: (commit) => {
      for (const name of names) issuers.get(name)?.set({ job: jobIn(name, commit) })
    },
    runningIn: (environment) => running(environment).flatMap(({ imageDigest }) => imageDigest ?? []),
    addressIn: (environment) => {
      const [port] = running(environment).flatMap(({ networkBindings }) => networkBindings?.[0]?.hostPort ?? [])
      if (port === undefined) throw new Error(`no task with a published port runs in ${environment}`)
      return `http://127.0.0.1:${port}/`
    },
    close: async () => {
      await Promise.all([aws.close(), github.close(), ...[...issuers.values()].map((issuer) => issuer.close())])
    },
  }
}

/** The keys of all issuers are the same: they play one. */
const optionsOf = async (sandbox: Sandbox, stacks: string, keys: string): Promise<LocalAwsOptions> => ({
  drive: { kind: 'engine', docker: { host: sandbox.dockerHost, bin: sandbox.tools.docker } },
  accounts: seedsOf(await keptStacks(stacks), { keys }).map((place) => ({
    ...place,
    accessKeyIds: [accessKeyOf(place.account)],
    ...(place.account === REGISTRY_ACCOUNT ? { registry: registryOf(sandbox, REGISTRY_HOST) } : {}),
  })),
})
