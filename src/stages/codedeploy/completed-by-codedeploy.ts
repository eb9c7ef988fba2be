/** Asks CodeDeploy which revisions of a service have completed a deployment. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy'
import type { ByCodeDeploy } from '../../domain/aws/deployed-by.ts'
import type { AppSpecFile } from '../../domain/codedeploy/appspec.ts'
import { readAppSpec } from '../../domain/codedeploy/appspec-file.ts'
import type { Completed } from '../../domain/rollout/completed.ts'
import { parseTaskDefinitionArn, type TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import type { CallLimit } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'

/** A revision, and the AppSpec that it was deployed with. */
export interface CompletedByCodeDeploy extends Completed {
  readonly appspec: AppSpecFile
}

export type Group = Pick<ByCodeDeploy, 'application' | 'deploymentGroup'>

interface Reading {
  readonly codedeploy: Ports['target']['codedeploy']
  readonly limit?: CallLimit
  /** Nothing more is asked once this holds of what was found. */
  readonly enough: (found: readonly CompletedByCodeDeploy[]) => boolean
  /** What is made of a deployment whose revision cannot be read: absent, it is left out; `end`: what is older is left out, too. */
  readonly unreadable?: 'end'
}

/** Most in one BatchGetDeployments (CodeDeploy API Reference). It lists the newest ones first. */
const MOST = 25

/**
 * The revisions newest first, each once; those of the 25 newest deployments that succeeded.
 * @throws AwsError
 */
export const readCompletedByCodeDeploy = async (
  { application: applicationName, deploymentGroup: deploymentGroupName }: Group,
  { codedeploy, limit, enough, unreadable }: Reading,
): Promise<readonly CompletedByCodeDeploy[]> => {
  const request = { applicationName, deploymentGroupName, includeOnlyStatuses: ['Succeeded' as const] }
  const { deployments = [] } = await codedeploy.listDeployments(request, limit)
  if (deployments.length === 0) return []
  const deploymentIds = deployments.slice(0, MOST)
  const { deploymentsInfo = [] } = await codedeploy.batchGetDeployments({ deploymentIds }, limit)
  const found = new Map<TaskDefinitionArn, CompletedByCodeDeploy>()
  for (const info of deploymentsInfo.toSorted((one, other) => timeOf(other) - timeOf(one))) {
    const one = await readDeployed(info, { codedeploy, limit })
    if (one === null && unreadable === 'end') break
    if (one !== null && !found.has(one.taskDefinitionArn)) found.set(one.taskDefinitionArn, one)
    if (enough([...found.values()])) break
  }
  return [...found.values()]
}

const timeOf = ({ createTime }: DeploymentInfo): number => createTime?.getTime() ?? 0

/** Null where the AppSpec is not in CodeDeploy, but in S3. GetDeployment gives its hash alone (API Reference, GetDeployment). */
const readDeployed = async (
  info: DeploymentInfo,
  { codedeploy, limit }: Pick<Reading, 'codedeploy'> & { readonly limit: CallLimit | undefined },
): Promise<CompletedByCodeDeploy | null> => {
  const { applicationName, revision } = info
  const sha256 = revision?.appSpecContent?.sha256
  if (sha256 === undefined) return null
  const asked = { revisionType: 'AppSpecContent' as const, appSpecContent: { sha256 } }
  const reply = await codedeploy.getApplicationRevision({ applicationName, revision: asked }, limit)
  const reading = readAppSpec(reply.revision?.appSpecContent?.content ?? '')
  if (reading.kind !== 'appspec') return null
  const { appspec } = reading
  const { TaskDefinition: deployed } = appspec.properties
  const taskDefinitionArn = typeof deployed === 'string' ? parseTaskDefinitionArn(deployed) : null
  return taskDefinitionArn === null ? null : { taskDefinitionArn, at: timeOf(info), appspec }
}
