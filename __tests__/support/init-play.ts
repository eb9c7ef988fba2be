/** Plays `init` over files in memory, with the templates of this repository. */
import { readdir, readFile } from 'node:fs/promises'
import { runInit, type InitExit } from '../../src/init/command.ts'
import type { GivenOptions } from '../../src/init/init-options.ts'
import type { GitFacts, InitPorts } from '../../src/init/init-ports.ts'
import type { ProjectFile, WriteProblem } from '../../src/ports/project-files.ts'

export const TEMPLATES: ReadonlyMap<string, string> = new Map(
  await Promise.all(
    (await readdir('infra').catch(() => []))
      .filter((name) => name.endsWith('.yaml'))
      .map(async (name) => [`infra/${name}`, await readFile(`infra/${name}`, 'utf8')] as const),
  ),
)

export const GIT: GitFacts = { root: '/work/hello', origin: null, branch: 'main' }

export interface InitPlay extends Partial<Omit<InitPorts, 'files' | 'print' | 'complain'>> {
  /** What is not text: a link, a folder. */
  readonly unusable?: Readonly<Record<string, string>>
  /** Why no file can be written. */
  readonly unwritable?: WriteProblem | null
}

export interface InitPlayed {
  readonly exit: InitExit
  readonly printed: string
  readonly complained: string
}

/** A repository that keeps its files from one `init` to the next. */
export const repositoryOf = (
  given: Readonly<Record<string, string>> = {},
  { unusable = {}, unwritable = null, ...ports }: InitPlay = {},
) => {
  const files = new Map(Object.entries(given))
  const read = (path: string): ProjectFile => {
    const text = files.get(path)
    const why = unusable[path]
    if (why !== undefined) return { kind: 'unusable', why }
    return text === undefined ? { kind: 'absent' } : { kind: 'text', text }
  }
  const init = async (options: GivenOptions): Promise<InitPlayed> => {
    const printed: string[] = []
    const complained: string[] = []
    const exit = await runInit(options, {
      git: GIT,
      files: {
        read: (path) => Promise.resolve(read(path)),
        list: (folder) => {
          const above = folder === '.' ? '' : `${folder}/`
          const below = [...files.keys(), ...Object.keys(unusable)].filter((path) => path.startsWith(above))
          return Promise.resolve([...new Set(below.map((path) => path.slice(above.length).split('/')[0] ?? ''))].sort())
        },
        write: (written) => {
          if (unwritable !== null) return Promise.resolve(unwritable)
          for (const { path, text } of written) files.set(path, text)
          return Promise.resolve(null)
        },
      },
      templates: () => Promise.resolve(TEMPLATES),
      own: { version: '0.1.0', commit: 'a'.repeat(40) },
      region: 'eu-west-1',
      ask: null,
      choose: null,
      aws: () => {
        throw new Error('AWS is not asked')
      },
      print: (line) => printed.push(line),
      complain: (line) => complained.push(line),
      ...ports,
    })
    return { exit, printed: printed.join('\n'), complained: complained.join('\n') }
  }
  return { files, init, textOf: (path: string) => files.get(path) ?? '' }
}
