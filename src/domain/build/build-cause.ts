/** The cause of a failed build in a few words, from the last lines that docker printed. */

/** BuildKit (solver/llbsolver) and the classic builder (moby, builder/dockerfile) on a step that failed. */
const STEPS = [
  /process "(?:\/bin\/sh -c )?(.+)" did not complete successfully: exit code: (\d+)/u,
  /The command '(?:\/bin\/sh -c )?(.+)' returned a non-zero code: (\d+)/u,
]

/** What docker and BuildKit put before the cause. */
const PREFIXES =
  /^(?:ERROR|Error response from daemon|failed to build|failed to solve|failed to compute cache key)(?::\s*|$)/iu

const LONGEST_COMMAND = 50
const LONGEST_CAUSE = 80

/** Null where no line says it in at most 80 characters. A step's command is named when it is short. */
export const buildCause = (lines: readonly string[]): string | null => {
  const step = lines.flatMap((line) => STEPS.flatMap((pattern) => pattern.exec(line) ?? [])).slice(0, 3)
  const [, command = '', code] = step
  if (code !== undefined) {
    const name = command.replaceAll('`', "'")
    return `${name.length <= LONGEST_COMMAND ? `\`${name}\`` : 'a RUN step'} exited with code ${code}`
  }
  const last = lines.findLast((line) => PREFIXES.test(line))
  const cause = last === undefined ? '' : withoutPrefixes(last)
  return cause === '' || cause.length > LONGEST_CAUSE ? null : cause
}

const withoutPrefixes = (line: string): string =>
  PREFIXES.test(line) ? withoutPrefixes(line.replace(PREFIXES, '')) : line.trim()
