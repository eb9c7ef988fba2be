/** AWS, in the SDK's own shapes and with only the calls that are used. */
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
