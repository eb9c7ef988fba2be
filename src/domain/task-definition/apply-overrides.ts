/** A task definition with what the settings change in it: first by name, then by the patch. Pure; nothing of it is checked yet. */
import { atSetting, type Changed, type Changes, type Overrides } from './overrides.ts'
import { withContainers } from './container-overrides.ts'
import { withPatch } from './patch.ts'
import { READ_ONLY_KEYS } from './shape.ts'
import { isMembers, itemsOf, type Members } from './walk.ts'

/** The container whose image is replaced: the one that is set, else the only one; null when it is not known. */
const builtContainer = (value: Members, wanted: string | null): string | null => {
  if (wanted !== null) return wanted
  const [only, ...others] = itemsOf(value['containerDefinitions'])
  return others.length === 0 && isMembers(only) && typeof only['name'] === 'string' ? only['name'] : null
}

/** Takes a definition without the keys that only ECS writes. Every setting that cannot be applied is a problem. */
export const withOverrides = (value: unknown, overrides: Overrides, containerName: string | null): Changed => {
  if (!isMembers(value)) return { value, problems: [], origins: new Map() }
  const built = builtContainer(value, containerName)
  const containers = withContainers(value, overrides, built)
  const root = withRoot(containers.value, overrides)
  const patched = withPatch(root.value, overrides, new Map([...containers.origins, ...root.origins]))
  const steps = [containers, root, patched]
  return {
    value: patched.value,
    problems: [
      ...steps.flatMap(({ problems }) => problems),
      ...contradictions(root.value, patched.value, { overrides, built }),
    ],
    origins: patched.origins,
  }
}

/** The settings of the whole task, with the member and the value of each. */
const ROOT = {
  'task-cpu': (cpu: string) => ({ cpu }),
  'task-memory': (memory: string) => ({ memory }),
  'ephemeral-storage': (sizeInGiB: number) => ({ ephemeralStorage: { sizeInGiB } }),
  'execution-role': (executionRoleArn: string) => ({ executionRoleArn }),
  'task-role': (taskRoleArn: string) => ({ taskRoleArn }),
  'runtime-platform': (runtimePlatform: object) => ({ runtimePlatform }),
} as const

const withRoot = (value: Members, overrides: Overrides): Changed<Members> => {
  const origins = new Map<string, string>()
  const members = Object.entries(ROOT).map(([name, memberOf]) => {
    // The keys of ROOT are settings, each with the value that its function takes.
    const set = overrides[name as keyof typeof ROOT]
    if (set === null) return {}
    const member = (memberOf as (value: unknown) => Members)(set)
    for (const key of Object.keys(member)) origins.set(key, atSetting(overrides, name).slice(0, -2))
    return member
  })
  const changed: Members = Object.assign({}, value, ...members) as Members // any, of Object.assign
  return { value: withTags(changed, overrides['task-definition-tags']), problems: [], origins }
}

const withTags = (value: Members, changes: Changes): Members => {
  const { tags: given = [] } = value
  if (Object.keys(changes).length === 0 || !Array.isArray(given)) return value
  const keyOf = (tag: unknown): string => (isMembers(tag) ? String(tag['key']) : '')
  const kept = itemsOf(given).filter((tag) => !Object.hasOwn(changes, keyOf(tag)))
  const set = Object.entries(changes).flatMap(([key, one]) => (one === null ? [] : [{ key, value: one }]))
  const { tags: _, ...others } = value
  const tags = [...kept, ...set]
  // ECS rejects an empty list.
  return tags.length === 0 ? others : { ...others, tags }
}

interface Built {
  readonly overrides: Overrides
  readonly built: string | null
}

/** What the patch must not change, because something else decides it. */
const contradictions = (before: Members, after: Members, { overrides, built }: Built): readonly string[] => {
  const isChanged = (name: string): boolean => JSON.stringify(before[name]) !== JSON.stringify(after[name])
  const patch = `${atSetting(overrides, 'task-definition-patch')}\`task-definition-patch\``
  const roles = (
    [
      ['execution-role', 'executionRoleArn'],
      ['task-role', 'taskRoleArn'],
    ] as const
  ).flatMap(([setting, member]) =>
    overrides[setting] !== null && isChanged(member)
      ? [`${patch} changes ${member}, which \`${setting}\` sets${placeOf(overrides, setting)}; keep one of them`]
      : [],
  )
  const readOnly = READ_ONLY_KEYS.filter(isChanged).map((key) => `${patch} sets ${key}, which only ECS sets`)
  const images = built === null ? [] : [before, after].flatMap((one) => imageOf(one, built))
  const image = images.length === 2 && images[0] !== images[1]
  return [
    ...roles,
    ...readOnly,
    ...(image ? [`${patch} changes the image of \`${built}\`, which gets the image of the run`] : []),
  ]
}

const placeOf = (overrides: Overrides, setting: string): string => {
  const at = atSetting(overrides, setting)
  return at === '' ? '' : ` (${at.slice(0, -2)})`
}

/** Nothing where there is no such container. */
const imageOf = (value: Members, name: string): readonly unknown[] => {
  const own = itemsOf(value['containerDefinitions']).find((one) => isMembers(one) && one['name'] === name)
  return isMembers(own) ? [own['image'] ?? null] : []
}
