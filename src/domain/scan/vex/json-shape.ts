/** What must not be in the JSON of a document that others have written, whatever it says: found before it is parsed. Pure. */
import { MOST_LEVELS, quoted } from '../../bounds.ts'

/** The keys of an object so far; null: of a list, which has none. */
interface Level {
  readonly keys: Set<string> | null
  /** Whether a text is a key where the reader is. */
  isKeyNext: boolean
}

/**
 * Why a JSON text is refused; null where it is not. A schema that calls itself runs out of stack where a document is deep. Of a key that is set
 * twice, readers take one or the other (RFC 8259, chapter 4), so it says nothing.
 */
export const shapeProblem = (text: string): string | null => {
  const levels: Level[] = []
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    if (character !== '"') enter(levels, character)
    else {
      const end = endOfText(text, index)
      const twice = keyTwice(levels.at(-1), text.slice(index, end + 1))
      if (twice !== null) return `it has the key '${quoted(twice)}' twice in one object`
      index = end
    }
    if (levels.length > MOST_LEVELS) return `it is nested more than ${MOST_LEVELS} levels deep`
  }
  return null
}

const enter = (levels: Level[], character: string): void => {
  const level = levels.at(-1)
  if (character === '{') levels.push({ keys: new Set(), isKeyNext: true })
  else if (character === '[') levels.push({ keys: null, isKeyNext: false })
  else if (character === '}' || character === ']') levels.pop()
  else if (level !== undefined && (character === ',' || character === ':')) level.isKeyNext = character === ','
}

/** The quote that ends the text which begins at `start`; the end of the document where none does. */
const endOfText = (document: string, start: number): number => {
  let index = start + 1
  while (index < document.length && document.charAt(index) !== '"') index += document.charAt(index) === '\\' ? 2 : 1
  return index
}

/** A key that its object has already; notes it otherwise. */
const keyTwice = (level: Level | undefined, written: string): string | null => {
  if (level === undefined || level.keys === null || !level.isKeyNext) return null
  const key = unescaped(written)
  if (level.keys.has(key)) return key
  level.keys.add(key)
  return null
}

/** What is not JSON is refused by whoever parses it. */
const unescaped = (written: string): string => {
  try {
    return String(JSON.parse(written))
  } catch {
    return written
  }
}
