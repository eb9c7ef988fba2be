/**
 * Texts of ECS, and what is read from them: each row is a text, the sentence about the service `web`, words of the next step, and whether
 * another start can heal it. Behind `§` the text may be cut. Words of this project after the documentation of AWS and public threads.
 */
import type { Heals } from '../../src/domain/rollout/text-rules.ts'

export type CauseRow = readonly [text: string, sentence: string, next: string, heals: Heals]

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const ROLE = 'arn:aws:sts::123456789012:assumed-role/web-execution/0123456789abcdef0123456789abcdef'
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf'
const RETRIED = 'pull image manifest has been retried 5 time(s)'
const PULL = 'CannotPullContainerError: '
const INIT = 'ResourceInitializationError: '
const PULL_SECRETS = `${INIT}unable to pull secrets or registry auth: execution resource retrieval failed: `
const ASM = `${PULL_SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: `
const MOUNT = `${INIT}failed to invoke EFS utils commands to set up EFS volumes: stderr: `

// prettier-ignore
export const IMAGE_ROWS: readonly CauseRow[] = [
  [`${PULL}${RETRIED}: failed to resolve ref ${ECR}/team/web:1: not found§`, 'cannot pull image `team/web:1` of `web`: it does not exist', 'Push the image', 'never'],
  [`${PULL}repository team/web not found§: does not exist or no pull access`, 'cannot pull image `team/web:1` of `web`: it does not exist', 'Push the image', 'never'],
  [`${PULL}Error response from daemon: manifest for ${ECR}/team/web:1 not found§: manifest unknown`, 'cannot pull image `team/web:1` of `web`: it does not exist', 'Push the image', 'never'],
  ['CannotPullImageManifestError: Error response from daemon: errors: manifest unknown§: Requested image not found', 'cannot pull image `team/web:1` of `web`: it does not exist', 'Push the image', 'never'],
  [`${PULL}Error response from daemon: pull access denied§ for team/web, repository does not exist or may require 'docker login': denied`, 'cannot pull image `team/web:1` of `web`: it does not exist or needs a login', '`repositoryCredentials`', 'never'],
  [`${PULL}User: ${ROLE} is not authorized to perform: ecr:BatchGetImage§ on resource: arn:aws:ecr:eu-west-1:123456789012:repository/team/web because no identity-based policy allows it`, 'role `web-execution` of `web` may not pull image `team/web:1`', 'Allow the role', 'never'],
  [`${PULL}${RETRIED}: failed to resolve ref ${ECR}/team/web:1: unexpected status from HEAD request to https://${ECR}/v2/team/web/manifests/1: 403 Forbidden§`, 'cannot pull image `team/web:1` of `web`: access denied', 'repository policy', 'never'],
  [`CannotPullECRContainerError: AccessDeniedException: User: ${ROLE} is not authorized to perform: ecr:GetAuthorizationToken§ on resource: *`, 'role `web-execution` of `web` lacks `ecr:GetAuthorizationToken`', 'Grant it', 'never'],
  ['CannotPullECRContainerError: AccessDeniedException§: denied', 'cannot pull image `team/web:1` of `web`: the login to the registry failed', 'Correct the execution role', 'never'],
  ['CannotPullContainerAuthError§: unable to get the credentials from asm', 'cannot pull image `team/web:1` of `web`: the login to the registry failed', '`repositoryCredentials`', 'never'],
  [`${PULL}inspect image has been retried 5 time(s): toomanyrequests§: You have reached your pull rate limit.`, 'cannot pull image `team/web:1` of `web`: the registry limits pulls', 'with a login, or from ECR', 'passes'],
  [`${PULL}httpReaderSeeker: failed open: unexpected status code https://${ECR}/v2/team/web/blobs/x: 429 Too Many Requests§`, 'cannot pull image `team/web:1` of `web`: the registry limits pulls', 'with a login, or from ECR', 'passes'],
  [`${PULL}Error response from daemon: Get "https://${ECR}/v2/": dial tcp 10.0.0.7:443: i/o timeout§`, `cannot pull image \`team/web:1\` of \`web\`: \`${ECR}\` cannot be reached`, 'ecr.api, ecr.dkr and S3', 'sometimes'],
  [`${PULL}Error response from daemon: Get "https://registry.example/v2/": net/http: request canceled while waiting for connection§ (Client.Timeout exceeded)`, 'cannot pull image `team/web:1` of `web`: `registry.example` cannot be reached', 'NAT, public IP', 'sometimes'],
  [`${PULL}${RETRIED}: context canceled§`, 'cannot pull image `team/web:1` of `web`: the registry cannot be reached', 'NAT, public IP', 'sometimes'],
  [`${PULL}There is a connection issue between the task and Amazon ECR§. Check your task network configuration.`, 'cannot pull image `team/web:1` of `web`: the registry cannot be reached', 'NAT, public IP', 'sometimes'],
  [`${PULL}The task cannot pull the image from Amazon ECR: pull command failed: panic§: runtime error`, 'cannot pull image `team/web:1` of `web`: the registry cannot be reached', 'S3', 'sometimes'],
  [`${PULL}${RETRIED}: image Manifest does not contain descriptor matching platform 'linux/arm64'§`, 'image `team/web:1` of `web` is not built for `linux/arm64`', '`runtimePlatform`', 'never'],
  [`${PULL}failed to find a descriptor for platform§ requested`, "image `team/web:1` of `web` is not built for the task's platform", '`runtimePlatform`', 'never'],
  [`${PULL}no matching manifest for linux/arm64/v8§ in the manifest list entries`, 'image `team/web:1` of `web` is not built for `linux/arm64/v8`', '`runtimePlatform`', 'never'],
  [`${PULL}failed to extract layer sha256:0a1b: mount callback failed on /tmp/containerd-mount12345: write /tmp/containerd-mount12345/lib/x: no space left on device§`, 'cannot pull image `team/web:1` of `web`: the disk of the task is full', '`ephemeralStorage`', 'never'],
  [`${PULL}write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device§`, 'cannot pull image `team/web:1` of `web`: the disk is full', "the instance's disk", 'sometimes'],
  [`${PULL}failed to register layer: There is not enough space on the disk§.`, 'cannot pull image `team/web:1` of `web`: the disk is full', "the instance's disk", 'sometimes'],
  [`${PULL}httpReaderSeeker: failed open: unexpected status code https://cdn.example/v2/x/blobs/y: 403 Forbidden§`, 'cannot pull image `team/web:1` of `web`: access denied', 'repository policy', 'never'],
  [`${PULL}httpReaderSeeker: failed open: unexpected status code https://cdn.example/v2/x/blobs/y: 404 Not Found§`, 'cannot pull image `team/web:1` of `web`: it does not exist', 'Push the image', 'never'],
  [`${PULL}httpReaderSeeker: failed open: unexpected status code https://cdn.example/v2/x/blobs/y: 502 §Bad Gateway`, 'cannot pull image `team/web:1` of `web`: the registry returned `502`', 'Re-run', 'sometimes'],
  [`${PULL}httpReaderSeeker: failed open: unexpected status code §https://cdn.example/v2/x/bl`, 'cannot pull image `team/web:1` of `web`: the registry returned an error', 'Re-run', 'sometimes'],
]

