/**
 * Permissions without a call that could be recorded: Docker talks to the registry itself, and some calls need a
 * second permission. They are from AWS's documentation.
 */

export interface DocumentedAction {
  readonly action: string
  readonly resource: string
  /** The recorded call that brings it with it; null: none. */
  readonly after: string | null
  /** For roles that upload, for that of rescans, or for all. */
  readonly for: 'all' | 'rescans' | 'uploads'
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
]
