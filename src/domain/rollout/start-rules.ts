/**
 * Why a task did not start. The texts are those of AWS's documentation, of the open-source agent and of public threads; each group
 * has its source. Host names, ids and the ends of long texts are never compared: Fargate cuts them.
 */
import type { Rule, RuleGroup } from './text-rules.ts'

const RE_RUN = 'and re-run.'

/**
 * Developer Guide, task_cannot_pull_image; aws/amazon-ecs-agent, error_messages.go and docker_task_engine.go;
 * aws/containers-roadmap#1120, #2493, #2687; aws/copilot-cli#5927.
 */
// A table: one row, one text.
// prettier-ignore
const IMAGE: RuleGroup = {
  when: /CannotPull\w*Error/i,
  rules: [
    { pattern: /not authorized to perform: (ecr:GetAuthorizationToken)/i, kind: 'image', heals: 'never', sentence: '{role}| lacks {1}', next: `Grant it to the execution role (EC2: the instance role) ${RE_RUN}` },
    { pattern: /assumed-role\/.*not authorized to perform: ecr:/is, kind: 'image', heals: 'never', sentence: '{role}| may not pull {image}', next: `Allow the role to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /not authorized to perform: ecr:|403 Forbidden/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: access denied', next: `Allow the execution role (EC2: the instance role) to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /CannotPullECRContainerError: AccessDenied|CannotPullContainerAuthError/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: the login to the registry failed', next: `Correct the execution role (EC2: the instance role), or the secret of \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /toomanyrequests|429 Too Many Requests/i, kind: 'image', heals: 'passes', sentence: 'cannot pull {image}|: the registry limits pulls', next: 'Pull with a login, or from ECR, and re-run later.' },
    { pattern: /platform ['"]?(?:linux|windows)\/|for platform|no matching manifest for/i, kind: 'image', heals: 'never', sentence: '{image}| is not built for {platform}', next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` },
    { pattern: /(?:failed to extract layer|containerd).*no space left on device/is, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: the disk of the task is full', next: `Enlarge \`ephemeralStorage\`, or make the image smaller, ${RE_RUN}` },
    { pattern: /no space left on device|not enough space on the disk/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|: the disk is full', next: `Enlarge \`ephemeralStorage\` (EC2: the instance's disk) ${RE_RUN}` },
    { pattern: /i\/o timeout|request canceled|context canceled|deadline exceeded|handshake timeout|connection issue|no route to host|no such host|pull command failed: panic/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|: {host} cannot be reached', next: `Give the subnets a way to the registry (NAT, public IP, or VPC endpoints for ecr.api, ecr.dkr and S3), check the security group, ${RE_RUN}` },
    { pattern: /pull access denied/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: it does not exist or needs a login', next: `Correct the image's name, or set \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /not found|manifest unknown|name unknown|does not exist in the registry/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: it does not exist', next: `Push the image, or correct its name in the task definition, ${RE_RUN}` },
    { pattern: /(?:httpReaderSeeker|unexpected status).*: (\d{3}) /is, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|: the registry returned {1}', next: 'Re-run; if it happens again, look at the registry.' },
    { pattern: /httpReaderSeeker|unexpected status/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|: the registry returned an error', next: 'Re-run; if it happens again, look at the registry.' },
  ],
}

/**
 * Developer Guide, resource-initialization-error and resource-not-found-error; aws/amazon-ecs-agent, asm.go and ssm.go;
 * civiform/civiform#7648 (a logger that is killed cannot reach CloudWatch Logs, whatever else the text says).
 */
// prettier-ignore
const RESOURCES: RuleGroup = {
  when: /ResourceInitializationError|failed to initialize logging driver|Unable to launch instance/i,
  rules: [
    { pattern: /not authorized to perform: ([a-z0-9-]+:[a-z0-9*]+)/i, kind: 'resources', heals: 'never', sentence: '{role}| lacks {1}[ on {resource}]', next: `Grant it to the task execution role ${RE_RUN}` },
    { pattern: /Access to KMS is not allowed/i, kind: 'resources', heals: 'never', sentence: '{role}| may not decrypt {secret}', next: `Grant kms:Decrypt to the task execution role ${RE_RUN}` },
    { pattern: /did not contain json key ([\w./-]{1,64})/i, kind: 'resources', heals: 'never', sentence: '{secret}| has no key {1}', next: `Add the key to the secret, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /staging label:? AWSCURRENT/i, kind: 'resources', heals: 'never', sentence: '{secret}| has no value yet', next: `Give the secret a value ${RE_RUN}` },
    { pattern: /can't find the specified secret|can't retrieve the secret/i, kind: 'resources', heals: 'never', sentence: '{secret}| does not exist[ in {region}]', next: `Create the secret in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /invalid parameters: ([\w./-]{1,200})/i, kind: 'resources', heals: 'never', sentence: 'SSM parameter {1}| does not exist[ in {region}]', next: `Create the parameter in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /validate logger args.*(?:signal: killed|connection issue)/is, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach CloudWatch Logs', next: `Give the subnets a way to CloudWatch Logs (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /log group does not exist|cannot find the Amazon CloudWatch log group/i, kind: 'resources', heals: 'never', sentence: '{group}| does not exist', next: `Create the log group, or set \`awslogs-create-group\`, ${RE_RUN}` },
    { pattern: /(?:secrets from ssm|Systems Manager).*(?:deadline exceeded|connection issue)|cannot pull secrets from AWS Systems Manager/is, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach SSM', next: `Give the subnets a way to SSM (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /(?:secrets? from asm|Secrets Manager).*(?:deadline exceeded|connection issue|i\/o timeout)/is, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach Secrets Manager', next: `Give the subnets a way to Secrets Manager (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /registry auth.*connection issue|retrieve ecr registry auth/is, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach ECR', next: `Give the subnets a way to ECR (NAT, public IP, or VPC endpoints for ecr.api, ecr.dkr and S3) ${RE_RUN}` },
    { pattern: /EFS utils.*Failed to resolve/is, kind: 'resources', heals: 'sometimes', sentence: '{system}| cannot be resolved', next: `Create a mount target in the zone of each subnet, enable DNS in the VPC, ${RE_RUN}` },
    { pattern: /EFS utils.*No such file or directory/is, kind: 'resources', heals: 'never', sentence: '{system}| lacks the path to mount', next: `Create the directory, or correct \`rootDirectory\`, ${RE_RUN}` },
    { pattern: /EFS utils.*access denied/is, kind: 'resources', heals: 'never', sentence: '{system}| denies access', next: `Correct the policy of the file system, or the task role, ${RE_RUN}` },
    { pattern: /EFS utils.*(?:Connection reset|timed? ?out)/is, kind: 'resources', heals: 'sometimes', sentence: '{system}| cannot be reached', next: `Allow port 2049 between the tasks and the mount targets ${RE_RUN}` },
    { pattern: /EFS utils/i, kind: 'resources', heals: 'sometimes', sentence: '{system}| cannot be mounted', next: `Check the mount targets, the path, the policy and port 2049, ${RE_RUN}` },
    { pattern: /failed to download env files/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot read {file}', next: `Check that the file exists and that the execution role may read it, ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})\. UnauthorizedOperation/i, kind: 'configuration', heals: 'never', sentence: 'capacity provider {1}| may not start an instance', next: `Grant what the ECS text below names to its infrastructure role ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: {1} started no instance[ ({code})]', next: 'See the reason in the ECS text below, and re-run.' },
    { pattern: /logging driver/i, kind: 'resources', heals: 'never', sentence: 'the log driver| cannot be initialized', next: `Correct \`logConfiguration\` ${RE_RUN}` },
  ],
}

/** aws-samples/amazon-bedrock-serverless-prompt-chaining#213: usually the only line of the log, while ECS reports exit code 1 alone. */
// prettier-ignore
const EXEC_FORMAT: Rule = { pattern: /exec format error/i, kind: 'image', heals: 'never', sentence: '{image}| is built for another CPU', next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` }

/** The line of a container's log, where it explains the exit code. */
const LOG: RuleGroup = { when: EXEC_FORMAT.pattern, rules: [EXEC_FORMAT] }

/**
 * Developer Guide, stopped-task-error-codes; aws/amazon-ecs-agent#2954, graph.go and config_unix.go; jenkinsci/amazon-ecs-plugin#258.
 */
// prettier-ignore
const START: RuleGroup = {
  when: /Cannot(?:Start|Create|Inspect|Stop)ContainerError|CannotCreateVolumeError|ContainerRuntime\w*Error|DockerTimeoutError|\bInternalError/i,
  rules: [
    EXEC_FORMAT,
    { pattern: /exec: "([^"]{1,200})":.*(?:no such file or directory|not found)/is, kind: 'start', heals: 'never', sentence: '{container}| cannot start: {1} does not exist', next: `Correct \`command\` or \`entryPoint\`, or add the file to the image, ${RE_RUN}` },
    { pattern: /exec: "([^"]{1,200})":.*permission denied/is, kind: 'start', heals: 'never', sentence: '{container}| cannot start: {1} is not executable', next: `Make the file executable in the image ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target.*did not exit successfully/is, kind: 'start', heals: 'sometimes', sentence: '{container}| cannot start: {1} failed', next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target.*has timed out/is, kind: 'start', heals: 'sometimes', sentence: '{container}| cannot start: {1} timed out', next: `Read the log of the container it depends on, fix that or raise its \`startTimeout\`, ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target/i, kind: 'start', heals: 'sometimes', sentence: '{container}| cannot start: it depends on {1}', next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /(?:DockerTimeoutError|ContainerRuntimeTimeoutError).*after waiting (\d[\dhms.]{0,12})/is, kind: 'start', heals: 'sometimes', sentence: '{container}| did not start in time ({1})', next: 'Re-run; if it happens again, look at the host.' },
    { pattern: /DockerTimeoutError|ContainerRuntimeTimeoutError/i, kind: 'start', heals: 'sometimes', sentence: '{container}| did not start in time', next: 'Re-run; if it happens again, look at the host.' },
    { pattern: /devmapper|no space left on device/i, kind: 'infrastructure', heals: 'passes', sentence: '{container}| cannot be created: the disk of its host is full', next: "Free or enlarge the instance's disk, and re-run." },
    { pattern: /CannotCreateContainerError/i, kind: 'infrastructure', heals: 'passes', sentence: '{container}| cannot be created by the host', next: 'Re-run; if it happens again, look at the host.' },
    { pattern: /\b(Cannot(?:InspectContainer|StopContainer|CreateVolume)Error|(?:ContainerRuntime\w{0,30}|Internal)Error)\b/i, kind: 'infrastructure', heals: 'passes', sentence: '{container}| failed on its host: {1}', next: 'Re-run; if it happens again, look at the host.' },
  ],
}

/** Developer Guide, api_failures_messages and failed-to-start-error; aws/amazon-ecs-agent#4825. */
// prettier-ignore
const PLACEMENT: RuleGroup = {
  when: /RESOURCE:|\bAGENT\b|NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER|\bATTRIBUTE\b|\bLOCATION\b|placement constraint|Network Interface/i,
  rules: [
    { pattern: /RESOURCE:\s?(CPU|MEMORY|GPU|ENI|PORTS?)/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: no instance has free {1}', next: 'Add capacity to the cluster, or lower what the task reserves, and re-run.' },
    { pattern: /(?:^|: ?)AGENT\b/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: no agent is connected', next: `Look at the container instances of the cluster ${RE_RUN}` },
    { pattern: /NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: the cluster has no instance', next: `Add capacity to the cluster ${RE_RUN}` },
    { pattern: /(?:^|: ?)(?:ATTRIBUTE|LOCATION)\b|placement constraint/i, kind: 'capacity', heals: 'never', sentence: 'tasks| cannot be placed: no instance meets the constraints', next: `Correct the placement constraints, or add an instance that meets them, ${RE_RUN}` },
    { pattern: /InsufficientFreeAddresses|(?:no|insufficient|not enough) (?:free|available)? ?(?:IP )?addresses/i, kind: 'infrastructure', heals: 'sometimes', sentence: '{subnet}| has no free address', next: `Free addresses of the subnet, or add one, ${RE_RUN}` },
    { pattern: /Create Network Interface.*: (\w{1,80})\b/is, kind: 'infrastructure', heals: 'sometimes', sentence: 'tasks| got no network interface: {1}', next: `Fix what the ECS text below names ${RE_RUN}` },
    { pattern: /Timeout waiting for network interface/i, kind: 'infrastructure', heals: 'passes', sentence: 'tasks| got no network interface in time', next: 'Re-run; if it happens again, look at the quota of network interfaces.' },
    { pattern: /Network Interface/i, kind: 'infrastructure', heals: 'sometimes', sentence: 'tasks| got no network interface', next: 'Check that the subnets have free addresses, and re-run.' },
  ],
}

/** What is certain by the prefix alone, where no text behind it is known. */
// prettier-ignore
const GENERAL: RuleGroup = {
  when: /CannotPull|ResourceInitializationError|CannotStartContainerError/i,
  rules: [
    { pattern: /ResourceInitializationError/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| failed to start: a resource cannot be initialized', next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /CannotPull/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|', next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /CannotStartContainerError/i, kind: 'start', heals: 'sometimes', sentence: '{container}| cannot start', next: `Read the ECS text below, fix what it names ${RE_RUN}` },
  ],
}

const FAILED_START_RULES: readonly RuleGroup[] = [IMAGE, RESOURCES, START, LOG]

/** In order of precedence. */
export const START_RULES: readonly RuleGroup[] = [...FAILED_START_RULES, PLACEMENT, GENERAL]

/** In order of precedence. The words of a placement failure differ in events. */
export const EVENT_START_RULES: readonly RuleGroup[] = [...FAILED_START_RULES, GENERAL]
