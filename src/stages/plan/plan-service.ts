/** Reads one service and checks its settings against it and its task definition. */
import type { Service } from '@aws-sdk/client-ecs'
import type { DeployedBy } from '../../domain/aws/deployed-by.ts'
import { withAttributes } from '../../domain/service-attributes/attribute-changes.ts'
import { fieldsFor } from '../../domain/service-attributes/service-attributes.ts'
import type { Ports } from '../../ports/ports.ts'
import { accountIn, checkAccount } from './account.ts'
import { checkAttributes } from './check-attributes.ts'
import { checkTests, testsOf } from './check-tests.ts'
import { readDeployer } from './deployer.ts'
import { checkDesiredCount } from './desired-count.ts'
import { allOrEveryProblem, everyCheck } from './every-problem.ts'
import { findUrl } from './find-url.ts'
import { lintedDefinition } from './linted-definition.ts'
import { readService, type FindCluster } from './live-service.ts'
import type { PlannedService, wantedService } from './plan-input.ts'
import { plannedAlarms } from './planned-alarms.ts'
import type { ReadService } from './planned-changes.ts'
import { checkTasks, tasksInWords } from './planned-tasks.ts'
import { rollbackOutlook } from './rollback-outlook.ts'
import { readRunning } from './running-revision.ts'
import { foundOrCreated, readCreation } from './service-creation.ts'
import { familyWarnings, serviceWarnings } from './service-warnings.ts'
import { smokeAddresses } from './smoke-addresses.ts'
import { checkWaitUntil } from './wait-settings.ts'

export type PlanPorts = Pick<
  Ports,
  'registry' | 'creator' | 'source' | 'target' | 'files' | 'log' | 'github' | 'secrets'
>

/**
 * The service as it is, with its task definition as it would be.
 * @throws AggregateError with every problem: no check waits for another one to pass, except for what it needs; AwsError
 */
export const planService = async (
  service: ReturnType<typeof wantedService>,
  ports: PlanPorts,
  findCluster: FindCluster,
): Promise<ReadService> => {
  const own = readOwnService(service, ports, findCluster)
  const linted = lintedDefinition(service, ports)
  const both = allOrEveryProblem([own, linted])
  const [[found, draft], running, checked, alarms] = await allOrEveryProblem([
    both,
    own.then(({ described }) => readRunning(described, ports)),
    own.then((read) => checkedService(service, read, ports)),
    plannedAlarms(service.alarms, ports),
    both.then(([read, { containerName, taskDefinition: definition }]) =>
      everyCheck(
        () => checkTasks(service.tasks, { service: asPlanned(service, read), definition, containerName }),
        () => checkAttributes(service, { service: read.described, definition: definition.input }),
      ),
    ),
  ])
  const described = asPlanned(service, found)
  const [url, outlook] = await Promise.all([
    findUrl(found.described, ports),
    rollbackOutlook(service.rollBack, described, ports.target.ecs),
  ])
  const asDescribed = { cluster: service.cluster, service: described }
  for (const warning of [...serviceWarnings(asDescribed), ...familyWarnings(draft.taskDefinition, asDescribed)]) {
    ports.log.warning(warning)
  }
  const { deployedBy, smoke } = checked
  const tasks = tasksInWords(service.tasks, draft.containerName)
  const known = {
    ...(service.attributes && { planned: described }),
    ...(smoke.length === 0 ? {} : { smoke }),
    ...(tasks.length === 0 ? {} : { tasks }),
  }
  return { key: service.key, ...found, deployedBy, running, ...draft, ...known, ...alarms, ...url, ...outlook }
}

/** The service with the attributes of the settings. */
const asPlanned = (
  { attributes }: Pick<PlannedService, 'attributes'>,
  { described }: { readonly described: Service },
): Service => (attributes === undefined ? described : withAttributes(attributes.value, described))

interface Checked {
  readonly deployedBy: DeployedBy
  readonly smoke: NonNullable<ReadService['smoke']>
}

/** What the settings say of the deployment, checked against the service. */
const checkedService = async (
  service: PlannedService,
  found: Awaited<ReturnType<typeof readOwnService>>,
  ports: PlanPorts,
): Promise<Checked> => {
  const { described } = found
  const { elasticloadbalancing } = ports.target
  const [deployedBy, smoke] = await allOrEveryProblem([
    readDeployer(service.codeDeploy, described, ports),
    everyCheck(() => checkTests(service, found)).then(() =>
      smokeAddresses(testsOf(service, found, ports.log), described, elasticloadbalancing),
    ),
    everyCheck(
      () => checkDesiredCount(service, described),
      () => checkWaitUntil(service, described),
    ),
  ])
  return { deployedBy, smoke }
}

/** An ARN may name something in another account, and so may what is found by it. */
const readOwnService = async (
  service: ReturnType<typeof wantedService>,
  ports: PlanPorts,
  findCluster: FindCluster,
) => {
  const { account: wanted, cluster, service: name } = service
  const check = (what: string, arn: string): void => checkAccount({ what, account: accountIn(arn), wanted })
  if (cluster.startsWith('arn:')) check(`the ECS cluster ${cluster}`, cluster)
  if (name.startsWith('arn:')) check(`the ECS service ${name}`, name)
  const creation = await readCreation(service, ports)
  const { found: exists, missing } = foundOrCreated(service, creation, { findCluster, log: ports.log })
  const found = await readService(
    { ...service, include: fieldsFor(service.attributes) },
    ports.target.ecs,
    findCluster,
  ).then(exists, missing)
  check(`the ECS cluster ${cluster}`, found.clusterArn)
  check(`the ECS service ${name}`, found.serviceArn)
  return found
}
