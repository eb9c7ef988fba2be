/** What a CreateService request says that ECS does not accept, or that this program does not create. */
import { placeholderIn } from '../task-definition/placeholders.ts'
import { quoted } from '../bounds.ts'
import { inside, isMembers, itemsOf, type Members } from '../task-definition/walk.ts'

/** The problems, each with the path that it is about. */
export const problemsOfRequest = (request: Members): readonly string[] => [
  ...leftovers(request, ''),
  ...launchProblems(request),
  ...controllerProblems(request),
  ...countProblems(request),
  ...graceProblems(request),
]

const SKELETON = 'is empty, as `--generate-cli-skeleton` leaves it; write its value or remove it'

/** Texts that nobody has filled in. */
const leftovers = (value: unknown, path: string): readonly string[] => {
  if (value === '') return [`${path}: ${SKELETON}`]
  if (typeof value === 'string') {
    const placeholder = placeholderIn(value)
    return placeholder === null
      ? []
      : [`${path}: nothing fills in the placeholder ${quoted(placeholder)}; write the value`]
  }
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => leftovers(item, `${path}[${index}]`))
  if (!isMembers(value)) return []
  return Object.entries(value).flatMap(([key, member]) =>
    // The value of a tag may be empty, and the run decides these names itself.
    isOptionalText(path, key) ? [] : leftovers(member, inside(path, key)),
  )
}

const isOptionalText = (path: string, key: string): boolean =>
  (/^tags\[\d+\]$/.test(path) && key === 'value') ||
  (path === '' && ['cluster', 'serviceName', 'taskDefinition', 'clientToken'].includes(key))

/** Amazon ECS API Reference, "CreateService": "If a launchType is specified, the capacityProviderStrategy parameter must be omitted." */
const launchProblems = ({ launchType, capacityProviderStrategy: strategy }: Members): readonly string[] =>
  launchType !== undefined && launchType !== null && itemsOf(strategy).length > 0
    ? ['launchType: is set beside capacityProviderStrategy; remove one of the two']
    : []

const controllerProblems = ({ deploymentController: controller }: Members): readonly string[] => {
  const type = isMembers(controller) ? controller['type'] : undefined
  return typeof type === 'string' && ['CODE_DEPLOY', 'EXTERNAL'].includes(type)
    ? [`deploymentController.type: a service with ${type} is not created; create it before the first run`]
    : []
}

/** A DAEMON has a task on each instance (Amazon ECS API Reference, "CreateService", schedulingStrategy and desiredCount). */
const countProblems = ({ schedulingStrategy, desiredCount }: Members): readonly string[] =>
  schedulingStrategy === 'DAEMON' && typeof desiredCount === 'number'
    ? ['desiredCount: is set, but a DAEMON runs one task on each instance; remove it']
    : []

const graceProblems = (request: Members): readonly string[] => {
  const hasChecks = ['loadBalancers', 'serviceRegistries', 'vpcLatticeConfigurations'].some(
    (name) => itemsOf(request[name]).length > 0,
  )
  const seconds = request['healthCheckGracePeriodSeconds']
  return typeof seconds === 'number' && seconds > 0 && !hasChecks
    ? ['healthCheckGracePeriodSeconds: is set, but no load balancer checks the tasks; remove it']
    : []
}