// prettier-ignore
export const RESOURCE_ROWS: readonly CauseRow[] = [
  [`${INIT}unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue§ between the task and Amazon ECR.`, 'tasks of `web` cannot reach ECR', 'ecr.api', 'sometimes'],
  [`${PULL_SECRETS}unable to retrieve ecr registry auth§: service call has been retried 3 time(s): RequestError: send request failed`, 'tasks of `web` cannot reach ECR', 'ecr.api', 'sometimes'],
  [`${PULL_SECRETS}unable to retrieve ecr registry auth: User: ${ROLE} is not authorized to perform: ecr:GetAuthorizationToken§ on resource: *`, 'role `web-execution` of `web` lacks `ecr:GetAuthorizationToken`', 'Grant it', 'never'],
  [`${ASM}User: ${ROLE} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${SECRET} §because no identity-based policy allows it`, 'role `web-execution` of `web` lacks `secretsmanager:GetSecretValue` on `secret:prod/db-AbCdEf`', 'Grant it', 'never'],
  [`${PULL_SECRETS}unable to retrieve secrets from ssm: User: ${ROLE} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/prod/db §because`, 'role `web-execution` of `web` lacks `ssm:GetParameters` on `parameter/prod/db`', 'Grant it', 'never'],
  [`${INIT}failed to validate logger args: User: ${ROLE} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/web:log-stream:web/app/0123456789abcdef §because`, 'role `web-execution` of `web` lacks `logs:CreateLogStream` on `log-group:/ecs/web`', 'Grant it', 'never'],
  [`${ASM}ResourceNotFoundException: Secrets Manager can't find the specified secret§.`, 'secret `prod/db-AbCdEf` of `web` does not exist in `eu-west-1`', 'Create the secret', 'never'],
  [`${INIT}unable to pull secrets or registry auth: The task can't retrieve the secret with ARN '${SECRET}§:password::' from AWS Secrets Manager.`, 'secret `prod/db-AbCdEf` of `web` does not exist in `eu-west-1`', 'Create the secret', 'never'],
  [`${ASM}ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT§`, 'secret `prod/db-AbCdEf` of `web` has no value yet', 'a value', 'never'],
  [`${PULL_SECRETS}retrieved secret from Secrets Manager did not contain json key password§`, 'a secret of `web` has no key `password`', '`valueFrom`', 'never'],
  [`${ASM}AccessDeniedException: Access to KMS is not allowed§`, 'the execution role of `web` may not decrypt secret `prod/db-AbCdEf`', 'kms:Decrypt', 'never'],
  [`${PULL_SECRETS}unable to retrieve secrets from SSM Parameter Store in eu-west-1: invalid parameters: /prod/db-password§`, 'SSM parameter `/prod/db-password` of `web` does not exist in `eu-west-1`', 'Create the parameter', 'never'],
  [`${PULL_SECRETS}unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: context deadline exceeded§`, 'tasks of `web` cannot reach SSM', 'a way to SSM', 'sometimes'],
  [`${INIT}unable to pull secrets or registry auth: The task cannot pull secrets from AWS Systems Manager§. There is a connection issue.`, 'tasks of `web` cannot reach SSM', 'a way to SSM', 'sometimes'],
  [`${INIT}unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue§ between the task and AWS Secrets Manager.`, 'tasks of `web` cannot reach Secrets Manager', 'a way to Secrets Manager', 'sometimes'],
  [`${INIT}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist§.`, 'the log group of `web` does not exist', 'Create the log group', 'never'],
  [`${INIT}failed to validate logger args: The task cannot find the Amazon CloudWatch log group '/ecs/web'§ defined in the task definition.`, 'log group `/ecs/web` of `web` does not exist', 'Create the log group', 'never'],
  ['CannotStartContainerError: Error response from daemon: failed to create task for container: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist§.', 'the log group of `web` does not exist', 'Create the log group', 'never'],
  ['CannotStartContainerError: Error response from daemon: failed to initialize logging driver§: something new', 'the log driver of `web` cannot be initialized', '`logConfiguration`', 'never'],
  [`${INIT}failed to validate logger args: : signal: killed§`, 'tasks of `web` cannot reach CloudWatch Logs', 'a way to CloudWatch Logs', 'sometimes'],
  [`${INIT}failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue§ between the task and Amazon CloudWatch. : signal: killed`, 'tasks of `web` cannot reach CloudWatch Logs', 'a way to CloudWatch Logs', 'sometimes'],
  [`${MOUNT}Failed to resolve§ "fs-0123456789abcdef0.efs.eu-west-1.amazonaws.com" - check that the file system ID is correct`, 'EFS file system `fs-0123456789abcdef0` of `web` cannot be resolved', 'mount target', 'sometimes'],
  [`${MOUNT}b'mount.nfs4: mounting fs-0123456789abcdef0.efs.eu-west-1.amazonaws.com:/data failed, reason given by server: No such file or directory§'`, 'EFS file system `fs-0123456789abcdef0` of `web` lacks the path to mount', '`rootDirectory`', 'never'],
  [`${MOUNT}b'mount.nfs4: access denied§ by server while mounting 127.0.0.1:/'`, 'an EFS file system of `web` denies access', 'policy of the file system', 'never'],
  [`${MOUNT}mount.nfs4: Connection reset§ by peer`, 'an EFS file system of `web` cannot be reached', 'port 2049', 'sometimes'],
  [`${MOUNT}mount.nfs4: Connection timed out§`, 'an EFS file system of `web` cannot be reached', 'port 2049', 'sometimes'],
  [`${MOUNT}§something new`, 'an EFS file system of `web` cannot be mounted', 'port 2049', 'sometimes'],
  [`${INIT}failed to download env files§: file download command: non empty error stream: s3 key arn:aws:s3:::config/web.env: AccessDenied`, 'tasks of `web` cannot read `config/web.env`', 'may read it', 'sometimes'],
  ['ResourceInitializationError: Unable to launch instance(s) for capacity provider managed. InsufficientInstanceCapacity§: no capacity', 'tasks of `web` cannot be placed: `managed` started no instance (`InsufficientInstanceCapacity`)', 'ECS text below', 'passes'],
  ['Unable to launch instance(s) for capacity provider managed. UnauthorizedOperation§: You are not authorized to perform this operation.', 'capacity provider `managed` of `web` may not start an instance', 'infrastructure role', 'never'],
]

