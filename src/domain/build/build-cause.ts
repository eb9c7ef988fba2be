/** The cause of a failed build in a few words, from the last lines that docker printed. */

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

/** Null where no line says it in at most 80 characters. A step's command is named when it is short. */
export const buildCause = (lines: readonly string[]): string | null => {
  const [step] = lines.filter(namesCode).flatMap(failedStep)
  if (step !== undefined) {
    const name = step.command.replaceAll('`', "'")
    return `${name.length <= LONGEST_COMMAND ? `\`${name}\`` : 'a RUN step'} exited with code ${step.code}`
  }
  const last = lines.findLast((line) => PREFIXES.test(line))
  const cause = last === undefined ? '' : withoutPrefixes(last.slice(0, JUDGED))
  return cause === '' || cause.length > LONGEST_CAUSE ? null : cause
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
