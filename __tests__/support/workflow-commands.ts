/** What the runner would take for a command in a log, found by the rules of actions/runner (ActionCommand.cs), not by ours. */

export interface WorkflowCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly text: string
}

/** Characters that a culture-sensitive comparison of .NET passes over: formats, joiners, marks, controls without a width. */
const PASSED_OVER = /(?![\t\n\v\f\r\u0085])[\p{Cf}\p{Cc}\p{M}]/gu

/** `char.IsWhiteSpace` of .NET, which `TrimStart()` removes. */
const WHITE_SPACE = /^[\p{Z}\t\n\v\f\r\u0085]+/u

/** Every command of a log, in order; `StreamReader.ReadLine` ends a line at `\r\n`, `\n` and `\r`. */
export const commandsIn = (log: string): readonly WorkflowCommand[] =>
  log.split(/\r\n|\n|\r/).flatMap((raw) => {
    const line = raw.replace(PASSED_OVER, '').replace(WHITE_SPACE, '')
    return [...newCommand(line), ...oldCommand(line)]
  })

const newCommand = (line: string): readonly WorkflowCommand[] => {
  const end = line.indexOf('::', 2)
  if (!line.startsWith('::') || end < 0) return []
  return [{ ...readHead(line.slice(2, end), ','), text: unescape(line.slice(end + 2)) }]
}

/** `##[name key=value;]text`, anywhere in a line. */
const oldCommand = (line: string): readonly WorkflowCommand[] => {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return []
  return [{ ...readHead(line.slice(start + 3, end), ';'), text: line.slice(end + 1) }]
}

/** Each form has its own sign between the properties: a semicolon in a title of the new form is a part of it. */
const readHead = (head: string, separator: ',' | ';'): Pick<WorkflowCommand, 'name' | 'properties'> => {
  const [name = '', ...rest] = head.split(' ')
  const pairs = rest
    .join(' ')
    .split(separator)
    .filter((pair) => pair.includes('='))
  const entries = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))])
  // Each entry is a name and a value, which the tuple type of `map` forgets.
  return { name, properties: Object.fromEntries(entries) as Record<string, string> }
}

const unescape = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')

/** The error annotations of a log: what a user reads first. */
export const errorsIn = (log: string): readonly { readonly title: string; readonly message: string }[] =>
  commandsIn(log)
    .filter(({ name }) => name === 'error')
    .map(({ properties, text }) => ({ title: properties['title'] ?? '', message: text }))