// prettier-ignore
export const START_ROWS: readonly CauseRow[] = [
  ['CannotStartContainerError: Error response from daemon: OCI runtime create failed: runc create failed: exec: "/start.sh": stat /start.sh: no such file or directory§: unknown', 'container `app` of `web` cannot start: `/start.sh` does not exist', '`entryPoint`', 'never'],
  ['CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "serve": executable file not found§ in $PATH', 'container `app` of `web` cannot start: `serve` does not exist', '`entryPoint`', 'never'],
  ['CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/start.sh": permission denied§', 'container `app` of `web` cannot start: `/start.sh` is not executable', 'executable in the image', 'never'],
  ['CannotStartContainerError: Error response from daemon: exec user process caused "exec format error§"', 'image `team/web:1` of `web` is built for another CPU', '`runtimePlatform`', 'never'],
  ['CannotStartContainerError: dependency graph: container ordering: dependency [db] for target [app] did not exit successfully§', 'container `app` of `web` cannot start: `db` failed', 'depends on', 'sometimes'],
  ['CannotStartContainerError: dependency graph: container ordering: dependency [db] for target [app] has timed out§', 'container `app` of `web` cannot start: `db` timed out', '`startTimeout`', 'sometimes'],
  ['CannotStartContainerError: dependency graph: container ordering: dependency [db] for target [app]§ will never start', 'container `app` of `web` cannot start: it depends on `db`', 'depends on', 'sometimes'],
  ['CannotCreateContainerError: API error (500): devmapper§: Thin Pool has 10 free data blocks', 'container `app` of `web` cannot be created: the disk of its host is full', 'disk', 'passes'],
  ['CannotCreateContainerError§: something new', 'container `app` of `web` cannot be created by the host', 'look at the host', 'passes'],
  ['CannotInspectContainerError: §Could not transition to inspecting', 'container `app` of `web` failed on its host: `CannotInspectContainerError`', 'look at the host', 'passes'],
  ['CannotStopContainerError: §context', 'container `app` of `web` failed on its host: `CannotStopContainerError`', 'look at the host', 'passes'],
  ['CannotCreateVolumeError: §plugin', 'container `app` of `web` failed on its host: `CannotCreateVolumeError`', 'look at the host', 'passes'],
  ['ContainerRuntimeError: §something new', 'container `app` of `web` failed on its host: `ContainerRuntimeError`', 'look at the host', 'passes'],
  ['InternalError: §failed', 'container `app` of `web` failed on its host: `InternalError`', 'look at the host', 'passes'],
  ['DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s§', 'container `app` of `web` did not start in time (`4m0s`)', 'look at the host', 'sometimes'],
  ['ContainerRuntimeTimeoutError§: Could not transition to running', 'container `app` of `web` did not start in time', 'look at the host', 'sometimes'],
]

