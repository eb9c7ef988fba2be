/**
 * A task definition as ECS returns it once it is registered: with the values that it fills in, and lists whose order means nothing
 * in one order. Two definitions of which ECS makes the same revision are equal in this form.
 *
 * A default is one that the API Reference (RegisterTaskDefinition and its data types) documents, whether or not ECS writes it
 * into its reply: absent and written, it means the same. Where that is not documented, the two differ: at worst a revision is registered
 * that changes nothing, never the other way round.
 */
import { isDeepStrictEqual } from 'node:util'
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { unitsIn } from './amounts.ts'
import { ROOT, STRUCTURES } from './shape.ts'
import { isMembers, type Members } from './walk.ts'

type Definition = RegisterTaskDefinitionCommandInput

/** Whether ECS would make the same revision of both, apart from its number. */
export const isSameDefinition = (one: Definition, other: Definition): boolean =>
  isDeepStrictEqual(normalised(one), normalised(other))

/**
 * The definition with the defaults filled in. Members are in the order of the API, and empty lists, maps and objects are left out, as
 * are tags that only AWS may set (`aws:…`). Members that this version does not know are kept as they are, after the others.
 */
export const normalised = (definition: Definition): Definition => inForm(definition, 'all')

/** The same without the values that ECS fills in, except those that name an item of a list. */
export const asWritten = (definition: Definition): Definition => inForm(definition, 'naming')

/** The values that are filled in. */
type Filling = 'all' | 'naming'

interface Form {
  readonly networkMode: string
  readonly filling: Filling
}

const inForm = (definition: Definition, filling: Filling): Definition => {
  const { networkMode = 'bridge', tags = [], ...rest } = definition
  const own = tags.filter(({ key }) => key?.startsWith('aws:') !== true)
  const filled = fill({ ...rest, networkMode, tags: own }, ROOT, { networkMode, filling })
  // Only optional members have been left out or filled in.
  return filled as unknown as Definition
}

/** By structure and member. */
const DEFAULTS: Readonly<Record<string, string | number | boolean>> = {
  'RegisterTaskDefinitionRequest.enableFaultInjection': false,
  'ContainerDefinition.cpu': 0,
  'ContainerDefinition.essential': true,
  'ContainerDefinition.versionConsistency': 'enabled',
  'ContainerRestartPolicy.restartAttemptPeriod': 300,
  'HealthCheck.interval': 30,
  'HealthCheck.timeout': 5,
  'HealthCheck.retries': 3,
  'MountPoint.readOnly': false,
  'VolumeFrom.readOnly': false,
  'PortMapping.protocol': 'tcp',
  'EFSVolumeConfiguration.rootDirectory': '/',
  'EFSVolumeConfiguration.transitEncryption': 'DISABLED',
  'EFSAuthorizationConfig.iam': 'DISABLED',
}

/**
 * Lists whose order means nothing, and the member by which they are sorted; `null`: by the whole item. Of two variables with one name the
 * last one counts, so these keep their order among each other.
 */
const UNORDERED: Readonly<Record<string, string | null>> = {
  'RegisterTaskDefinitionRequest.containerDefinitions': 'name',
  'RegisterTaskDefinitionRequest.volumes': 'name',
  'RegisterTaskDefinitionRequest.placementConstraints': null,
  'RegisterTaskDefinitionRequest.requiresCompatibilities': null,
  'RegisterTaskDefinitionRequest.tags': 'key',
  'RegisterTaskDefinitionRequest.inferenceAccelerators': 'deviceName',
  'ContainerDefinition.environment': 'name',
  'ContainerDefinition.secrets': 'name',
  'ContainerDefinition.portMappings': null,
  'ContainerDefinition.mountPoints': null,
  'ContainerDefinition.dependsOn': null,
  'ContainerDefinition.ulimits': 'name',
  'ContainerDefinition.systemControls': 'namespace',
  'ContainerDefinition.resourceRequirements': null,
  'ContainerRestartPolicy.ignoredExitCodes': null,
  'KernelCapabilities.add': null,
  'KernelCapabilities.drop': null,
  'LogConfiguration.secretOptions': 'name',
  'ProxyConfiguration.properties': 'name',
}

/** An empty object of these still says which kind of volume it is. */
const TELLING = ['DockerVolumeConfiguration', 'S3FilesVolumeConfiguration']

/** The defaults by which an item of a list is named. */
const NAMING: ReadonlySet<string> = new Set(['PortMapping.protocol'])

const defaultOf = (member: string, { filling }: Form): unknown =>
  filling === 'all' || NAMING.has(member) ? DEFAULTS[member] : undefined

const fill = (given: Members, structure: string, form: Form): Members => {
  const types = STRUCTURES[structure] ?? {}
  const known = Object.entries(types).flatMap(([name, type]): readonly (readonly [string, unknown])[] => {
    const member = `${structure}.${name}`
    const value = given[name] ?? defaultOf(member, form) ?? null
    if (value === null) return []
    const filled = sorted(fillValue(value, type.replace('!', ''), form), member)
    return isEmpty(filled) && !TELLING.includes(type) ? [] : [[name, filled]]
  })
  const unknown = Object.entries(given).filter(([name]) => !Object.hasOwn(types, name))
  return derived(Object.fromEntries([...known, ...unknown]), structure, form)
}

/** What depends on other members: a port on the network mode; amounts are returned in CPU units and MiB. */
const derived = (filled: Members, structure: string, { networkMode, filling }: Form): Members => {
  if (structure === 'PortMapping') return filling === 'all' ? { ...filled, ...hostPort(filled, networkMode) } : filled
  if (structure !== ROOT) return filled
  return { ...filled, ...inUnits(filled, 'cpu'), ...inUnits(filled, 'memory') }
}

/** API Reference, PortMapping, hostPort. Without a host's own network 0 asks for any port, as does none. A range has no host port. */
const hostPort = ({ containerPort, hostPort }: Members, networkMode: string): Members => {
  if (containerPort === undefined) return {}
  const isShared = networkMode === 'awsvpc' || networkMode === 'host'
  return { hostPort: isShared ? (hostPort ?? containerPort) : (hostPort ?? 0) }
}

const inUnits = (filled: Members, name: 'cpu' | 'memory'): Members => {
  const value = filled[name]
  const units = typeof value === 'string' ? unitsIn(value, name) : null
  return units === null ? {} : { [name]: String(units) }
}

const fillValue = (value: unknown, type: string, form: Form): unknown => {
  if (type.endsWith('[]') && Array.isArray(value)) {
    return value.map((item: unknown) => fillValue(item, type.slice(0, -'[]'.length), form))
  }
  if (!isMembers(value)) return value
  if (type.endsWith('{}')) return Object.fromEntries(Object.entries(value).toSorted(byText(([key]) => key)))
  return Object.hasOwn(STRUCTURES, type) ? fill(value, type, form) : value
}

const sorted = (value: unknown, member: string): unknown => {
  const by = UNORDERED[member]
  if (by === undefined || !Array.isArray(value)) return value
  const keyOf = (item: unknown): string => (by !== null && isMembers(item) ? String(item[by]) : JSON.stringify(item))
  return value.toSorted(byText(keyOf))
}

const byText =
  <Item>(textOf: (item: Item) => string) =>
  (one: Item, other: Item): number => {
    const [first, second] = [textOf(one), textOf(other)]
    if (first === second) return 0
    return first < second ? -1 : 1
  }

const isEmpty = (value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0) || (isMembers(value) && Object.keys(value).length === 0)
