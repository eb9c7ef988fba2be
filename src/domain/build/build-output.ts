/** Which lines of a build's output a person wants to see while it runs. */

/** BuildKit's plain progress: `#7 [builder 3/5] RUN npm ci`, later `#7 DONE 12.3s`. */
const BUILDKIT_STEP = /^#(\d+) \[(?:[^\]]+ )?\d+\/\d+\] /
const BUILDKIT_EXPORT = /^#(\d+) exporting to /
const BUILDKIT_END = /^#(\d+) (?:DONE|CACHED|CANCELED)\b/
/** The classic builder: `Step 3/5 : RUN npm ci`. */
const CLASSIC_STEP = /^Step \d+\/\d+ : /
/** The end of buildx's output: ` 1 warning found:`, then ` - RuleName: …` (Docker docs, "Build checks"). */
const BUILD_CHECK = /^ \d+ warnings? found|^ - [A-Z]\w+: /

/** Whether a line is a step of one build, the end of a step, or a warning. Takes all lines in order. */
export const buildSteps = (): ((line: string) => boolean) => {
  const steps = new Set<string>()
  const isOfBuildKit = (line: string): boolean => {
    const start = (BUILDKIT_STEP.exec(line) ?? BUILDKIT_EXPORT.exec(line))?.[1]
    if (start !== undefined) {
      // BuildKit repeats the line when it returns to a step after it printed something of another one.
      const isNew = !steps.has(start)
      steps.add(start)
      return isNew
    }
    const end = BUILDKIT_END.exec(line)?.[1]
    return end !== undefined && steps.has(end)
  }
  return (line) => {
    if (line.startsWith('#')) return isOfBuildKit(line)
    return CLASSIC_STEP.test(line) || BUILD_CHECK.test(line)
  }
}