// prettier-ignore
export const PLACEMENT_ROWS: readonly CauseRow[] = [
  ['Timeout waiting for network interface§ provisioning to complete.', 'tasks of `web` got no network interface in time', 'Re-run', 'passes'],
  ["Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0123456789abcdef0': InsufficientFreeAddressesInSubnet§", 'subnet `subnet-0123456789abcdef0` of `web` has no free address', 'Free addresses', 'sometimes'],
  ["Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0123456789abcdef0': InvalidSecurityGroup§", 'tasks of `web` got no network interface: `InvalidSecurityGroup`', 'ECS text below', 'sometimes'],
  ['RESOURCE:CPU§', 'tasks of `web` cannot be placed: no instance has free `CPU`', 'Add capacity', 'passes'],
  ['RESOURCE:MEMORY§', 'tasks of `web` cannot be placed: no instance has free `MEMORY`', 'Add capacity', 'passes'],
  ['RESOURCE:GPU§', 'tasks of `web` cannot be placed: no instance has free `GPU`', 'Add capacity', 'passes'],
  ['RESOURCE:ENI§', 'tasks of `web` cannot be placed: no instance has free `ENI`', 'Add capacity', 'passes'],
  ['AGENT§', 'tasks of `web` cannot be placed: no agent is connected', 'container instances', 'passes'],
  ['NO ACTIVE INSTANCES§', 'tasks of `web` cannot be placed: the cluster has no instance', 'Add capacity', 'passes'],
  ['EMPTY CAPACITY PROVIDER§', 'tasks of `web` cannot be placed: the cluster has no instance', 'Add capacity', 'passes'],
  ['ATTRIBUTE§', 'tasks of `web` cannot be placed: no instance meets the constraints', 'constraints', 'never'],
  ['LOCATION§', 'tasks of `web` cannot be placed: no instance meets the constraints', 'constraints', 'never'],
  ['MemberOf placement constraint§ unsatisfied.', 'tasks of `web` cannot be placed: no instance meets the constraints', 'constraints', 'never'],
]

