/** The Dockerfile as code scanning finds it: its path in the repository, and its text. */
import { dirname, join, relative, sep } from 'node:path'
import { isRemote } from '../../domain/build/build-context.ts'
import { leadsOut } from '../../domain/local-path.ts'
import type { SourcePlaces } from '../../domain/sarif/source-places.ts'
import type { Ports } from '../../ports/ports.ts'

export interface BuildSource {
  /** The checkout. */
  readonly workspace: string
  /** A folder, or what docker fetches. */
  readonly context: string
  readonly file: string | null
  readonly target: string | null
}

interface FoundDockerfile {
  /** Relative to the repository, with `/`. */
  readonly path: string
  readonly text: string
}

/** Null where the build took one from elsewhere, or it is not there any more. */
export const findDockerfile = async (
  { workspace, context, file }: BuildSource,
  { files }: Pick<Ports, 'files'>,
): Promise<FoundDockerfile | null> => {
  if (isRemote(context)) return null
  const path = file ?? join(context, 'Dockerfile')
  if (leadsOut(relative(workspace, path)) || (await files.refusal(path)) !== null) return null
  const text = await files.readText(path)
  if (text === null) return null
  const root = await repositoryOf(dirname(path), workspace, files)
  return { path: relative(root, path).split(sep).join('/'), text }
}

/** A workflow may check out into a folder of its workspace; code scanning wants paths of the repository. */
const repositoryOf = async (folder: string, workspace: string, files: Ports['files']): Promise<string> => {
  for (let at = folder; !leadsOut(relative(workspace, at)) && at !== workspace; at = dirname(at))
    if ((await files.kindOf(join(at, '.git'))) !== 'absent') return at
  return workspace
}

/** The Dockerfile that the image was built from, and the stage of it; null without one. */
export const findSource = async (
  source: BuildSource | null,
  ports: Pick<Ports, 'files'>,
): Promise<SourcePlaces['dockerfile']> => {
  const found = source === null ? null : await findDockerfile(source, ports)
  return found === null ? null : { ...found, target: source?.target ?? null }
}
