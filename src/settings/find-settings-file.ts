/** The settings file of the checkout. */
import type { Files } from '../ports/files.ts'
import { localPath, pathProblem } from './local-paths.ts'
import { refuseMisnamedFile } from './misnamed-file.ts'
import { problem } from './problems.ts'
import { DEFAULT_FILE } from './read-settings.ts'
import type { SettingsFile } from './settings-file.ts'

interface Place {
  readonly files: Pick<Files, 'kindOf' | 'list' | 'readText' | 'refusal'>
  readonly workspace: string
}

/** The file that `config-file` names, '' for none; null when it names none and there is none. */
export const findSettingsFile = async (asked: string, place: Place): Promise<SettingsFile | null> => {
  const path = asked === '' ? DEFAULT_FILE : asked
  const file = localPath('config-file', path, place.workspace)
  const refused = await pathProblem(file, place)
  if (refused !== null) return { path, text: null, problem: refused }
  const text = await place.files.readText(file.path)
  if (text !== null) return { path, text }
  if (asked !== '') return { path, text, problem: problem(`\`config-file\`: ${path} does not exist in the checkout`) }
  const names = await namesIn(place)
  // Without it, its guards would not hold, and nobody would know.
  if (names.includes(path)) return { path, text, problem: problem(`${path} cannot be read: ${NO_FILE}`) }
  await refuseMisnamedFile(names, place)
  return null
}

const NO_FILE = 'it is a folder, a pipe, or a link that leads to no file'

const namesIn = async ({ files, workspace }: Place): Promise<readonly string[]> =>
  (await files.kindOf(workspace)) === 'directory' ? files.list(workspace) : []
