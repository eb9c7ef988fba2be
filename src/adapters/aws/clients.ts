/**
 * The AWS ports over the SDK. A client's code is loaded at its first call: a run that ends before that (a wrong input, `post`) does not
 * pay for it. Region, credentials and endpoints come from where the SDK finds them; an explicit region wins.
 */
import type { Ecr, Ecs, Sts } from '../../ports/aws.ts'

/** Told to AWS in the user agent; the same as in package.json. */
export const VERSION = '0.1.0'

export interface AwsOptions {
  /** Null: AWS_REGION, or the shared configuration of the SDK. */
  readonly region: string | null
  /** Every call is given up when it aborts. */
  readonly signal: AbortSignal
  /** Attempts for one call, the first included; the SDK's own number (3) when absent. */
  readonly maxAttempts?: number
}

/** What every client is made from. */
export interface Connection {
  readonly signal: AbortSignal
  readonly client: ClientSettings
}

interface ClientSettings {
  readonly region?: string
  readonly maxAttempts?: number
  readonly customUserAgent: [string, string][]
  readonly requestHandler: {
    readonly connectionTimeout: number
    readonly requestTimeout: number
    readonly throwOnRequestTimeout: true
    readonly httpsAgent: { readonly keepAlive: true; readonly proxyEnv: NodeJS.ProcessEnv }
  }
}

/** The three AWS ports, bound to a signal. Nothing is loaded or sent before the first call. Calls throw as `ports.ts` says. */
export const makeAws = (options: AwsOptions): { readonly sts: Sts; readonly ecr: Ecr; readonly ecs: Ecs } => {
  const connection = connect(options)
  return { sts: lazySts(connection), ecr: lazyEcr(connection), ecs: lazyEcs(connection) }
}

const connect = ({ region, signal, maxAttempts }: AwsOptions): Connection => ({
  signal,
  client: {
    ...(region === null ? {} : { region }),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    customUserAgent: [['ship-to-ecs', VERSION]],
    // The SDK waits for an answer without end by default. Node's own agent honours HTTPS_PROXY and NO_PROXY when told (Node 24.5).
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true, proxyEnv: process.env },
    },
  },
})

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

const lazySts = (connection: Connection): Sts => {
  const sts = once(async () => (await import('./sts.ts')).makeSts(connection))
  return {
    getCallerIdentity: async () => (await sts()).getCallerIdentity(),
    region: async () => (await sts()).region(),
  }
}

const lazyEcr = (connection: Connection): Ecr => {
  const ecr = once(async () => (await import('./ecr.ts')).makeEcr(connection))
  return {
    getAuthorizationToken: async () => (await ecr()).getAuthorizationToken(),
    describeRepositories: async (input) => (await ecr()).describeRepositories(input),
    batchGetImage: async (input) => (await ecr()).batchGetImage(input),
  }
}

const lazyEcs = (connection: Connection): Ecs => {
  const ecs = once(async () => (await import('./ecs.ts')).makeEcs(connection))
  return {
    describeClusters: async (input) => (await ecs()).describeClusters(input),
    listClusters: async (input) => (await ecs()).listClusters(input),
    describeServices: async (input) => (await ecs()).describeServices(input),
    listServices: async (input) => (await ecs()).listServices(input),
    describeTaskDefinition: async (input) => (await ecs()).describeTaskDefinition(input),
    listTaskDefinitionFamilies: async (input) => (await ecs()).listTaskDefinitionFamilies(input),
    registerTaskDefinition: async (input) => (await ecs()).registerTaskDefinition(input),
    updateService: async (input) => (await ecs()).updateService(input),
    listServiceDeployments: async (input) => (await ecs()).listServiceDeployments(input),
    describeServiceDeployments: async (input) => (await ecs()).describeServiceDeployments(input),
    describeServiceRevisions: async (input) => (await ecs()).describeServiceRevisions(input),
    listTasks: async (input) => (await ecs()).listTasks(input),
    describeTasks: async (input) => (await ecs()).describeTasks(input),
  }
}
