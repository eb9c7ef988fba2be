/**
 * A task definition as lines of YAML, each with its path: list items under their name, in the order of the normalised form. Two
 * definitions of which ECS makes the same revision have the same lines. What looks like a secret is not shown, but still compared.
 */
import { isHidden, isHiddenWord } from './hidden-values.ts'
import { ROOT, STRUCTURES } from './shape.ts'
import { isMembers, type Members } from './walk.ts'

export interface DefinitionLine {
  /** The names from the root to here. */
  readonly path: readonly string[]
  /** `cpu: "512"`, without its indentation. */
  readonly shown: string
  /** What is compared, and never shown; null: what is below it is compared. */
  readonly exact: string | null
}

/** Lists that are shown as a map: the members that name an item, and the one that is its value where it has no other. */
const KEYED: Readonly<Record<string, { readonly by: readonly string[]; readonly value?: string }>> = {
  'RegisterTaskDefinitionRequest.containerDefinitions': { by: ['name'] },
  'RegisterTaskDefinitionRequest.volumes': { by: ['name'] },
  'RegisterTaskDefinitionRequest.tags': { by: ['key'], value: 'value' },
  'RegisterTaskDefinitionRequest.inferenceAccelerators': { by: ['deviceName'], value: 'deviceType' },
  'ContainerDefinition.environment': { by: ['name'], value: 'value' },
  'ContainerDefinition.secrets': { by: ['name'], value: 'valueFrom' },
  'ContainerDefinition.portMappings': { by: ['containerPort', 'containerPortRange', 'protocol'] },
  'ContainerDefinition.mountPoints': { by: ['containerPath'] },
  'ContainerDefinition.dependsOn': { by: ['containerName'], value: 'condition' },
  'ContainerDefinition.ulimits': { by: ['name'] },
  'ContainerDefinition.systemControls': { by: ['namespace'], value: 'value' },
  'ContainerDefinition.resourceRequirements': { by: ['type'], value: 'value' },
  'LogConfiguration.secretOptions': { by: ['name'], value: 'valueFrom' },
  'ProxyConfiguration.properties': { by: ['name'], value: 'value' },
}

/** The members that name an item of the list that a structure has. */
export const namesOf = (structure: string, list: string): readonly string[] => KEYED[`${structure}.${list}`]?.by ?? []

/** Members in which names are of the user's own choice, so that a name can say that its value is a secret. */
const NAMED_BY_USERS: ReadonlySet<string> = new Set([
  ...['ContainerDefinition.environment', 'ContainerDefinition.dockerLabels', 'LogConfiguration.options'],
  ...['FirelensConfiguration.options', 'ProxyConfiguration.properties', 'RegisterTaskDefinitionRequest.tags'],
  ...['DockerVolumeConfiguration.driverOpts', 'DockerVolumeConfiguration.labels'],
])

interface Place {
  readonly path: readonly string[]
  readonly type: string
  /** `ContainerDefinition.environment`: the member that the value is in. */
  readonly member: string
}

/** Takes the normalised form. */
export const definitionLines = (definition: object): readonly DefinitionLine[] =>
  structureLines({ ...definition }, { path: [], type: ROOT, member: '' })

const linesOf = (value: unknown, place: Place): readonly DefinitionLine[] => {
  const { type, path } = place
  if (Array.isArray(value)) return listLines(value, { ...place, type: type.replace(/\[\]$/, '') })
  if (!isMembers(value)) return [leaf(value, place)]
  return [header(path), ...structureLines(value, { ...place, type: type.replace(/\{\}$/, '') })]
}

const structureLines = (value: Members, { path, type, member }: Place): readonly DefinitionLine[] => {
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : undefined
  return Object.entries(value).flatMap(([name, inner]) =>
    linesOf(inner, {
      path: [...path, name],
      type: (types?.[name] ?? type).replace('!', ''),
      // The entries of a map belong to the member that the map is.
      member: types === undefined ? member : `${type}.${name}`,
    }),
  )
}

const listLines = (items: readonly unknown[], place: Place): readonly DefinitionLine[] => {
  if (items.every((item) => !isMembers(item) && !Array.isArray(item))) return [leaf(items, place)]
  const seen = new Map<string, number>()
  const lines = items.flatMap((item, index) => {
    const { name, rest } = named(item, place.member, index)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return linesOf(rest, { ...place, path: [...place.path, count === 1 ? name : `${name} (${count})`] })
  })
  return [header(place.path), ...lines]
}

/** The name of an item, and what there is besides. */
const named = (item: unknown, member: string, index: number): { readonly name: string; readonly rest: unknown } => {
  const keyed = Object.hasOwn(KEYED, member) ? KEYED[member] : undefined
  if (keyed === undefined || !isMembers(item)) return { name: `[${index}]`, rest: item }
  const { by, value } = keyed
  const names = by.flatMap((key) => textOf(item[key]))
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !by.includes(key)))
  const isPair = value !== undefined && Object.keys(rest).length === 1 && rest[value] !== undefined
  return { name: names.length === 0 ? `[${index}]` : names.join('/'), rest: isPair ? rest[value] : rest }
}

const textOf = (value: unknown): readonly string[] =>
  typeof value === 'string' || typeof value === 'number' ? [String(value)] : []

const header = (path: readonly string[]): DefinitionLine => ({ path, shown: `${key(path)}:`, exact: null })

const leaf = (value: unknown, { path, member }: Place): DefinitionLine => ({
  path,
  shown: `${key(path)}: ${shownValue(value, canNameSecret(member) ? (path.at(-1) ?? '') : '')}`,
  exact: JSON.stringify(value),
})

/** So can a member that is newer than the model: what it holds is not known. */
const canNameSecret = (member: string): boolean => {
  const [structure = '', name = ''] = member.split('.', 2)
  const types = Object.hasOwn(STRUCTURES, structure) ? STRUCTURES[structure] : undefined
  return NAMED_BY_USERS.has(member) || (types !== undefined && !Object.hasOwn(types, name))
}

const key = (path: readonly string[]): string => plainOrQuoted(path.at(-1) ?? '')

/** What stands for a value that looks like a secret. */
const HIDDEN = '***'

const shownValue = (value: unknown, name: string): string => {
  if (Array.isArray(value)) return `[${value.map((item, index) => shownWord(item, value[index - 1])).join(', ')}]`
  if (typeof value !== 'string') return JSON.stringify(value)
  return isHidden(name, value) ? HIDDEN : plainOrQuoted(value)
}

/** A word of a command: `--password=…`, or what follows `--password`. */
const shownWord = (word: unknown, before: unknown): string => {
  if (typeof word !== 'string') return JSON.stringify(word)
  return isHiddenWord(word, before) ? HIDDEN : plainOrQuoted(word)
}

/** Words that YAML reads as text whatever is around them in one line. */
const PLAIN = /^[\w./(][\w./@%+=():-]*(?: [\w./@%+=()][\w./@%+=():-]*)*$/
/** Text that YAML, or one of its older versions, reads as something else: numbers and times, words, keys. */
const OTHER = /^[-+.\d][\w.:+-]*$|^(?:true|false|yes|no|on|off|y|n|null)$|:$|: /i

const plainOrQuoted = (text: string): string => (PLAIN.test(text) && !OTHER.test(text) ? text : JSON.stringify(text))
