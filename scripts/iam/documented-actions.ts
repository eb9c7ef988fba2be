/**
 * Permissions without a call that could be recorded: Docker talks to the registry itself, some calls need a second permission, and some calls are
 * made by no scenario. They are from AWS's documentation.
 */

export interface DocumentedAction {
  readonly action: string
  readonly resource: string
  /** The recorded call that brings it with it; null: none. */
  readonly after: string | null
  /** For roles that upload, for that of rescans, or for all. */
  readonly for: 'all' | 'rescans' | 'uploads'
  /** The service to which a role is passed. */
  readonly passedTo?: string | null
  /** Default: that of the recorded call. */
  readonly part?: 'blue-green'
  readonly why: string
  readonly source: string
}

const ECR = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/'
const LOGIN = 'ecr:GetAuthorizationToken'

const uploads = (action: string): DocumentedAction => ({
  action,
  resource: 'repository',
  after: LOGIN,
  for: 'uploads',
  why: '`docker push`',
  source: `${ECR}image-push-iam.html`,
})

const pulls = (action: string): DocumentedAction => ({
  action,
  resource: 'repository',
  after: LOGIN,
  for: 'all',
  why: '`docker pull`, and what a push looks up',
  source: `${ECR}repository-policy-examples.html`,
})

const scans = (action: string, resource: string): DocumentedAction => ({
  action,
  resource,
  after: null,
  for: 'rescans',
  why: 'Trivy pulls what runs; the registry of the scenarios is not ECR, so no scenario logs in to it here',
  source: `${ECR}repository-policy-examples.html`,
})

const deploys = (action: string, resource: string): DocumentedAction => ({
  action,
  resource,
  after: 'codedeploy:CreateDeployment',
  for: 'all',
  why: 'CodeDeploy asks for it in CreateDeployment',
  source: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html',
})

const inspector = (action: string): DocumentedAction => ({
  action,
  resource: '*',
  after: 'ecr:DescribeImageScanFindings',
  for: 'all',
  why: 'the findings of enhanced scans',
  source: `${ECR}image-scanning-enhanced-iam.html`,
})

/** Only `verify` looks at roles. No scenario has what it asks for here: subnets with their VPC, secrets of Secrets Manager, side-cars in ECR. */
const verifies = (action: string, resource: string, source: string): DocumentedAction => ({
  action,
  resource,
  after: 'iam:GetRole',
  for: 'all',
  why: 'a call of `verify` to which no scenario comes',
  source,
})

const AUTHORIZATION = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_'

/** The role that changes the rules of the load balancer is named in CreateService. No scenario has a definition of a service that names one. */
const PASSES_ROLE_OF_LOAD_BALANCER: DocumentedAction = {
  action: 'iam:PassRole',
  resource: 'role',
  after: 'ecs:CreateService',
  for: 'all',
  passedTo: 'ecs.amazonaws.com',
  part: 'blue-green',
  why: 'CreateService passes on `advancedConfiguration.roleArn`',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html',
}

export const DOCUMENTED_ACTIONS: readonly DocumentedAction[] = [
  pulls('ecr:BatchGetImage'),
  pulls('ecr:GetDownloadUrlForLayer'),
  scans('ecr:GetAuthorizationToken', '*'),
  scans('ecr:BatchGetImage', 'repository'),
  scans('ecr:GetDownloadUrlForLayer', 'repository'),
  uploads('ecr:BatchCheckLayerAvailability'),
  uploads('ecr:InitiateLayerUpload'),
  uploads('ecr:UploadLayerPart'),
  uploads('ecr:CompleteLayerUpload'),
  uploads('ecr:PutImage'),
  deploys('codedeploy:GetDeploymentConfig', 'deploymentconfig'),
  deploys('codedeploy:RegisterApplicationRevision', 'application'),
  inspector('inspector2:ListFindings'),
  inspector('inspector2:ListCoverage'),
  verifies('ec2:DescribeRouteTables', '*', `${AUTHORIZATION}amazonec2.html`),
  verifies('ec2:DescribeVpcEndpoints', '*', `${AUTHORIZATION}amazonec2.html`),
  verifies('secretsmanager:DescribeSecret', 'secret', `${AUTHORIZATION}awssecretsmanager.html`),
  verifies('ecr:BatchGetImage', 'repository of a side-car', `${AUTHORIZATION}amazonelasticcontainerregistry.html`),
  verifies('ecr:DescribePullThroughCacheRules', '*', `${AUTHORIZATION}amazonelasticcontainerregistry.html`),
  PASSES_ROLE_OF_LOAD_BALANCER,
]
