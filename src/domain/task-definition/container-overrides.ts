/** What `containers` in the settings changes: each container by its name, each variable, secret, label and log option by its own. */
import { quoted } from '../bounds.ts'
import { nearest } from '../near-match.ts'
import { at, changedMap, note, ownOf, setIn, type Place, type Step } from './override-place.ts'
import { atSetting, type Changed, type ContainerOverride, type Overrides } from './overrides.ts'
import { withVariables } from './variable-overrides.ts'
import { isMembers, type Members } from './walk.ts'

/**
 * The containers with their changes. `built` is the one that gets the image of the run; null when it is not known yet.
 * A value that has no list of containers is given back: the check says what is wrong with it.
 */
export const withContainers = (value: Members, overrides: Overrides, built: string | null): Changed<Members> => {
  const problems: string[] = []
  const origins = new Map<string, string>()
  if (!Array.isArray(value['containerDefinitions'])) return { value, problems, origins }
  const containers: readonly unknown[] = value['containerDefinitions']
  const names = containers.flatMap((one) => (isMembers(one) && typeof one['name'] === 'string' ? one['name'] : []))
  for (const name of Object.keys(overrides.containers).filter((one) => !names.includes(one))) {
    problems.push(`${atSetting(overrides, 'containers', name)}${unknownContainer(name, names)}`)
  }
  const changed = containers.map((container, index) => {
    if (!isMembers(container) || typeof container['name'] !== 'string') return container
    const { name } = container
    const change = ownOf(overrides.containers, name)
    if (change === undefined) return container
    const place = { name, index, overrides, problems, origins }
    if (change.image !== undefined && name === built) problems.push(`${at(place, 'image')}${imageTwice(name)}`)
    return stepsOf(change, place).reduce((before, step) => step(before), container)
  })
  return { value: { ...value, containerDefinitions: changed }, problems, origins }
}

const unknownContainer = (name: string, names: readonly string[]): string => {
  const near = nearest(name, names)
  const there = `the task definition has no container '${quoted(name)}'`
  return `\`containers\`: ${there}${near === null ? `; it has ${names.join(', ')}` : `; did you mean ${near}?`}`
}

const imageTwice = (name: string): string =>
  `\`containers.${name}.image\`: this container gets the image of the run; remove the setting, or name another container in \`container-name\``

/** The setting and the member of those whose value is taken as it is. */
const WHOLE = {
  image: 'image',
  cpu: 'cpu',
  memory: 'memory',
  'memory-reservation': 'memoryReservation',
  command: 'command',
  'entry-point': 'entryPoint',
} as const satisfies Partial<Record<keyof ContainerOverride, string>>

const stepsOf = (change: ContainerOverride, place: Place): readonly Step[] => {
  const { 'environment-files': files } = change
  const whole = Object.entries(WHOLE).map(([setting, member]) =>
    // The keys of WHOLE are settings of a container.
    set(member, change[setting as keyof typeof WHOLE], { ...place, setting }),
  )
  const withFiles = set('environmentFiles', files?.map((value) => ({ value, type: 's3' })) ?? files, {
    ...place,
    setting: 'environment-files',
  })
  return [...whole, withFiles, withVariables(change, place), withLabels(change, place), withLogging(change, place)]
}

/** Undefined: not set; null: to be removed. */
const set =
  (member: string, value: unknown, place: Place & { readonly setting: string }): Step =>
  (container) => {
    if (value === undefined) return container
    const { [member]: _, ...others } = container
    // Also of what is removed: it can be what is missing.
    if (value !== null || container[member] !== undefined) note(place, [member], [place.setting])
    if (value === null) return others
    return { ...container, [member]: value }
  }

const withLabels =
  ({ 'docker-labels': labels }: ContainerOverride, place: Place): Step =>
  (container) => {
    const before = container['dockerLabels'] ?? {}
    if (labels === undefined || !isMembers(before)) return container
    for (const key of setIn(labels)) note(place, ['dockerLabels', key], ['docker-labels', key])
    return { ...container, dockerLabels: changedMap(before, labels) }
  }

const withLogging =
  (change: ContainerOverride, place: Place): Step =>
  (container) => {
    const before = container['logConfiguration'] ?? {}
    if (!isMembers(before)) return container
    if (change['log-options'] !== undefined && (change['log-driver'] ?? before['logDriver']) === undefined) {
      const why = 'the container has no log configuration; set `log-driver`, too'
      place.problems.push(`${at(place, 'log-options')}\`containers.${place.name}.log-options\`: ${why}`)
      return container
    }
    const after = withOptions(change, place)(withDriver(change, place)(before))
    return after === before ? container : { ...container, logConfiguration: after }
  }

const withDriver =
  ({ 'log-driver': driver }: ContainerOverride, place: Place): Step =>
  (configuration) => {
    if (driver === undefined) return configuration
    const isNew = configuration['logDriver'] === undefined
    note(place, ['logConfiguration', ...(isNew ? [] : ['logDriver'])], ['log-driver'])
    return { ...configuration, logDriver: driver }
  }

const withOptions =
  ({ 'log-options': options }: ContainerOverride, place: Place): Step =>
  (configuration) => {
    const before = configuration['options'] ?? {}
    if (options === undefined || !isMembers(before)) return configuration
    for (const key of setIn(options)) note(place, ['logConfiguration', 'options', key], ['log-options', key])
    return { ...configuration, options: changedMap(before, options) }
  }
