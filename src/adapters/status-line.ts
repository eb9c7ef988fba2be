/** The last line of a terminal, which says what runs and since when; it is erased before anything else is written. */
import { styleText } from 'node:util'

const EVERY_MS = 1_000
/** To the beginning of the line, and erase it (ECMA-48, EL). */
const ERASE = '\r\u001b[K'
/** Of a terminal that does not know its width (and of `script`). */
export const USUAL_WIDTH = 80

export interface StatusLine {
  /** Writes a text that ends with its line end, in place of the status: that comes back with the next second. */
  readonly above: (text: string) => void
  readonly show: (title: string) => void
  readonly hide: () => void
}

/** Only a terminal has one: elsewhere texts are written as they come. */
export const makeStatusLine = (stream: NodeJS.WriteStream): StatusLine => {
  if (!stream.isTTY || process.env['TERM'] === 'dumb' || process.env['CI'] !== undefined) {
    return { above: (text) => void stream.write(text), show: () => undefined, hide: () => undefined }
  }
  let shown: { readonly title: string; readonly since: number } | null = null
  let timer: NodeJS.Timeout | null = null
  let isDrawn = false
  const erase = (): void => {
    if (isDrawn) stream.write(ERASE)
    isDrawn = false
  }
  const draw = (): void => {
    if (shown === null) return
    const seconds = Math.round((Date.now() - shown.since) / 1_000)
    const text = `… ${shown.title} (${seconds} s)`.slice(0, (stream.columns || USUAL_WIDTH) - 1)
    stream.write(`${ERASE}${styleText('dim', text, { stream })}`)
    isDrawn = true
  }
  const hide = (): void => {
    if (timer !== null) clearInterval(timer)
    erase()
    shown = null
    timer = null
  }
  return {
    above: (text) => {
      erase()
      stream.write(text)
    },
    show: (title) => {
      hide()
      shown = { title, since: Date.now() }
      timer = setInterval(draw, EVERY_MS)
      timer.unref()
    },
    hide,
  }
}
