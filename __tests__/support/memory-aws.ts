/** The parts of AWS that the doctor looks at, in memory, and the commands of the AWS CLI that change them. */
import { AwsError } from '../../src/errors/aws-error.ts'
import type { OfEnvironment } from '../../src/doctor/of-environment.ts'
import { onlyThese, sessionOf } from './session.ts'

export interface State {
  /** Null: there is no provider. */
  audiences: readonly string[] | null
  /** Trust policies by the names of the roles. */
  readonly roles: Map<string, string>
  /** Whether tags can move, by the names of the repositories. */
  readonly repositories: Map<string, string>
  readonly clusters: Set<string>
  /** What IAM simulates of a call, `ecs:UpdateService ARN`; any other one is allowed. */
  readonly decisions: Map<string, 'explicitDeny' | 'implicitDeny'>
  /** Every simulated call. */
  readonly simulated: Set<string>
}

export interface MemoryAws {
  readonly state: State
  readonly ports: OfEnvironment['ports']
  /** Runs `aws …`. @throws Error when it is no command that is known here */
  readonly run: (words: readonly string[]) => Promise<void>
}

const HOST = 'token.actions.githubusercontent.com'
const PROVIDER = `arn:aws:iam::123456789012:oidc-provider/${HOST}`
const SUB = 'repo:octo-org@1/hello@2:environment:production'

const trust = (condition: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: PROVIDER },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', ...condition } },
      },
    ],
  })
const GOOD = trust({ [`${HOST}:sub`]: SUB })

const missing = (operation: string, awsCode: string): Promise<never> =>
  Promise.reject(new AwsError({ operation, awsCode, awsMessage: 'is not there' }))

export const memoryAws = (): MemoryAws => {
  const state: State = {
    audiences: ['sts.amazonaws.com'],
    roles: new Map([
      ['releases', GOOD],
      ['images', GOOD],
    ]),
    repositories: new Map([['hello', 'IMMUTABLE']]),
    clusters: new Set(['main']),
    decisions: new Map(),
    simulated: new Set(),
  }
  const session = sessionOf(servicesOf(state))
  return {
    state,
    ports: { target: session, surroundings: session, registry: session, registryAccount: session },
    run: runnerOf(state),
  }
}

/** A policy that looks at no `sub`. */
memoryAws.open = trust({})

const $metadata = {}

const servicesOf = (state: State) => ({
  iam: onlyThese<'iam'>({
    getOpenIDConnectProvider: ({ OpenIDConnectProviderArn: arn }) =>
      state.audiences === null || arn !== PROVIDER
        ? missing('iam:GetOpenIDConnectProvider', 'NoSuchEntity')
        : Promise.resolve({ $metadata, ClientIDList: [...state.audiences] }),
    getRole: ({ RoleName = '' }) => {
      const policy = state.roles.get(RoleName)
      if (policy === undefined) return missing('iam:GetRole', 'NoSuchEntity')
      const role = { Path: '/', RoleName, RoleId: 'AROA', Arn: RoleName, CreateDate: new Date(0) }
      return Promise.resolve({ $metadata, Role: { ...role, AssumeRolePolicyDocument: encodeURIComponent(policy) } })
    },
    simulatePrincipalPolicy: ({ ActionNames = [], ResourceArns: [arn = '*'] = [] }) => {
      const EvaluationResults = ActionNames.map((name) => {
        state.simulated.add(`${name} ${arn}`)
        const EvalDecision = state.decisions.get(`${name} ${arn}`) ?? ('allowed' as const)
        return { EvalActionName: name, EvalResourceName: arn, EvalDecision }
      })
      return Promise.resolve({ $metadata, EvaluationResults })
    },
  }),
  ecr: onlyThese<'ecr'>({
    describeRepositories: ({ repositoryNames: [name = ''] = [] }) => {
      const found = state.repositories.get(name)
      if (found === undefined) return missing('ecr:DescribeRepositories', 'RepositoryNotFoundException')
      const imageTagMutability = found === 'IMMUTABLE' ? 'IMMUTABLE' : 'MUTABLE'
      return Promise.resolve({ $metadata, repositories: [{ repositoryName: name, imageTagMutability }] })
    },
  }),
  ecs: onlyThese<'ecs'>({
    describeClusters: ({ clusters = [] }) => {
      const found = clusters.filter((name) => state.clusters.has(name))
      return Promise.resolve({ $metadata, clusters: found.map((clusterName) => ({ clusterName, status: 'ACTIVE' })) })
    },
    describeServices: () => Promise.resolve({ $metadata, services: [{ serviceName: 'hello', status: 'ACTIVE' }] }),
  }),
})

/** By the words after `aws`. */
const COMMANDS: Readonly<Record<string, (state: State, option: (name: string) => string) => void>> = {
  'iam create-open-id-connect-provider': (state, option) => {
    if (option('url') === `https://${HOST}`) state.audiences = [option('client-id-list')]
  },
  'iam add-client-id-to-open-id-connect-provider': (state, option) => {
    if (option('open-id-connect-provider-arn') === PROVIDER)
      state.audiences = [...(state.audiences ?? []), option('client-id')]
  },
  'iam create-role': ({ roles }, option) => void roles.set(option('role-name'), option('assume-role-policy-document')),
  'iam update-assume-role-policy': ({ roles }, option) =>
    void roles.set(option('role-name'), option('policy-document')),
  'ecr create-repository': ({ repositories }, option) =>
    void repositories.set(option('repository-name'), option('image-tag-mutability')),
  'ecr put-image-tag-mutability': ({ repositories }, option) =>
    void repositories.set(option('repository-name'), option('image-tag-mutability')),
  'ecs create-cluster': ({ clusters }, option) => void clusters.add(option('cluster-name')),
}

const runnerOf =
  (state: State): MemoryAws['run'] =>
  ([program, service = '', operation = '', ...rest]) => {
    const run = program === 'aws' ? COMMANDS[`${service} ${operation}`] : undefined
    if (run === undefined) return Promise.reject(new Error(`not known here: ${service} ${operation}`))
    run(state, (name) => rest[rest.indexOf(`--${name}`) + 1] ?? '')
    return Promise.resolve()
  }
