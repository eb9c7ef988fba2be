/** Shows a log as GitHub's page would, on a terminal: groups as headings, annotations as marks, commands not at all. */
import type { Look, Paint } from './paint.ts'

/** A sink for text in pieces of any size; whole lines go on. */
export const asTerminal = (write: (text: string) => void, paint: Paint): ((text: string) => void) => {
  let rest = ''
  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const shown = view(line)
      if (shown !== null) write(`${painted(shown, paint)}\n`)
    }
  }
}

const view = (line: string): string | null => {
  const match = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line)
  if (match === null) return line
  const text = decodeURIComponent((match[3] ?? '').replace(/%(?!0A|0D|25)/g, '%25'))
  switch (match[1]) {
    case 'group':
      return `▼ ${text}`
    case 'error':
      return `✗ ${text}`
    case 'warning':
    case 'notice':
      return `! ${text}`
    default:
      return null
  }
}

const LOOKS: Readonly<Record<string, Look>> = { '▼': 'heading', '✓': 'good', '✗': 'bad', '!': 'warning', '–': 'quiet' }

/** A line in the look of the mark that it begins with. */
const painted = (line: string, paint: Paint): string => {
  const look = LOOKS[/^(\S) /u.exec(line)?.[1] ?? '']
  return look === undefined ? line : paint(look, line)
}
