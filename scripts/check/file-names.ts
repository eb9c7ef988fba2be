/** File names: within a tree, a base name means one thing. */

/** Trees of which each has its own names. */
export const NAMED_TREES = ['src', 'scripts', 'local-aws', 'local-github', 'local-oidc'] as const

/** Names that say nothing about what is in a file or folder. */
const EMPTY_NAMES = /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\/|\.\w+$)/

/** Base names that several files of a tree have because they are about the same thing, and what that is. */
export type SharedNames = Readonly<Record<string, string>>

export const SHARED_NAMES: SharedNames = {
  'src/stage.ts': 'a stage: its type in the core, and how it is defined over our ports',
  'src/platform.ts': 'platforms: their rules, and the stage that compares the image with the tasks',
  'src/tag.ts': 'the image tag: its rules, and the stage that applies them',
  'src/scanners.ts': 'Trivy and Dockle as values, and the stage that prepares them',
  'src/findings.ts': 'what the scanners found, and its part of the summary',
}

/** What is wrong with the names of these paths, one sentence each. */
export const wrongFileNames = (paths: readonly string[], shared: SharedNames = SHARED_NAMES): readonly string[] => {
  const groups = Object.entries(Object.groupBy(paths, nameInTree)).map(([name, group = []]) => ({ name, group }))
  const several = groups.filter(({ group }) => group.length > 1 && !isPortAndAdapter(group))
  return [
    ...paths.filter((path) => EMPTY_NAMES.test(path)).map((path) => `${path}: name what is in it`),
    ...several
      .filter(({ name }) => shared[name] === undefined)
      .map(({ group }) => `one base name for several things: ${group.join(', ')}`),
    ...Object.keys(shared)
      .filter((name) => !several.some((one) => one.name === name))
      .map((name) => `${name} is listed as a shared name, but is not shared`),
  ]
}

const nameInTree = (path: string): string => `${path.split('/')[0] ?? ''}/${path.split('/').at(-1) ?? ''}`

/** An adapter has the name of the port that it implements. */
const isPortAndAdapter = (group: readonly string[]): boolean =>
  group.length === 2 &&
  group.some((path) => path.startsWith('src/ports/')) &&
  group.some((path) => path.startsWith('src/adapters/'))
