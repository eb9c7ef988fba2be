/** The files through which an action talks to the runner, read by the runner's rules. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mkdir, writeFile } from 'node:fs/promises'

const NAMES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const

export type CommandFiles = Readonly<Record<(typeof NAMES)[number], string>>

/** Makes the files, empty, below `home`. */
export const makeCommandFiles = async (home: string): Promise<CommandFiles> => {
  await mkdir(join(home, 'files'))
  const paths = NAMES.map((name) => [name, join(home, 'files', name.toLowerCase())] as const)
  await Promise.all(paths.map(([, path]) => writeFile(path, '')))
  // `fromEntries` forgets the keys; they are exactly `NAMES`.
  return Object.fromEntries(paths) as CommandFiles
}

/**
 * `name=value` lines and `name<<DELIMITER` blocks (actions/runner, FileCommandManager.cs).
 * @throws Error on a line that the runner would reject
 */
export const parseFileCommand = (text: string): Readonly<Record<string, string>> => {
  const values: Record<string, string> = {}
  const lines = text.split(/\r\n|\n|\r/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (heredoc !== -1 && (equals === -1 || heredoc < equals)) {
      const end = lines.indexOf(line.slice(heredoc + 2), index + 1)
      if (end === -1) throw new Error(`the delimiter of '${line.slice(0, heredoc)}' does not occur again`)
      values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (equals !== -1) values[line.slice(0, equals)] = line.slice(equals + 1)
    else throw new Error(`'${line}' is not a file command`)
  }
  return values
}

const SUMMARY_LIMIT = 1024 * 1024

/** The summary as the runner accepts it. @throws Error above 1 MiB, which the runner drops */
export const readSummary = async (path: string): Promise<string> => {
  const bytes = await readFile(path)
  if (bytes.length > SUMMARY_LIMIT)
    throw new Error(`the summary has ${bytes.length} bytes; the runner accepts ${SUMMARY_LIMIT}`)
  return bytes.toString('utf8')
}
