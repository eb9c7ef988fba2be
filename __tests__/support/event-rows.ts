/** Messages of service events, and what is read from them where no stopped task explains a failure. Rows as in `cause-rows.ts`. */
import type { CauseRow } from './cause-rows.ts'

const TARGETS = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-blue/0123456789abcdef'
const UNHEALTHY = `(task 0123456789abcdef) (port 8080) is unhealthy in (target-group ${TARGETS}) due to (reason `
const UNPLACED =
  'was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 0123) '
const NO_CAPACITY = 'was unable to place a task. Reason: '

/** Behind the name of the service. */
// prettier-ignore
export const EVENT_ROWS: readonly CauseRow[] = [
  [`${UNHEALTHY}Health checks failed with these codes: [503])§`, 'tasks of `web` fail ELB health checks of `web-blue`: status `503`', 'path, port, codes', 'sometimes'],
  [`(instance i-0123456789abcdef0) (port 8080) is unhealthy in (target-group ${TARGETS}) due to (reason Health checks failed with these codes: [502])§`, 'tasks of `web` fail ELB health checks of `web-blue`: status `502`', 'path, port, codes', 'sometimes'],
  [`${UNHEALTHY}Request timed out§)`, 'tasks of `web` fail ELB health checks of `web-blue`: the request timed out', 'path, port, codes', 'sometimes'],
  [`${UNHEALTHY}Health checks failed§)`, 'tasks of `web` fail ELB health checks of `web-blue`', 'path, port, codes', 'sometimes'],
  [`${UNHEALTHY}Target is in an Availability Zone that is not enabled§ for the load balancer)`, 'tasks of `web` run in a zone that the load balancer does not serve', 'Enable the zone', 'never'],
  ['(task 0123456789abcdef) failed container health checks§.', 'tasks of `web` failed the health check of a container', '`healthCheck`', 'sometimes'],
  ['Amazon ECS replaced 2 tasks due to an unhealthy status§.', 'tasks of `web` are unhealthy', 'health checks', 'sometimes'],
  ['(instance i-0123456789abcdef0) is unhealthy due to TARGET GROUP IS NOT FOUND§', 'the target group of `web` does not exist', 'load balancer', 'never'],
  ['Amazon ECS was unable to update targets: IAM permissions policies are misconfigured§', 'an IAM role of `web` is misconfigured', 'trust policy', 'never'],
  [`failed to register targets in (target-group ${TARGETS}) with (error InvalidTarget§)`, 'targets of `web` cannot be registered in `web-blue`: `InvalidTarget`', 'target group', 'never'],
  ['was unable to stop or start tasks§ during a deployment because of the service deployment configuration.', 'the minimum and maximum percent of `web` allow no deployment', 'deployment configuration', 'never'],
  [`${UNPLACED}has insufficient CPU§ units available.`, 'tasks of `web` cannot be placed: too little free `CPU`', 'Add capacity', 'passes'],
  [`${UNPLACED}has insufficient memory§ available.`, 'tasks of `web` cannot be placed: too little free `memory`', 'Add capacity', 'passes'],
  [`${UNPLACED}is already using a port§ required by your task.`, 'tasks of `web` cannot be placed: the port is in use on every instance', 'host ports', 'passes'],
  [`${UNPLACED}encountered error "RESOURCE:PORTS"§.`, 'tasks of `web` cannot be placed: `RESOURCE:PORTS`', 'container instances', 'passes'],
  [`${UNPLACED}doesn't have the agent connected§.`, 'tasks of `web` cannot be placed: no agent is connected', 'container instances', 'passes'],
  [`${UNPLACED}is missing an attribute§ required by your task.`, 'tasks of `web` cannot be placed: no instance has the attributes', 'constraints', 'never'],
  ['was unable to place a task because no container instance met all of its requirements.§', 'tasks of `web` cannot be placed: no container instance fits', 'Add capacity', 'passes'],
  [`${NO_CAPACITY}Capacity is unavailable§ at this time. Please try again later or in a different availability zone.`, 'tasks of `web` cannot be placed: Fargate has no capacity', 'other zones', 'passes'],
  ['was unable to place a task. The reason for failure is: Capacity is unavailable§ at this time.', 'tasks of `web` cannot be placed: Fargate has no capacity', 'other zones', 'passes'],
  [`${NO_CAPACITY}You've reached the limit on the number of tasks§ you can run concurrently.`, 'tasks of `web` cannot be placed: the quota of `tasks` is used up', 'quota', 'passes'],
  [`${NO_CAPACITY}You’ve reached the limit on the number of vCPUs§ you can run concurrently.`, 'tasks of `web` cannot be placed: the quota of `vCPUs` is used up', 'quota', 'passes'],
  [`${NO_CAPACITY}The requested CPU configuration is above your limit§.`, 'tasks of `web` cannot be placed: `CPU` is above the quota', 'higher quota', 'never'],
  [`${NO_CAPACITY}The requested MEMORY configuration is above your limit§.`, 'tasks of `web` cannot be placed: `MEMORY` is above the quota', 'higher quota', 'never'],
  [`${NO_CAPACITY}Internal error§.`, 'tasks of `web` cannot be placed: internal error', 'zones', 'never'],
  ['was unable to place a task. No Container Instances were found§ in your capacity provider.', 'tasks of `web` cannot be placed: no container instance fits', 'Add capacity', 'passes'],
  ['could not launch§ 2 tasks for deployment ecs-svc/0123.', 'tasks of `web` cannot be placed', 'events below', 'passes'],
  ['was unable to place a task: the tasks provisioning capacity limit was exceeded§.', 'tasks of `web` cannot be placed: too many are provisioning', 'later', 'passes'],
  ['operations are being throttled§ on elb. Will try again later.', 'calls of ECS of `web` are being throttled', 'later', 'passes'],
  ['was unable to scale in due to (reason 2 tasks under protection§)', 'task protection of `web` keeps `2` previous tasks running', 'UpdateTaskProtection', 'sometimes'],
  ['the number of protected tasks§ are more than the desired count', 'task protection of `web` keeps previous tasks running', 'UpdateTaskProtection', 'sometimes'],
  ["failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/team/web-execution§' that was provided for this task.)", 'ECS cannot assume role `web-execution` of `web`', 'trust policy', 'sometimes'],
  [`${NO_CAPACITY}CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:2: not found§`, 'cannot pull image `team/web:2` of `web`: it does not exist', 'Push the image', 'never'],
  [`${NO_CAPACITY}ResourceInitializationError: failed to validate logger args: The specified log group does not exist§.`, 'the log group of `web` does not exist', 'Create the log group', 'never'],
]

/** Events that name no cause. */
export const EVENTS_WITHOUT_CAUSE: readonly string[] = [
  'has reached a steady state.',
  '(deployment ecs-svc/0123) deployment completed.',
  'has started 2 tasks: (task 0123456789abcdef) (task fedcba9876543210).',
  'has stopped 1 running tasks: (task 0123456789abcdef).',
  `registered 1 targets in (target-group ${TARGETS})`,
  `deregistered 1 targets in (target-group ${TARGETS})`,
  'has begun draining connections on 2 tasks.',
  'is unable to consistently start tasks successfully.',
  '(deployment ecs-svc/0123) deployment failed: tasks failed to start.',
  '(deployment ecs-svc/0123) deployment failed: alarm detected.',
  'rolling back to deployment ecs-svc/0122.',
]
