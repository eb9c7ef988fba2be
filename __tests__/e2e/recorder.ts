/** Wrappers of docker, trivy and dockle, first on PATH, that record each call; the real program does the work. */
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface RecordedCall {
  readonly program: string
  readonly argv: readonly string[]
  readonly environment: string
  readonly startedAt: number
  /** NaN while it runs, or when it was killed. */
  readonly endedAt: number
}

const wrapper = ({ name, path, folder }: Readonly<Record<'name' | 'path' | 'folder', string>>): string => `#!/bin/bash
file="${folder}/calls/$$-${name}"
{ echo "start $EPOCHREALTIME"; for a in "$@"; do printf 'argv %s\\n' "\${a//$'\\n'/ }"; done; export -p | sed 's/^/env /'; } >"$file"
[ ! -e "${folder}/${name}.late" ] || /bin/sleep 2
"${path}" "$@"
code=$?
echo "end $EPOCHREALTIME" >>"$file"
exit $code
`

export interface Recorder {
  /** To be put first on PATH. */
  readonly folder: string
  readonly calls: () => Promise<readonly RecordedCall[]>
  /** From now on the program begins its work two seconds late: on a busy machine, what is started together also runs together. */
  readonly delay: (name: string) => Promise<void>
}

/** Makes the wrappers; `programs` are names and the absolute paths behind them. */
export const makeRecorder = async (folder: string, programs: Readonly<Record<string, string>>): Promise<Recorder> => {
  await mkdir(join(folder, 'calls'), { recursive: true })
  for (const [name, path] of Object.entries(programs)) {
    await writeFile(join(folder, name), wrapper({ name, path, folder }))
    await chmod(join(folder, name), 0o755)
  }
  return {
    folder,
    calls: () => readCalls(join(folder, 'calls')),
    delay: (name) => writeFile(join(folder, `${name}.late`), ''),
  }
}

const readCalls = async (folder: string): Promise<readonly RecordedCall[]> => {
  const files = await readdir(folder)
  return Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
      const rest = (word: string): readonly string[] =>
        lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
      return {
        program: file.slice(file.indexOf('-') + 1),
        argv: rest('argv'),
        environment: rest('env').join('\n'),
        startedAt: Number(rest('start')[0] ?? NaN),
        endedAt: Number(rest('end')[0] ?? NaN),
      }
    }),
  )
}
