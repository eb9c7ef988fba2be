/** What `init` reads out of a repository: how its image is built and run. Pure. */
import type { ProjectFile } from '../ports/project-files.ts'
import { dockerfileFacts, NO_FACTS, type DockerfileFacts } from './dockerfile-facts.ts'
import { DOCKERFILE, folderOf, ROOT } from './image-source.ts'

export const LANGUAGES = ['npm', 'pip', 'gomod', 'maven', 'gradle', 'cargo', 'bundler', 'composer', 'nuget'] as const
/** As Dependabot names its ecosystems. */
export type Language = (typeof LANGUAGES)[number]

export interface RepositoryFacts {
  /**
   * `own`: the repository has a Dockerfile of its own. `starter`: it is empty, or has that of an earlier `init`. `missing`: there is an
   * application, and no Dockerfile where it is looked for.
   */
  readonly image: 'own' | 'starter' | 'missing'
  /** Of the starter too; without any fact where it is missing. */
  readonly dockerfile: DockerfileFacts
  /** Other Dockerfiles, where it is missing. */
  readonly others: readonly string[]
  /** What Dependabot looks after, and in which folder: `/` for the root. */
  readonly updates: readonly Update[]
}

export interface Update {
  readonly ecosystem: Language | 'docker'
  readonly directory: string
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

export interface FoundFiles {
  /** Those in the root. */
  readonly names: readonly string[]
  /** The path of the Dockerfile, what is there, and the names beside it. */
  readonly dockerfile: { readonly path: string; readonly file: ProjectFile; readonly beside: readonly string[] }
  readonly others: readonly string[]
  /** A service or a workflow is imported: it has an image, so there is no starter. */
  readonly isImport: boolean
  /** The paths of what an earlier `init` has written. */
  readonly written: readonly string[]
}

export const repositoryFacts = (found: FoundFiles): RepositoryFacts => {
  const image = imageOf(found)
  return {
    image,
    dockerfile: image === 'starter' ? STARTER : factsIn(found.dockerfile.file),
    others: image === 'missing' ? found.others : [],
    updates: updatesOf(found.names, image === 'missing' ? null : found.dockerfile),
  }
}

const imageOf = ({ names, dockerfile, isImport, written }: FoundFiles): RepositoryFacts['image'] => {
  const { path, file } = dockerfile
  const isWritten = (name: string): boolean => written.some((one) => one === name || one.startsWith(`${name}/`))
  const isEmpty = names.every((name) => BESIDE.test(name) || isWritten(name))
  if (!isImport && path === DOCKERFILE && (isWritten(path) || (file.kind === 'absent' && isEmpty))) return 'starter'
  return file.kind === 'absent' ? 'missing' : 'own'
}

const updatesOf = (names: readonly string[], dockerfile: FoundFiles['dockerfile'] | null): readonly Update[] => {
  const root = languagesIn(names).map((ecosystem) => ({ ecosystem, directory: '/' }))
  if (dockerfile === null) return root
  const folder = folderOf(dockerfile.path)
  const directory = folder === ROOT ? '/' : `/${folder}`
  const beside = folder === ROOT ? [] : languagesIn(dockerfile.beside)
  return [{ ecosystem: 'docker', directory }, ...root, ...beside.map((ecosystem) => ({ ecosystem, directory }))]
}

const languagesIn = (names: readonly string[]): readonly Language[] =>
  LANGUAGES.filter((language) => MARKS.some(([mark, of]) => of === language && names.some((name) => mark.test(name))))

/** Of the starter's Dockerfile: distroless has neither a shell nor curl, and its `nonroot` is 65532 (distroless, common/variables.bzl). */
const STARTER: DockerfileFacts = {
  ...NO_FACTS,
  healthCheck: ['CMD', '/nodejs/bin/node', 'health.mjs'],
  user: '65532:65532',
}

/** It is there, whatever it is: nothing is known of it, and people look at it. */
const factsIn = (file: ProjectFile): DockerfileFacts => {
  if (file.kind === 'absent') return NO_FACTS
  return file.kind === 'text' ? dockerfileFacts(file.text) : { ...NO_FACTS, unread: file.why }
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
