/** The settings file of the checkout. */
import type { Files } from '../ports/files.ts'
import { localPath, pathProblem } from './local-paths.ts'
import { refuseMisnamedFile } from './misnamed-file.ts'
import { problem } from './problems.ts'
import { DEFAULT_FILE } from './read-settings.ts'
import type { SettingsFile } from './settings-file.ts'

interface Place {
  readonly files: Pick<Files, 'kindOf' | 'readText' | 'refusal'>
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
  if (asked === '') await refuseMisnamedFile(place.files, place.workspace)
  return asked === ''
    ? null
    : { path, text, problem: problem(`\`config-file\`: ${path} does not exist in the checkout`) }
}
