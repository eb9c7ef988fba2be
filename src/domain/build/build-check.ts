/** What BuildKit's own checks of the Dockerfile say, out of the end of buildx's output (Docker docs, "Build checks"). Pure. */
import { ESCAPE_SEQUENCES } from '../invisible.ts'

/** One that a build has reported. */
export interface BuildCheck {
  /** `JSONArgsRecommended`. */
  readonly rule: string
  readonly text: string
  /** Of the Dockerfile; null where the check names none. */
  readonly line: number | null
}

/** The checks of a build. */
export interface BuildChecks {
  /** The Dockerfile by its path in the repository; null where it is not in the checkout. */
  readonly file: string | null
  readonly found: readonly BuildCheck[]
}

const HEADER = /^ \d+ warnings? found/u
const CHECK = /^ - (?<rule>[A-Z]\w+): (?<text>.*?)(?: \(line (?<line>\d{1,7})\))?$/u

/**
 * Takes all that buildx has printed. Only what is below its heading counts: a command of the build prints what it likes above. The heading has a color
 * also where there is no terminal (buildx 0.31, commands/build.go).
 */
export const buildChecksIn = (output: string): readonly BuildCheck[] => {
  const lines = output
    .replaceAll(ESCAPE_SEQUENCES, '')
    .split('\n')
    .map((line) => line.trimEnd())
  const start = lines.findLastIndex((line) => HEADER.test(line))
  if (start === -1) return []
  return lines.slice(start + 1).flatMap((one): readonly BuildCheck[] => {
    const { rule, text, line } = CHECK.exec(one)?.groups ?? {}
    return rule === undefined || text === undefined
      ? []
      : [{ rule, text, line: line === undefined ? null : Number(line) }]
  })
}
