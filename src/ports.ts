/**
 * The narrow interfaces that a stage may use; nothing else reaches the world. AWS ports have the SDK's own shapes and only
 * the calls that are used. Every port that waits is bound to the stage's abort signal by who makes it.
 */
import type {
  BatchGetImageCommandInput,
  BatchGetImageCommandOutput,
  DescribeRepositoriesCommandInput,
  DescribeRepositoriesCommandOutput,
  GetAuthorizationTokenCommandOutput,
} from '@aws-sdk/client-ecr'
import type {
  DescribeClustersCommandInput,
  DescribeClustersCommandOutput,
  DescribeServiceDeploymentsCommandInput,
  DescribeServiceDeploymentsCommandOutput,
  DescribeServiceRevisionsCommandInput,
  DescribeServiceRevisionsCommandOutput,
  DescribeServicesCommandInput,
  DescribeServicesCommandOutput,
  DescribeTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandOutput,
  DescribeTasksCommandInput,
  DescribeTasksCommandOutput,
  ListClustersCommandInput,
  ListClustersCommandOutput,
  ListServiceDeploymentsCommandInput,
  ListServiceDeploymentsCommandOutput,
  ListServicesCommandInput,
  ListServicesCommandOutput,
  ListTaskDefinitionFamiliesCommandInput,
  ListTaskDefinitionFamiliesCommandOutput,
  ListTasksCommandInput,
  ListTasksCommandOutput,
  RegisterTaskDefinitionCommandInput,
  RegisterTaskDefinitionCommandOutput,
  UpdateServiceCommandInput,
  UpdateServiceCommandOutput,
} from '@aws-sdk/client-ecs'
import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts'

export interface Ports {
  readonly exec: Exec
  readonly files: Files
  readonly download: Download
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly sts: Sts
  readonly ecr: Ecr
  readonly ecs: Ecs
}

export interface Command {
  /** The program and its arguments; never a shell line, never a secret. */
  readonly argv: readonly [string, ...string[]]
  /** Names of environment variables, or `PREFIX_*`, that the child gets; it inherits nothing else. */
  readonly inherit: readonly string[]
  /** Variables set for the child on top of the inherited ones. */
  readonly set?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly stdin?: string
  /** Exit codes that are an answer, not a failure; `[0]` when absent. */
  readonly okExitCodes?: readonly number[]
  /** `log`: each line goes to the stage's log as it comes. `quiet`: only the result has it. */
  readonly output: 'log' | 'quiet'
  readonly timeoutMs?: number
}

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface Exec {
  /** Runs a program and its children to their end. @throws CommandError */
  readonly run: (command: Command) => Promise<CommandResult>
}

export interface Files {
  /** The text of a file, or null when there is none, or a folder. */
  readonly readText: (path: string) => Promise<string | null>
  /** Writes a file that only its owner can read; makes its folder. */
  readonly writePrivate: (path: string, text: string) => Promise<void>
  /** A new, empty folder that only its owner can read and that is removed when the run ends, at the latest in `post`. */
  readonly makePrivateDirectory: (purpose: string) => Promise<string>
  readonly makeDirectory: (path: string) => Promise<void>
  readonly list: (directory: string) => Promise<readonly string[]>
  /** Moves a file or folder on one file system, replacing nothing. */
  readonly move: (from: string, to: string) => Promise<void>
  readonly copy: (from: string, to: string) => Promise<void>
  readonly makeExecutable: (path: string) => Promise<void>
  readonly sizeBytes: (path: string) => Promise<number>
  /** What stands at a path. */
  readonly kindOf: (path: string) => Promise<'file' | 'directory' | 'absent'>
  /** Lower-case hex. */
  readonly sha256: (path: string) => Promise<string>
  readonly remove: (path: string) => Promise<void>
}

export interface Download {
  /** Fetches a URL into a file (redirects followed, proxies honoured). @throws ShipError `E_DOWNLOAD` when it is refused or cut off */
  readonly toFile: (url: string, path: string) => Promise<void>
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when the stage is aborted. */
  readonly sleep: (ms: number) => Promise<void>
}

export interface Log {
  readonly info: (text: string) => void
  /** A line in the log and, in GitHub, an annotation. */
  readonly warning: (text: string) => void
  /** Shown only where the user asked for debug output. */
  readonly debug: (text: string) => void
}

export interface Secrets {
  /** Registers a value that no log, output or report may show. Call it before the value is used. */
  readonly mask: (value: string) => void
}

export interface Sts {
  readonly getCallerIdentity: () => Promise<GetCallerIdentityCommandOutput>
  /** The region that calls go to, or null when none is configured. */
  readonly region: () => Promise<string | null>
}

type Call<Input, Output> = (input: Input) => Promise<Output>

/** Every call @throws AwsError */
export interface Ecr {
  readonly getAuthorizationToken: () => Promise<GetAuthorizationTokenCommandOutput>
  readonly describeRepositories: Call<DescribeRepositoriesCommandInput, DescribeRepositoriesCommandOutput>
  readonly batchGetImage: Call<BatchGetImageCommandInput, BatchGetImageCommandOutput>
}

/** Every call @throws AwsError */
export interface Ecs {
  readonly describeClusters: Call<DescribeClustersCommandInput, DescribeClustersCommandOutput>
  readonly listClusters: Call<ListClustersCommandInput, ListClustersCommandOutput>
  readonly describeServices: Call<DescribeServicesCommandInput, DescribeServicesCommandOutput>
  readonly listServices: Call<ListServicesCommandInput, ListServicesCommandOutput>
  readonly describeTaskDefinition: Call<DescribeTaskDefinitionCommandInput, DescribeTaskDefinitionCommandOutput>
  readonly listTaskDefinitionFamilies: Call<
    ListTaskDefinitionFamiliesCommandInput,
    ListTaskDefinitionFamiliesCommandOutput
  >
  readonly registerTaskDefinition: Call<RegisterTaskDefinitionCommandInput, RegisterTaskDefinitionCommandOutput>
  readonly updateService: Call<UpdateServiceCommandInput, UpdateServiceCommandOutput>
  readonly listServiceDeployments: Call<ListServiceDeploymentsCommandInput, ListServiceDeploymentsCommandOutput>
  readonly describeServiceDeployments: Call<
    DescribeServiceDeploymentsCommandInput,
    DescribeServiceDeploymentsCommandOutput
  >
  readonly describeServiceRevisions: Call<DescribeServiceRevisionsCommandInput, DescribeServiceRevisionsCommandOutput>
  readonly listTasks: Call<ListTasksCommandInput, ListTasksCommandOutput>
  readonly describeTasks: Call<DescribeTasksCommandInput, DescribeTasksCommandOutput>
}
