/** Creates a deployment of CodeDeploy. A request that is carried out twice would be refused, and one without a reply is looked for. */
import type { CreateDeploymentCommandOutput, CreateDeploymentCommandInput } from '@aws-sdk/client-codedeploy'
import type { ByCodeDeploy } from '../../domain/aws/deployed-by.ts'
import { isTemporary } from '../../domain/aws/faults.ts'
import { parseCodeDeployId, type DeploymentId, type TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import type { KnownDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { DeployPorts } from '../deploy/service-update.ts'
import { notUpdated } from '../deploy/update-failure.ts'
import { LONGEST_LOOK_MS, LOOK_AGAIN_MS } from '../looks.ts'
import { searchFor } from '../lost-reply.ts'
import { patiently, sendAgain } from '../patience.ts'
import { isRefused } from '../refused.ts'
import { deploymentUnderWay } from './under-way.ts'

export interface Creating {
  readonly cluster: string
  readonly service: string
  readonly from: string | null
  readonly by: Pick<ByCodeDeploy, 'application' | 'deploymentGroup' | 'deploymentConfig'>
  readonly taskDefinition: TaskDefinitionArn
  /** What was registered for it; null: nothing was. */
  readonly registered: TaskDefinitionArn | null
  /** Shown by CodeDeploy, and what the deployment is recognised by: nobody else's may have it. */
  readonly description: string
  /** The AppSpec. */
  readonly content: string
}

/** Its time is read after that of others, so it must be known. */
const LONGEST_READ_MS = 60_000

/**
 * Gives the deployment. `free` deals with another one of the group that has come in between, which CodeDeploy names; it throws once that has lasted too long.
 * @throws ShipError with the fault's own code, and whether the service may have been changed; what `free` throws
 */
export const createDeployment = async (
  creating: Creating,
  ports: DeployPorts,
  free: (other: DeploymentId) => Promise<void>,
): Promise<KnownDeployment> => {
  const { cluster, service, from, taskDefinition, registered } = creating
  const noted = [
    ports.journal.aboutTo({ kind: 'service', cluster, service, from, to: taskDefinition }),
    ports.journal.aboutTo({ kind: 'deployment', cluster, service, deploymentId: null }),
  ] as const
  const blocking = new Set<DeploymentId>()
  for (;;) {
    const deploymentId = await create(creating, ports).catch(async (error: unknown) => {
      const other = blockedBy(error)
      if (other === null) throw notUpdated([error], noted, { service, registered })
      // CodeDeploy may still count one that it no longer lists.
      if (blocking.has(other)) await ports.clock.sleep(LOOK_AGAIN_MS)
      blocking.add(other)
      await free(other).catch((thrown: unknown) => {
        for (const entry of noted) entry.unchanged()
        throw thrown
      })
      return null
    })
    if (deploymentId === null) continue
    noted[0].changed()
    noted[1].changed({ kind: 'deployment', cluster, service, deploymentId })
    return { deploymentId, taskDefinitionArn: taskDefinition, createdAt: await readCreatedAt(deploymentId, ports) }
  }
}

/** The deployment that the group works on: CodeDeploy names it in its message. */
const blockedBy = (error: unknown): DeploymentId | null =>
  error instanceof AwsError && error.awsCode === 'DeploymentLimitExceededException'
    ? parseCodeDeployId(/\bd-[A-Z0-9]{1,32}\b/.exec(error.message)?.[0])
    : null

const create = async (creating: Creating, ports: DeployPorts): Promise<DeploymentId> => {
  const request = requestOf(creating)
  const send = (): Promise<CreateDeploymentCommandOutput> =>
    ports.target.codedeploy.createDeployment(request, { attempts: 'once' })
  let lost: unknown = fault('E_AWS', {
    message: `codedeploy:CreateDeployment of ${creating.service} returned no deployment`,
  })
  const reply = await patiently(send, () => undefined, ports).catch((error: unknown) => {
    if (!(error instanceof AwsError) || isRefused(error) || blockedBy(error) !== null) throw error
    lost = error
    return null
  })
  const id = parseCodeDeployId(reply?.deploymentId)
  if (id !== null) return id
  ports.log.warning(`${messageOf(lost)}; the request is not sent again: looking for its deployment`)
  const found = await search(creating, ports)
  if (found === null) throw lost
  return found
}

/** At most so long (CodeDeploy User Guide, "Quotas"). */
const descriptionOf = ({ description }: Creating): string => `ship-to-ecs: ${description}`.slice(0, 256)

const requestOf = (creating: Creating): CreateDeploymentCommandInput => {
  const { application, deploymentGroup, deploymentConfig } = creating.by
  return {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    ...(deploymentConfig === null ? {} : { deploymentConfigName: deploymentConfig }),
    description: descriptionOf(creating),
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content: creating.content } },
  }
}

const search = (creating: Creating, ports: DeployPorts): Promise<DeploymentId | null> =>
  searchFor(async () => {
    const id = await deploymentUnderWay(creating.by, ports).catch(temporarily)
    const asked = id === null ? null : ports.target.codedeploy.getDeployment({ deploymentId: id })
    const info = await asked?.catch(temporarily)
    return info?.deploymentInfo?.description === descriptionOf(creating) ? id : null
  }, ports.clock)

const temporarily = (error: unknown): null => {
  if (isTemporary(error)) return null
  throw error
}

/** By the server's clock. @throws ShipError for a fault that lasts, with what was created */
const readCreatedAt = async (deploymentId: DeploymentId, ports: DeployPorts): Promise<number> => {
  const { target, clock } = ports
  const read = () => target.codedeploy.getDeployment({ deploymentId }, { signal: clock.timeout(LONGEST_LOOK_MS) })
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_READ_MS }
  const { deploymentInfo } = await sendAgain(read, patience, ports).catch((error: unknown) => {
    if (!(error instanceof AwsError)) throw error
    const { code, hint } = error
    throw new ShipError({
      code,
      message: `Deployment ${deploymentId} was created: ${error.message}`,
      hint,
      cause: error,
    })
  })
  return deploymentInfo?.createTime?.getTime() ?? 0
}
