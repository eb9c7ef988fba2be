/**
 * Why a task did not start. The texts are those of AWS's documentation, of the open-source agent and of public threads; each group
 * has its source. Host names, ids and the ends of long texts are never compared: Fargate cuts them.
 */
import type { RuleGroup } from './text-rules.ts'

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
    { pattern: /not authorized to perform: ecr:|403 Forbidden|CannotPullECRContainerError: AccessDenied|CannotPullContainerAuthError/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: access denied', next: `Allow the execution role (EC2: the instance role) to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /toomanyrequests|429 Too Many Requests/i, kind: 'image', heals: 'passes', sentence: 'cannot pull {image}|: the registry limits pulls', next: 'Pull with a login, or from ECR, and re-run later.' },
    { pattern: /platform '|for platform|no matching manifest for/i, kind: 'image', heals: 'never', sentence: "{image}| is not built for the task's platform", next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` },
    { pattern: /no space left on device|not enough space on the disk/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|: the disk is full', next: `Enlarge \`ephemeralStorage\` (EC2: the instance's disk) ${RE_RUN}` },
    { pattern: /i\/o timeout|request canceled|context canceled|connection issue|no route to host/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|: the registry cannot be reached', next: `Give the subnets a way to the registry (NAT, public IP or VPC endpoints), check the security group, ${RE_RUN}` },
    { pattern: /pull access denied/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: it does not exist or needs a login', next: `Correct the image's name, or set \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /not found|manifest unknown/i, kind: 'image', heals: 'never', sentence: 'cannot pull {image}|: it does not exist', next: `Push the image, or correct its name in the task definition, ${RE_RUN}` },
    { pattern: /CannotPull/i, kind: 'image', heals: 'sometimes', sentence: 'cannot pull {image}|', next: `Read the ECS text below, fix what it names ${RE_RUN}` },
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
    { pattern: /not authorized to perform: ([a-z0-9-]+:[a-z0-9*]+)/i, kind: 'resources', heals: 'never', sentence: 'the execution role| lacks {1}', next: `Grant it to the task execution role ${RE_RUN}` },
    { pattern: /Access to KMS is not allowed/i, kind: 'resources', heals: 'never', sentence: 'the execution role| may not decrypt a secret', next: `Grant kms:Decrypt to the task execution role ${RE_RUN}` },
    { pattern: /did not contain json key ([\w./-]{1,64})/i, kind: 'resources', heals: 'never', sentence: 'a secret| has no key {1}', next: `Add the key to the secret, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /staging label:? AWSCURRENT/i, kind: 'resources', heals: 'never', sentence: 'a secret| has no value yet', next: `Give the secret a value ${RE_RUN}` },
    { pattern: /can't find the specified secret|can't retrieve the secret/i, kind: 'resources', heals: 'never', sentence: 'a secret| does not exist', next: `Create the secret in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /invalid parameters: ([\w./-]{1,200})/i, kind: 'resources', heals: 'never', sentence: 'SSM parameter {1}| does not exist', next: `Create the parameter in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /validate logger args.*signal: killed/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach CloudWatch Logs', next: `Give the subnets a way to CloudWatch Logs (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /log group does not exist|cannot find the Amazon CloudWatch log group/i, kind: 'resources', heals: 'never', sentence: 'the log group| does not exist', next: `Create the log group, or set \`awslogs-create-group\`, ${RE_RUN}` },
    { pattern: /registry auth.*connection issue/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach ECR', next: `Give the subnets a way to ECR (NAT, public IP or VPC endpoints) ${RE_RUN}` },
    { pattern: /(?:secrets from ssm|Systems Manager).*(?:deadline exceeded|connection issue)|cannot pull secrets from AWS Systems Manager/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot reach SSM', next: `Give the subnets a way to SSM (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /EFS utils/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot mount an EFS file system', next: `Check the mount targets, the path, the policy and port 2049, ${RE_RUN}` },
    { pattern: /failed to download env files/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| cannot read an environment file in S3', next: `Check that the file exists and that the execution role may read it, ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: {1} started no instance', next: 'See the reason in the ECS text below, and re-run.' },
    { pattern: /logging driver/i, kind: 'resources', heals: 'never', sentence: 'the log driver| cannot be initialized', next: `Correct \`logConfiguration\` ${RE_RUN}` },
    { pattern: /ResourceInitializationError/i, kind: 'resources', heals: 'sometimes', sentence: 'tasks| failed to start: a resource cannot be initialized', next: `Read the ECS text below, fix what it names ${RE_RUN}` },
  ],
}

/**
 * Developer Guide, stopped-task-error-codes; aws/amazon-ecs-agent#2954, graph.go and config_unix.go; jenkinsci/amazon-ecs-plugin#258.
 */
// prettier-ignore
const START: RuleGroup = {
  when: /Cannot(?:Start|Create|Inspect|Stop)ContainerError|CannotCreateVolumeError|ContainerRuntime\w*Error|DockerTimeoutError/i,
  rules: [
    { pattern: /exec: "([^"]{1,200})":.*(?:no such file or directory|not found)/i, kind: 'start', heals: 'never', sentence: '{container}| cannot start: {1} does not exist', next: `Correct \`command\` or \`entryPoint\`, or add the file to the image, ${RE_RUN}` },
    { pattern: /exec: "([^"]{1,200})":.*permission denied/i, kind: 'start', heals: 'never', sentence: '{container}| cannot start: {1} is not executable', next: `Make the file executable in the image ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target/i, kind: 'start', heals: 'sometimes', sentence: '{container}| cannot start: it depends on {1}', next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /DockerTimeoutError|ContainerRuntimeTimeoutError/i, kind: 'start', heals: 'sometimes', sentence: '{container}| did not start in time', next: 'Re-run; if it happens again, look at the host.' },
    { pattern: /CannotStartContainerError/i, kind: 'start', heals: 'sometimes', sentence: '{container}| cannot start', next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /./, kind: 'infrastructure', heals: 'passes', sentence: '{container}| cannot be created by the host', next: 'Re-run; if it happens again, look at the host.' },
  ],
}

/** Developer Guide, api_failures_messages and failed-to-start-error; aws/amazon-ecs-agent#4825. */
// prettier-ignore
const PLACEMENT: RuleGroup = {
  when: /RESOURCE:|\bAGENT\b|NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER|\bATTRIBUTE\b|\bLOCATION\b|placement constraint|Network Interface/i,
  rules: [
    { pattern: /RESOURCE:\s?(CPU|MEMORY|GPU|ENI|PORTS?)/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: no instance has free {1}', next: 'Add capacity to the cluster, or lower what the task reserves, and re-run.' },
    { pattern: /\bAGENT\b/, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: no agent is connected', next: `Look at the container instances of the cluster ${RE_RUN}` },
    { pattern: /NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER/i, kind: 'capacity', heals: 'passes', sentence: 'tasks| cannot be placed: the cluster has no instance', next: `Add capacity to the cluster ${RE_RUN}` },
    { pattern: /\bATTRIBUTE\b|\bLOCATION\b|placement constraint/, kind: 'capacity', heals: 'never', sentence: 'tasks| cannot be placed: no instance meets the constraints', next: `Correct the placement constraints, or add an instance that meets them, ${RE_RUN}` },
    { pattern: /Network Interface/i, kind: 'infrastructure', heals: 'sometimes', sentence: 'tasks| got no network interface', next: 'Check that the subnets have free addresses, and re-run.' },
  ],
}

/** In order of precedence. */
export const START_RULES: readonly RuleGroup[] = [IMAGE, RESOURCES, START, PLACEMENT]
