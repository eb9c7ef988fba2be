/** The revision that a service is to go back to. */
import type { Completed } from '../../domain/rollout/completed.ts'
import { parseTaskDefinitionArn, revisionName, type TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import { named } from '../../domain/rollout/sentence.ts'
import type { WantedRevision } from '../../domain/rollout/wanted-revision.ts'
import { checkTaskDefinition } from '../../domain/task-definition/check.ts'
import { isAwsError } from '../plan/missing-name.ts'
import { returned } from '../plan/returned.ts'
import { strategyOf } from '../strategies/strategies.ts'
import { lifeOf } from '../plan/running-revision.ts'
import { withEarlierImage } from './earlier-image.ts'
import type { FindPorts, FoundRevision, Going } from './going.ts'
import { noRevision } from './no-revision.ts'

/**
 * The revision, or a new one of what the service has, with another image.
 * @throws ShipError `E_NO_REVISION` with those that exist, `E_IMAGE_NOT_FOUND`, `E_INPUT`; AwsError
 */
export const findRevision = async (wanted: WantedRevision, going: Going, ports: FindPorts): Promise<FoundRevision> => {
  switch (wanted.kind) {
    case 'previous':
      return asItIs(await previousOf(going, ports), going, ports)
    case 'revision':
      return asItIs(wanted.arn ?? `${wanted.family ?? familyOf(going)}:${wanted.revision}`, going, ports)
    case 'image':
      return withEarlierImage(wanted.image, going, ports)
  }
}

/** What the service is set to, also where ECS still works on it. */
const nowOf = ({ described: { taskDefinition, serviceName = '' } }: Going): string =>
  returned(taskDefinition, `ecs:DescribeServices, ${serviceName}, taskDefinition`)

const familyOf = (going: Going): string => revisionName(nowOf(going)).replace(/:\d+$/u, '')

/** One that never completed is no way back, whatever its number. */
const previousOf = async (going: Going, { target }: FindPorts): Promise<TaskDefinitionArn> => {
  const { ecs } = target
  const now = nowOf(going)
  const { kind } = going.deployedBy
  const isOther = ({ taskDefinitionArn }: Completed): boolean => taskDefinitionArn !== now
  const completed = await strategyOf(kind).completed(going, { target, enough: (found) => found.some(isOther) })
  const found = completed.find(isOther)
  if (found !== undefined) return found.taskDefinitionArn
  const short = `no other revision of the service ${named(going.serviceName)} has completed a deployment`
  const because = `${short} ${REMEMBERED[kind]}`
  throw await noRevision({ family: familyOf(going), because, short, not: revisionName(now) }, ecs)
}

const REMEMBERED = {
  ecs: 'in the 90 days that ECS remembers',
  codedeploy: 'among the 25 last ones in CodeDeploy',
} as const

const asItIs = async (reference: string, going: Going, { target: { ecs }, log }: FindPorts): Promise<FoundRevision> => {
  const asked = revisionName(reference)
  const reply = await ecs
    .describeTaskDefinition({ taskDefinition: reference, include: ['TAGS'] })
    .catch(async (thrown: unknown) => {
      // One that does not exist: ClientException, "Unable to describe task definition."
      if (!isAwsError(thrown, ['ClientException', 'InvalidParameterException'])) throw thrown
      throw await refused(asked, 'does not exist', { going, ecs })
    })
  const { taskDefinition: revision, tags } = reply
  const registeredAs = parseTaskDefinitionArn(
    returned(revision?.taskDefinitionArn, `ecs:DescribeTaskDefinition, ${asked}`),
  )
  if (registeredAs === null || revision?.status !== 'ACTIVE') {
    throw await refused(asked, 'was deregistered, so ECS starts no deployment of it', { going, ecs })
  }
  const source = revisionName(registeredAs)
  const value = { taskDefinition: revision, tags }
  const { draft } = checkTaskDefinition(value, source, { values: 'registered', containerName: null })
  const taskDefinition = { ...draft, registeredAs }
  if (revision.family !== familyOf(going)) {
    log.warning(`${source} is of another family than ${revisionName(nowOf(going))}, which ${going.serviceName} has now`)
  }
  return {
    goesBackTo: source,
    taskDefinition,
    asItIs: { taskDefinitionArn: registeredAs, definition: taskDefinition, ...lifeOf(revision) },
  }
}

interface Asking {
  readonly going: Going
  readonly ecs: FindPorts['target']['ecs']
}

const refused = (asked: string, why: string, { going, ecs }: Asking): Promise<Error> => {
  const because = `the revision ${named(asked)} ${why}`
  const family = asked.replace(/:\d+$/u, '')
  return noRevision({ family, because, short: because, not: revisionName(nowOf(going)) }, ecs)
}
