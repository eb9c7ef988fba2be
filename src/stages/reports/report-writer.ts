/** Writes files into the folder of the reports. What cannot be written is remembered, and nothing else suffers. */
import { join } from 'node:path'
import type { ReportFile } from '../../domain/reports/written-reports.ts'
import { messageOf } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'

export type ReportPorts = Pick<Ports, 'exec' | 'files' | 'secrets' | 'log'>

export interface ReportWriter {
  readonly ports: ReportPorts
  /** What was written so far. */
  readonly files: ReportFile[]
  readonly problems: string[]
  /** Gives null, and remembers why, where it fails. */
  readonly attempt: <Value>(what: string, act: () => Promise<Value>) => Promise<Value | null>
}

/** Of a folder that is there. */
export interface FolderWriter extends ReportWriter {
  readonly folder: string
}

/** A writer that has written nothing yet. */
export const reportWriter = (ports: ReportPorts): ReportWriter => {
  const problems: string[] = []
  return {
    ...{ ports, problems, files: [] },
    attempt: async (what, act) => {
      try {
        return await act()
      } catch (error) {
        problems.push(`${what} cannot be written: ${messageOf(error)}`)
        return null
      }
    },
  }
}

/** Does what writes a file. Where it fails, what it has left there is removed: half a report would be taken for one that found less. */
export const wholeOrNone = async <Value>(
  name: string,
  { folder, ports: { files } }: FolderWriter,
  write: (path: string) => Promise<Value>,
): Promise<Value> => {
  const path = join(folder, name)
  try {
    return await write(path)
  } catch (error) {
    await files.remove(path).catch(() => undefined)
    throw error
  }
}

/** Writes a file; gives whether that worked. */
export const writeFile = async (name: string, text: string, writer: FolderWriter): Promise<boolean> => {
  const written = await writer.attempt(name, async () => {
    await wholeOrNone(name, writer, (path) => writer.ports.files.writePrivate(path, text))
    writer.files.push({ name })
    return true
  })
  return written === true
}

/** Writes a file in the place of an earlier one, which is kept where that fails. */
export const replaceFile = async (name: string, text: string, { attempt, files, folder, ports }: FolderWriter) =>
  attempt(name, async () => {
    const [path, next] = [join(folder, name), join(folder, `${name}.next`)]
    try {
      await ports.files.writePrivate(next, text)
      await ports.files.remove(path)
      await ports.files.move(next, path)
    } catch (error) {
      await ports.files.remove(next).catch(() => undefined)
      throw error
    }
    files.push({ name })
  })

/** Logs what cannot be written. */
export const warnOfProblems = ({ problems, ports }: ReportWriter): void => {
  for (const problem of problems) ports.log.warning(problem)
}
