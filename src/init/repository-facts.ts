/** What `init` reads out of a repository: how its image is built and run. Pure. */
import { INVISIBLE } from '../domain/invisible.ts'
import { parseDockerfile, type Instruction } from '../domain/build/dockerfile.ts'

export const LANGUAGES = ['npm', 'pip', 'gomod', 'maven', 'gradle', 'cargo', 'bundler', 'composer', 'nuget'] as const
/** As Dependabot names its ecosystems. */
export type Language = (typeof LANGUAGES)[number]

export interface RepositoryFacts {
  /**
   * `own`: the repository has a Dockerfile of its own. `starter`: it is empty, or has that of an earlier `init`. `missing`: there is an
   * application, and no Dockerfile in the root.
   */
  readonly image: 'own' | 'starter' | 'missing'
  /** Of the starter too; without any fact where it is missing. */
  readonly dockerfile: DockerfileFacts
  readonly languages: readonly Language[]
}

export interface DockerfileFacts {
  /** The first port that is exposed; null where none is, or it is a variable. */
  readonly port: number | null
  /** As the `command` of a health check of ECS; null without one. */
  readonly healthCheck: readonly string[] | null
  /** The user of the last stage; null for root, none or a variable. */
  readonly user: string | null
}

const MARKS: readonly (readonly [RegExp, Language])[] = [
  [/^package\.json$/, 'npm'],
  [/^(?:requirements.*\.txt|pyproject\.toml|Pipfile|setup\.py)$/, 'pip'],
  [/^go\.mod$/, 'gomod'],
  [/^pom\.xml$/, 'maven'],
  [/^(?:build|settings)\.gradle(?:\.kts)?$/, 'gradle'],
  [/^Cargo\.toml$/, 'cargo'],
  [/^Gemfile$/, 'bundler'],
  [/^composer\.json$/, 'composer'],
  [/\.(?:cs|fs|vb)proj$|\.sln$/, 'nuget'],
]

/** Of a repository that has no application yet. */
const BESIDE = /^(?:\..*|README.*|LICENSE.*|LICENCE.*|CHANGELOG.*|CONTRIBUTING.*|SECURITY.*|CODE_OF_CONDUCT.*|docs)$/i

/** @param names those in the root @param written the paths of what an earlier `init` has written */
export const repositoryFacts = (
  names: readonly string[],
  dockerfile: string | null,
  written: readonly string[],
): RepositoryFacts => {
  const isWritten = (name: string): boolean => written.some((path) => path === name || path.startsWith(`${name}/`))
  const isEmpty = names.every((name) => BESIDE.test(name) || isWritten(name))
  const isStarter = isWritten('Dockerfile') || (dockerfile === null && isEmpty)
  return {
    image: isStarter ? 'starter' : dockerfile === null ? 'missing' : 'own',
    dockerfile: isStarter ? STARTER : dockerfile === null ? NOTHING : dockerfileFacts(dockerfile),
    languages: LANGUAGES.filter((language) =>
      MARKS.some(([mark, of]) => of === language && names.some((name) => mark.test(name))),
    ),
  }
}

/** Of the starter's Dockerfile: distroless has neither a shell nor curl, and its `nonroot` is 65532 (distroless, common/variables.bzl). */
const STARTER: DockerfileFacts = {
  port: null,
  healthCheck: ['CMD', '/nodejs/bin/node', 'health.mjs'],
  user: '65532:65532',
}

const NOTHING: DockerfileFacts = { port: null, healthCheck: null, user: null }

export const dockerfileFacts = (text: string): DockerfileFacts => {
  const instructions = parseDockerfile(text)?.instructions
  if (instructions === undefined) return NOTHING
  const stage = instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM') + 1)
  return { port: portIn(stage), healthCheck: healthCheckIn(stage), user: userIn(stage) }
}

const lastOf = (stage: readonly Instruction[], keyword: string): string | null =>
  stage.findLast((one) => one.keyword === keyword)?.text ?? null

const portIn = (stage: readonly Instruction[]): number | null => {
  const words = stage.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ text }) => text.split(/\s+/))
  const ports = words.flatMap((word) => {
    const [, port] = /^(\d{1,5})(?:\/tcp)?$/i.exec(word) ?? []
    return port === undefined ? [] : [Number(port)]
  })
  return ports.find((port) => port >= 1 && port <= 65_535) ?? null
}

/** No check that somebody has written is longer. */
const LONGEST_CHECK = 4096

/** ECS does not run the HEALTHCHECK of an image; its own takes the same command. Null for one that nobody could read, too. */
const healthCheckIn = (stage: readonly Instruction[]): readonly string[] | null => {
  const command = commandOfCheck(stage)
  const text = command?.join(' ') ?? ''
  return text.length > LONGEST_CHECK || text.search(INVISIBLE) >= 0 ? null : command
}

const commandOfCheck = (stage: readonly Instruction[]): readonly string[] | null => {
  const [, command] = /^(?:--\S+\s+)*CMD\s+(.+)$/is.exec(lastOf(stage, 'HEALTHCHECK') ?? '') ?? []
  if (command === undefined) return null
  if (!command.startsWith('[')) return ['CMD-SHELL', command]
  try {
    const words: unknown = JSON.parse(command)
    return isTexts(words) ? ['CMD', ...words] : null
  } catch {
    return null
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

const userIn = (stage: readonly Instruction[]): string | null => {
  const user = lastOf(stage, 'USER')
  if (user === null || !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?$/.test(user))
    return null
  return /^(?:root|0)(?::|$)/.test(user) ? null : user
}

/** `owner/name` of a remote of GitHub; null for another place. */
export const gitHubRepository = (url: string | null): string | null => {
  const [, owner, name] =
    /^(?:https:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)[^/:]+[/:]([A-Za-z0-9][A-Za-z0-9-]*)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(
      url ?? '',
    ) ?? []
  return owner === undefined || name === undefined || !/github/i.test(url ?? '') ? null : `${owner}/${name}`
}

/** The name of a folder as that of an application; `app` where nothing is left of it. */
export const applicationName = (folder: string): string => {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 30)
    .replace(/-+$/, '')
  return name.length < 2 || /^internal(?:-|$)/.test(name) ? 'app' : name
}
