/** Rules about logs. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { api, control, guide } from './aws-documentation.ts'
import { inContainers, offFargate, onFargate, where, type Inside } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

const isAwslogs = ({ logConfiguration }: ContainerDefinition): boolean => logConfiguration?.logDriver === 'awslogs'

const option = ({ logConfiguration }: ContainerDefinition, name: string): string =>
  logConfiguration?.options?.[name] ?? ''

const isMissing = (container: ContainerDefinition, name: string): boolean =>
  isAwslogs(container) && option(container, name) === ''

const at = (name: string): string => `logConfiguration.options.${name}`

const withoutPrefix = (container: ContainerDefinition): readonly Inside[] =>
  where(isMissing(container, 'awslogs-stream-prefix'), at('awslogs-stream-prefix'))

export const LOGGING: readonly LintRule[] = [
  {
    id: 'ECS.9',
    severity: 'HIGH',
    level: 'warn',
    title: 'A container has no log configuration',
    reason: 'What it prints is lost with the task, so a failed deployment cannot be explained.',
    fix: 'Set `logConfiguration`, for example with the driver `awslogs`.',
    page: control(9),
    controls: { cis: '2.13' },
    check: inContainers(({ logConfiguration }) => where(logConfiguration === undefined, 'logConfiguration')),
  },
  {
    id: 'awslogs-options',
    severity: 'HIGH',
    level: 'error',
    title: 'The driver `awslogs` has no group or no region',
    reason: 'ECS rejects the task definition.',
    fix: 'Set `awslogs-group` and `awslogs-region`.',
    page: guide('specify-log-config'),
    controls: {},
    check: inContainers((container) =>
      ['awslogs-group', 'awslogs-region'].flatMap((name) => where(isMissing(container, name), at(name))),
    ),
  },
  {
    id: 'awslogs-prefix',
    severity: 'LOW',
    level: 'warn',
    title: 'The driver `awslogs` has no prefix for its streams',
    reason:
      'The streams are then named after ids of Docker, so the log of a task cannot be found; Fargate requires the prefix.',
    fix: 'Set `awslogs-stream-prefix`, for example to the name of the service.',
    page: guide('specify-log-config'),
    controls: {},
    check: offFargate(inContainers(withoutPrefix)),
  },
  {
    // Its words: "Fargate requires log configuration options to include awslogs-stream-prefix" (aws/aws-cdk, issue 1422).
    id: 'fargate-awslogs-prefix',
    severity: 'HIGH',
    level: 'error',
    title: 'The driver `awslogs` has no prefix for its streams, which Fargate requires',
    reason: 'ECS rejects the task definition.',
    fix: 'Set `awslogs-stream-prefix`, for example to the name of the service.',
    page: guide('specify-log-config'),
    controls: {},
    check: onFargate(inContainers(withoutPrefix)),
  },
  {
    id: 'blocking-logs',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'Writing logs can block a container',
    reason:
      'Where CloudWatch Logs cannot be reached, the container stops at its next line. Without `mode`, a setting of the account decides.',
    fix: 'Set the option `mode: non-blocking`, with `max-buffer-size`.',
    page: guide('specify-log-config'),
    controls: {},
    check: inContainers((container) =>
      where(isAwslogs(container) && option(container, 'mode') !== 'non-blocking', at('mode')),
    ),
  },
  {
    id: 'log-buffer',
    severity: 'LOW',
    level: 'warn',
    title: 'Logs are not blocking, and the size of their buffer is not set',
    reason: 'What does not fit in the buffer is lost; the default is small for a busy container.',
    fix: 'Set the option `max-buffer-size`, for example to `25m`.',
    page: guide('specify-log-config'),
    controls: {},
    check: inContainers((container) =>
      where(
        option(container, 'mode') === 'non-blocking' && option(container, 'max-buffer-size') === '',
        at('max-buffer-size'),
      ),
    ),
  },
  {
    id: 'no-log-router',
    severity: 'HIGH',
    level: 'error',
    title: 'A container logs to FireLens, and no container is the router',
    reason: 'ECS rejects the task definition.',
    fix: 'Add a container with `firelensConfiguration`, or use another driver.',
    page: guide('using_firelens'),
    controls: {},
    check: inContainers(({ logConfiguration }, { hasLogRouter }) =>
      where(logConfiguration?.logDriver === 'awsfirelens' && !hasLogRouter, 'logConfiguration.logDriver'),
    ),
  },
  {
    id: 'unused-log-router',
    severity: 'HIGH',
    level: 'error',
    title: 'A container is a FireLens router, and no container logs to it',
    reason: 'ECS rejects the task definition.',
    fix: 'Set the log driver `awsfirelens` for a container, or remove `firelensConfiguration`.',
    page: guide('using_firelens'),
    controls: {},
    check: (definition, facts) =>
      facts.containers.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens')
        ? []
        : inContainers(({ firelensConfiguration }) =>
            where(firelensConfiguration !== undefined, 'firelensConfiguration'),
          )(definition, facts),
  },
  {
    id: 'fargate-log-driver',
    severity: 'HIGH',
    level: 'error',
    title: 'Fargate does not have the log driver',
    reason: 'ECS rejects the task definition: Fargate has `awslogs`, `splunk` and `awsfirelens`.',
    fix: 'Use one of these.',
    page: api('LogConfiguration', 'logDriver'),
    controls: {},
    check: onFargate(
      inContainers(({ logConfiguration }) => {
        const driver = logConfiguration?.logDriver ?? 'awslogs'
        return where(!['awslogs', 'splunk', 'awsfirelens'].includes(driver), 'logConfiguration.logDriver')
      }),
    ),
  },
]
