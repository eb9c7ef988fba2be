/** The settings file of the checkout. */
import type { Files } from '../ports/files.ts'
import { readSettingsText, type TextFiles } from './file-text.ts'
import { localPath, pathProblem } from './local-paths.ts'
import { refuseMisnamedFile } from './misnamed-file.ts'
import { problem } from './problems.ts'
import { DEFAULT_FILE } from './read-settings.ts'
import type { SettingsFile } from './settings-file.ts'

interface Place {
  readonly files: TextFiles & Pick<Files, 'refusal'>
  readonly workspace: string
}

/** The file that `config-file` names, '' for none; null when it names none and there is none. */
export const findSettingsFile = async (asked: string, place: Place): Promise<SettingsFile | null> => {
  const path = asked === '' ? DEFAULT_FILE : asked
  const file = localPath('config-file', path, place.workspace)
  const refused = await pathProblem(file, place)
  if (refused !== null) return { path, text: null, problem: refused }
  const read = await readSettingsText(file.path, place.files)
  if (read.kind === 'text') return { path, text: read.text }
  const wrong = (what: string): SettingsFile => ({ path, text: null, problem: problem(what) })
  // Without it, its guards would not hold, and nobody would know.
  if (read.kind === 'refused') return wrong(`${asked === '' ? '' : '`config-file`: '}${path} ${read.because}`)
  if (asked !== '') return wrong(`\`config-file\`: ${path} does not exist in the checkout`)
  await refuseMisnamedFile(await namesIn(place), place)
  return null
}

const namesIn = async ({ files, workspace }: Place): Promise<readonly string[]> =>
  (await files.kindOf(workspace)) === 'directory' ? files.list(workspace) : []
