/** The commands of a `run:` as words, as far as they are simple: no substitution, no condition, no loop. Pure. */

export interface Command {
  readonly words: readonly string[]
  /** As it is written. */
  readonly text: string
  /** Lines after the first one of the script. */
  readonly offset: number
  /** Whether a shell would do more than run these words: a pipe, a redirection, a substitution. */
  readonly isSimple: boolean
}

/** Comments and empty lines are no commands. */
export const commandsOf = (script: string): readonly Command[] => {
  const found: Command[] = []
  const lines = script.split('\n')
  for (let offset = 0; offset < lines.length;) {
    const from = offset
    let text = ''
    do {
      text += (lines[offset] ?? '').replace(/\\$/u, ' ')
      offset += 1
    } while (lines[offset - 1]?.endsWith('\\') === true && offset < lines.length)
    found.push(...parts(text).map((one) => commandOf(one, from)))
    offset = behindDocument(text, lines, offset)
  }
  return found.filter(({ words }) => words.length > 0)
}

/** The lines of a here-document are what a command reads, and no commands. Without its end it goes on to the last line. */
const behindDocument = (text: string, lines: readonly string[], from: number): number => {
  const [, , word] = /(?<!<)<<(?!<)-?\s*(["']?)(\w{1,100})\1/u.exec(text) ?? []
  if (word === undefined) return from
  const end = lines.findIndex((line, at) => at >= from && line.trim() === word)
  return end === -1 ? lines.length : end + 1
}

/** At `&&` and `;`, which no usual command has in an argument. */
const parts = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s&&\s|;\s|;$/u)
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('#'))

const commandOf = (text: string, offset: number): Command => ({
  words: [...text.matchAll(WORD)].map(([word]) => word.replaceAll(/["']/gu, '')),
  text,
  offset,
  isSimple: !/[`<>|&]|\$\(|^(?:if|then|else|fi|for|while|do|done|case|esac|function|eval|exec|source)\b|[{}]\s*$/u.test(
    // An expression of GitHub is filled in before the shell sees it.
    text.replaceAll(/\$\{\{[^}]{0,200}\}\}/gu, 'x').replaceAll(/\$\{\w+\}/gu, 'x'),
  ),
})

/** A word, with its quoted parts and expressions. */
const WORD = /(?:"[^"]*"|'[^']*'|\$\{\{[^}]{0,200}\}\}|[^\s"'])+/gu

/** `$NAME` and `${NAME}` replaced by what is known. */
export const withVariables = (word: string, variables: ReadonlyMap<string, string>): string =>
  word.replaceAll(
    /\$(?:\{(\w{1,100})\}|(\w{1,100}))/gu,
    (whole, braced: string | undefined, plain: string | undefined) => variables.get(braced ?? plain ?? '') ?? whole,
  )
