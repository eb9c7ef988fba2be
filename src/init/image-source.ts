/** Where the image of a repository is built from: its Dockerfile, and the context, which are in a folder where several services share a repository. */
import { parseDockerfile } from '../domain/build/dockerfile.ts'
import type { ProjectFile, ProjectFiles } from '../ports/project-files.ts'
import { dockerfileFacts } from './dockerfile-facts.ts'
import type { Answers, GivenAnswers } from './init-answers.ts'
import type { InitPorts } from './init-ports.ts'

export const DOCKERFILE = 'Dockerfile'
export const ROOT = '.'

/** Of its folder in the repository; `.` for one in the root. */
export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/') || ROOT

/** As `ship-to-ecs.yaml` takes it: without `./` in front of it or `/` behind it. */
export const plainPath = (path: string): string => path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') || ROOT

/** The Dockerfile of the settings: an imported workflow may name it. */
export const dockerfileOf = ({ existing, dockerfile, context }: Answers): string => {
  const { file, context: folder } = existing?.settings ?? {}
  if (file === undefined && folder === undefined) return dockerfile
  const path = plainPath(file ?? `${plainPath(folder ?? context)}/${DOCKERFILE}`)
  return isInside(path) ? path : DOCKERFILE
}

/** Not a URL, nor what only GitHub knows. */
const isInside = (path: string): boolean => /^[\w.@+-][\w.@+/ -]*$/.test(path) && !path.split('/').includes('..')

/** Far more than a person has, and little enough for a disk. */
const MOST_FOLDERS = 2000
const DEEPEST = 3
/** Of packages, of what a build has made, and of git. */
const PASSED_OVER = /^(?:\..*|node_modules|vendor|target|dist|build|bin|obj|infra)$/

/** The Dockerfiles below the root, in the order of their paths. */
export const dockerfilesBelow = async ({ list }: Pick<ProjectFiles, 'list'>): Promise<readonly string[]> => {
  const found: string[] = []
  let folders: readonly string[] = (await list(ROOT)).filter((name) => !PASSED_OVER.test(name))
  for (let depth = 1; depth <= DEEPEST && folders.length > 0; depth += 1) {
    const below: string[] = []
    for (const folder of folders.slice(0, MOST_FOLDERS)) {
      const names = await list(folder)
      if (names.includes(DOCKERFILE)) found.push(`${folder}/${DOCKERFILE}`)
      below.push(...names.filter((name) => !PASSED_OVER.test(name)).map((name) => `${folder}/${name}`))
    }
    folders = below
  }
  return found.toSorted()
}

interface Asked {
  /** What flags and files say. */
  readonly given: GivenAnswers
  /** Whether `init` runs for the first time. */
  readonly isFirst: boolean
  /** Null where nobody is asked. */
  readonly choose: InitPorts['choose']
}

/** The answers that follow from the Dockerfile; none where an earlier `init` has them, and nobody names another one. */
export const imageAnswers = async (asked: Asked, files: ProjectFiles): Promise<GivenAnswers | 'cancelled'> => {
  const { given, isFirst } = asked
  if (given.dockerfile === undefined && !isFirst) return {}
  const dockerfile = given.dockerfile ?? (await chosenOne(asked, files))
  if (dockerfile === null) return 'cancelled'
  const found = await files.read(dockerfile)
  const port = found.kind === 'text' ? dockerfileFacts(found.text).port : null
  return { dockerfile, context: contextOf(dockerfile, found), ...(port === null ? {} : { port }) }
}

/** Of several, people choose; null where they cancel. A workflow that is imported names its own. */
const chosenOne = async ({ given, choose }: Asked, files: ProjectFiles): Promise<string | null> => {
  const { context, file } = given.existing?.settings ?? {}
  const isNamed = context !== undefined || file !== undefined
  if (isNamed || (await files.read(DOCKERFILE)).kind !== 'absent') return DOCKERFILE
  const all = await dockerfilesBelow(files)
  if (all.length < 2) return all[0] ?? DOCKERFILE
  return choose === null ? DOCKERFILE : choose('Which Dockerfile is that of this service?', all)
}

/** Its own folder; the root where it copies by a path that begins there (`COPY Api/Api.csproj Api/`, as Visual Studio writes it). */
const contextOf = (dockerfile: string, found: ProjectFile): string => {
  const folder = folderOf(dockerfile)
  const instructions = found.kind === 'text' ? (parseDockerfile(found.text)?.instructions ?? []) : []
  const copied = instructions
    .filter(({ keyword, text }) => ['COPY', 'ADD'].includes(keyword) && !/--from=/i.test(text))
    .flatMap(({ text }) => text.match(/[^\s"',[\]]+/g) ?? [])
  return copied.some((path) => `${plainPath(path)}/`.startsWith(`${folder}/`)) ? ROOT : folder
}
