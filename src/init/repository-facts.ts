/** What `init` reads out of a repository: how its image is built and run. Pure. */
import type { ProjectFile } from '../ports/project-files.ts'
import { dockerfileFacts, NO_FACTS, type DockerfileFacts } from './dockerfile-facts.ts'

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
  dockerfile: ProjectFile,
  written: readonly string[],
): RepositoryFacts => {
  const isWritten = (name: string): boolean => written.some((path) => path === name || path.startsWith(`${name}/`))
  const isEmpty = names.every((name) => BESIDE.test(name) || isWritten(name))
  const isStarter = isWritten('Dockerfile') || (dockerfile.kind === 'absent' && isEmpty)
  return {
    image: isStarter ? 'starter' : dockerfile.kind === 'absent' ? 'missing' : 'own',
    dockerfile: isStarter ? STARTER : factsIn(dockerfile),
    languages: LANGUAGES.filter((language) =>
      MARKS.some(([mark, of]) => of === language && names.some((name) => mark.test(name))),
    ),
  }
}

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