const TARGETS = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-blue/0123456789abcdef'

// prettier-ignore
export const STOP_ROWS: readonly CauseRow[] = [
  ['OutOfMemoryError: §Container killed due to memory usage', 'container `app` of `web` ran out of memory', 'memory limit', 'sometimes'],
  [`Task failed ELB health checks in (target-group ${TARGETS}§)`, 'tasks of `web` failed ELB health checks of `web-blue`', 'path, port, codes', 'sometimes'],
  ['Task failed ELB health checks in (elb web-classic)§', 'tasks of `web` failed ELB health checks of `web-classic`', 'path, port, codes', 'sometimes'],
  ['Task failed container health checks§', 'container `app` of `web` failed its health check', '`healthCheck`', 'sometimes'],
  ['Host EC2 (instance i-0123456789abcdef0) §stopped/terminated.', 'tasks of `web` lost their container instance', 'container instances', 'passes'],
  ['Container instance deregistration§ forced by user', 'tasks of `web` lost their container instance', 'container instances', 'passes'],
  ['Task stopped during instance draining§', 'tasks of `web` lost their container instance', 'container instances', 'passes'],
  ['Your Spot Task was interrupted§.', 'tasks of `web` were interrupted: AWS reclaimed Spot capacity', 'on-demand', 'passes'],
  ['ECS is performing maintenance§ on the underlying infrastructure', 'tasks of `web` were stopped for AWS maintenance', 'Re-run', 'passes'],
  ['Task stopped by user§', 'tasks of `web` were stopped by a user', 'StopTask', 'passes'],
]
