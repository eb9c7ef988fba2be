/** Whether a smoke test on the test listener can hold a deployment: where it cannot, the run ends before anything is changed. */
import type { Service } from '@aws-sdk/client-ecs'
import { isOfCodeDeploy } from '../../domain/codedeploy/task-sets.ts'
import { leadingTo } from '../../domain/load-balancing/leading.ts'
import { isAtOrAfter } from '../../domain/rollout/lifecycle-stages.ts'
import type { SmokeCheck } from '../../domain/smoke/smoke-check.ts'
import { fault } from '../../errors/fault.ts'
import type { Log } from '../../ports/log.ts'
import type { PlannedService } from './plan-input.ts'

export interface Tested {
  readonly described: Service
  /** Absent where it exists. */
  readonly creation?: unknown
}

/** The stages at which a pause keeps production traffic where it is while test traffic is on the new tasks. */
const HOLDING = ['POST_TEST_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT']

/** @throws ShipError `E_INPUT` */
export const checkTests = (
  { smokeTest = [], waitUntil = 'stable' }: Pick<PlannedService, 'smokeTest' | 'waitUntil'>,
  found: Tested,
): void => {
  if (found.creation !== undefined || !smokeTest.some(isTest)) return
  const name = found.described.serviceName ?? ''
  const problem = problemIn(found, name) ?? waitProblem(waitUntil)
  if (problem === null) return
  const [because, hint] = problem
  throw fault('E_INPUT', { message: `\`smoke-test\`: \`on: test-listener\`: ${because}`, hint })
}

/** The checks that are made: a service that is created has no production traffic that a test could protect. */
export const testsOf = (
  { smokeTest = [] }: Pick<PlannedService, 'smokeTest'>,
  { creation }: Pick<Tested, 'creation'>,
  { warning }: Log,
): readonly SmokeCheck[] => {
  if (creation === undefined || !smokeTest.some(isTest)) return smokeTest
  warning('`smoke-test`: the checks on the test listener are left out in the first deployment of the service')
  return smokeTest.filter((check) => !isTest(check))
}

const isTest = ({ on }: Pick<SmokeCheck, 'on'>): boolean => on === 'test-listener'

type Problem = readonly [string, string]

const problemIn = ({ described }: Tested, name: string): Problem | null => {
  const { strategy = 'ROLLING', lifecycleHooks = [] } = described.deploymentConfiguration ?? {}
  const remove = 'Remove `on`: the check is then made when the deployment is confirmed.'
  if (isOfCodeDeploy(described))
    return [`CodeDeploy deploys the service ${name}, whose test traffic is not supported`, remove]
  if (strategy === 'ROLLING') return [`the service ${name} has the strategy ROLLING, which has no test traffic`, remove]
  if (leadingTo(described).testRules.length === 0)
    return usesServiceConnect(described)
      ? [`the service ${name} has test traffic by the header of Service Connect only, which is not supported`, remove]
      : [`the load balancer of the service ${name} has no \`testListenerRule\``, remove]
  const holds = lifecycleHooks.some(
    ({ targetType, lifecycleStages = [] }) =>
      targetType === 'PAUSE' && lifecycleStages.some((stage) => HOLDING.includes(stage)),
  )
  if (holds) return null
  return [
    `the service ${name} has no pause hook at ${HOLDING.join(' or ')}, so nothing holds production traffic until the check has passed`,
    'Add a pause hook at POST_TEST_TRAFFIC_SHIFT to the service, and set `pause-hook: continue`.',
  ]
}

const usesServiceConnect = ({ deployments = [] }: Service): boolean =>
  deployments.some(({ serviceConnectConfiguration }) =>
    serviceConnectConfiguration?.services?.some(({ clientAliases = [] }) =>
      clientAliases.some(({ testTrafficRules }) => testTrafficRules !== undefined),
    ),
  )

const waitProblem = (until: NonNullable<PlannedService['waitUntil']>): Problem | null =>
  until === 'stable' || until === 'serving' || isAtOrAfter(until, 'POST_TEST_TRAFFIC_SHIFT')
    ? null
    : [`\`wait-until\` is ${until}, which is before the check`, 'Set `wait-until` to POST_TEST_TRAFFIC_SHIFT or later.']
