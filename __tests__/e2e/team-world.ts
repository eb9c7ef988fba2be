/**
 * A team as the issue of its deployments has it: a registry in a shared account, dev and staging in one account, production in another, roles that
 * trust the jobs of their environment, GitHub with attestations, and the tools of a runner.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DeclaredRole } from '../../local-aws/access/declared.ts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'
import { PUSH, type Job } from '../../local-oidc/claims.ts'
import { startLocalOidc } from '../../local-oidc/server.ts'
import type { ActWorld } from '../../scripts/act/run-act.ts'
import { writeFixtureDatabase } from '../../scripts/fixture-database/write.ts'
import { commitAll } from '../../scripts/hello/checkout.ts'
import { prepareHello } from '../../scripts/hello/context.ts'
import { inRepository } from '../../scripts/repository.ts'
import { dockerEnvironment } from '../../scripts/sandbox/docker-of-sandbox.ts'
import { withBreaker } from '../local-aws/support.ts'
import { rootText } from '../support/attestations.ts'
import { stopServers } from '../support/loopback-server.ts'
import { startSigstore } from '../support/sigstore.ts'
import { PRODUCTION, PULL, SHARED, STAGING, subjectIn, trustOf } from '../support/two-accounts.ts'
import { keepAttestations, type Attestations } from './attestation-server.ts'
import { CALLED_AT, copyCalled, OWN_ACTION, workflowText } from '../../scripts/act/called-workflows.ts'
import { isContainerRegistry, registryOptions, sandbox } from './engine-support.ts'
import { makeRecorder, type Recorder } from './recorder.ts'

export interface TeamWorld extends ActWorld {
  readonly aws: LocalAws
  readonly github: LocalGitHub
  readonly attestations: Attestations
  readonly recorder: Recorder
  /** Makes a commit in the caller's repository; gives it. */
  readonly commit: (change: Commit) => Promise<string>
  /** The caller's checkout. */
  readonly caller: string
  readonly close: () => Promise<void>
}

export interface Commit {
  /** The page of the service. */
  readonly page: string
  /** Texts by path. */
  readonly files?: Readonly<Record<string, string>>
}

export const REGISTRY = isContainerRegistry ? sandbox.ecrHost : `${SHARED}.dkr.ecr.eu-west-1.amazonaws.com`

/** In every image of the caller; Trivy's database does not have it at first. */
export const NEW_FINDING = 'CVE-2019-10744'

const TOKEN = 'ghs_canaryTokenOfTheJobThatNoChildMaySee'

const ENVIRONMENTS = ['dev', 'staging', 'production']

/** Opens it; to be closed after the tests of the file. */
export const openTeamWorld = async (): Promise<TeamWorld> => {
  const folder = await mkdtemp(join(sandbox.workDir, 'team-'))
  const [caller, called, database] = ['caller', 'called', 'database'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await copyCalled(called)
  await writeFixtureDatabase(database, [NEW_FINDING])
  const issuers = new Map(
    await Promise.all(
      ['', ...ENVIRONMENTS].map(
        async (name) => [name, await startLocalOidc({ job: jobIn(name), claims: OF_THE_RUN })] as const,
      ),
    ),
  )
  const aws = await startLocalAws(accounts(issuers))
  const github = await startLocalGitHub({ repositories: {}, token: TOKEN })
  const sigstore = await startSigstore()
  await cp(inRepository('__tests__', 'e2e', 'fixtures', 'caller'), caller, { recursive: true })
  const settings = await readFile(join(caller, 'ship-to-ecs.yaml'), 'utf8')
  const attestations = await keepAttestations(sigstore, github, { 'ship-to-ecs.yaml': settings })
  await writeFile(join(caller, 'deploy', 'trusted-root.json'), rootText(sigstore))
  const { docker, trivy, dockle, busybox } = sandbox.tools
  const recorder = await makeRecorder(join(folder, 'recorder'), { docker, trivy, dockle })
  return {
    ...{ folder, aws, github, attestations, recorder, token: TOKEN, issuers, database, caller },
    programs: recorder.folder,
    environment: {
      ...dockerEnvironment(),
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      ATTESTATIONS: attestations.address,
      GITHUB_API_URL: github.endpoint,
      GITHUB_REPOSITORY: 'octo-org/hello',
      GITHUB_REPOSITORY_ID: PUSH.repositoryId,
    },
    repositories: {
      [OWN_ACTION]: called,
      [attestAction(await workflowText('ship'))]: inRepository('__tests__', 'e2e', 'fixtures', 'attest'),
    },
    commit: async ({ page, files = {} }) => {
      await prepareHello({ variant: 'vulnerable', busybox: busybox ?? '', folder: join(caller, 'app'), page })
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(caller, path)), { recursive: true })
        await writeFile(join(caller, path), text)
      }
      const { commit } = await commitAll(caller, page)
      for (const [name, issuer] of issuers) issuer.set({ job: { ...jobIn(name), sha: commit } })
      return commit
    },
    close: async () => {
      await Promise.all([aws.close(), github.close(), ...[...issuers.values()].map((issuer) => issuer.close())])
      stopServers()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const attestAction = (ship: string): string => /actions\/attest@[0-9a-f]{40}/u.exec(ship)?.[0] ?? ''

const jobIn = (environment: string): Job => ({
  ...PUSH,
  environment: environment === '' ? null : environment,
  workflow: OWN_ACTION.replace('@', '/.github/workflows/ship.yml@'),
})

/** Of the caller's workflow, and the commit of the called one. */
const OF_THE_RUN = {
  workflow_ref: 'octo-org/hello/.github/workflows/ship.yml@refs/heads/main',
  job_workflow_sha: CALLED_AT,
}

/** What `pipeline: rescan` and `check` read (docs/iam.md). */
const READS = [
  'ecs:List*',
  'ecs:Describe*',
  'ecr:GetAuthorizationToken',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
  'ecr:Describe*',
]

const accounts = (issuers: TeamWorld['issuers']): LocalAwsOptions => {
  const { issuer = '', keys = '' } = issuers.get('') ?? {}
  const oidcProviders = [{ url: issuer, keys }]
  const readers = (account: string) => ({ name: 'read', trust: trustOf(account, [subjectIn(null)]), allows: READS })
  const placeOf = (account: string, environments: readonly string[]) => ({
    account,
    oidcProviders,
    roles: [
      {
        name: 'deploy',
        trust: trustOf(
          account,
          environments.map((name) => subjectIn(name)),
        ),
      },
      readers(account),
    ] satisfies Partial<DeclaredRole>[],
    clusters: environments.map((name) => ({
      name,
      services: [
        {
          name: 'hello',
          taskDefinition: name === 'staging' ? 'hello-staging' : 'hello',
          deploymentConfiguration: withBreaker,
        },
      ],
    })),
    taskDefinitions: ['hello', 'hello-staging'].map((family) => ({
      family,
      containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128 }],
    })),
  })
  return {
    drive: { kind: 'engine', docker: { host: sandbox.dockerHost, bin: sandbox.tools.docker } },
    accounts: [
      {
        account: SHARED,
        oidcProviders,
        // A build is in no environment: approvals are for deployments.
        roles: [{ name: 'push', trust: trustOf(SHARED, [subjectIn(null), subjectIn('*')]) }, readers(SHARED)],
        registry: registryOptions(REGISTRY),
        repositories: [{ name: 'hello', imageTagMutability: 'IMMUTABLE', policy: PULL }],
      },
      placeOf(STAGING, ['dev', 'staging']),
      placeOf(PRODUCTION, ['production']),
    ],
  }
}
