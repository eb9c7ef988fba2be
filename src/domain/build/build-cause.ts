/** The cause of a failed build in a few words, from the last lines that docker printed. */
import { DISK_FULL, engineFailure, type EngineFailure } from '../image/engine-failure.ts'

/** BuildKit (solver/llbsolver) and the classic builder (moby, builder/dockerfile) on a step that failed: before its command, and after it. */
const STEPS = [
  ['process "', /" did not complete successfully: exit code: (\d{1,3})/u],
  ["The command '", /' returned a non-zero code: (\d{1,3})/u],
] as const

/** What docker and BuildKit put before the cause. */
const PREFIXES =
  /^(?:ERROR|Error response from daemon|failed to build|failed to solve|failed to compute cache key)(?::\s*|$)/iu

const LONGEST_COMMAND = 50
const LONGEST_CAUSE = 80
/** What is longer is no cause in a few words, with all of its prefixes. */
const JUDGED = 1000

export interface BuildCause {
  /** From the fullest to the shortest; none where no line says it in at most 80 characters. */
  readonly headlines: readonly string[]
  /** What is wrong is the engine or a disk, and not what is built. */
  readonly failure: EngineFailure | null
}

/** Of the step that failed, or else of the last error. */
export const buildCause = (lines: readonly string[]): BuildCause => {
  const [step] = lines.filter(namesCode).flatMap(failedStep)
  return step === undefined ? causeOfError(lines) : causeOfStep(step, lines)
}

/** A step's command is named when it is short. What a step prints is quoted: it can be anything. */
const causeOfStep = ({ command, code }: FailedStep, lines: readonly string[]): BuildCause => {
  const ends = `exited with code ${code}`
  const short = `${command.length <= LONGEST_COMMAND ? `\`${command.replaceAll('`', "'")}\`` : 'a RUN step'} ${ends}`
  const [why] = lines.flatMap((line) => DISK_FULL.exec(line)?.[0] ?? [])
  if (why === undefined) return { headlines: [short], failure: null }
  return { headlines: [`${short}: ${why}`, `a RUN step ${ends}: ${why}`], failure: engineFailure(why, 'engine') }
}

const causeOfError = (lines: readonly string[]): BuildCause => {
  const last = lines.findLast((line) => PREFIXES.test(line)) ?? lines.findLast((line) => line.trim() !== '') ?? ''
  const failure = engineFailure(last, 'engine')
  if (failure !== null) return { headlines: [failure.short], failure }
  const cause = PREFIXES.test(last) ? withoutPrefixes(last.slice(0, JUDGED)) : ''
  return { headlines: cause === '' || cause.length > LONGEST_CAUSE ? [] : [cause], failure: null }
}

interface FailedStep {
  readonly command: string
  readonly code: string
}

/** Of a million lines, nearly none does. */
const namesCode = (line: string): boolean => line.includes(' code: ')

const failedStep = (line: string): readonly FailedStep[] =>
  STEPS.flatMap(([before, after]) => {
    const start = line.indexOf(before)
    if (start === -1) return []
    const end = after.exec(line)
    if (end === null || end.index <= start + before.length) return []
    return [
      { command: line.slice(start + before.length, end.index).replace(/^\/bin\/sh -c /u, ''), code: end[1] ?? '' },
    ]
  })

const withoutPrefixes = (line: string): string =>
  PREFIXES.test(line) ? withoutPrefixes(line.replace(PREFIXES, '')) : line.trim()
