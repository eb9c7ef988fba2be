/** Checks the texts, numbers and booleans of a task definition: their type, and the values that ECS accepts. */
import { quoted } from '../bounds.ts'
import { nearest } from '../near-match.ts'
import { isFilledText, type FilledText } from './filled-text.ts'
import { placeholderIn } from './placeholders.ts'
import { FRACTIONS, INTEGER, RANGES } from './ranges.ts'
import { ENUMS } from './shape.ts'
import { article, nameOf, reject, type Part, type Walk } from './walk.ts'
import { isWrittenNumber, textOf, type WrittenNumber } from './written-number.ts'

/** The value as ECS expects it; undefined after a problem. */
export const checkSimple = (part: Part, walk: Walk): unknown => {
  const { value, type } = part
  if (isFilledText(value)) return checkFilled(part, value, walk)
  if (isWrittenNumber(value)) return checkWritten(part, value, walk)
  if (typeof value === type) return checkValue(part, walk)
  if (type === 'string' && typeof value === 'number') return asText(part, String(value), walk)
  return reject(`${part.path}: expected ${article(type)}, found ${placeholderOr(value)}${hintFor(value, type)}`, walk)
}

const placeholderOr = (value: unknown): string => {
  const placeholder = typeof value === 'string' ? placeholderIn(value) : null
  return placeholder === null ? nameOf(value) : `the placeholder ${quoted(placeholder)}, which nothing fills in`
}

/** What YAML 1.1 took for true and false, and 1.2 takes for texts (yaml.org/type/bool.html). */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['no', 'n', 'off'].map((word) => [word, false] as const),
])

const hintFor = (value: unknown, type: string): string => {
  const meant = type === 'boolean' ? WORDS.get(String(value).toLowerCase()) : undefined
  if (meant !== undefined) return `; write ${String(meant)}`
  if (type === 'string' && typeof value === 'boolean') return `; write "${String(value)}" in quotes`
  const isQuoted =
    typeof value === 'string' &&
    ((type === 'number' && /^-?\d{1,20}(\.\d{1,20})?$/.test(value)) ||
      (type === 'boolean' && /^(true|false)$/.test(value)))
  return isQuoted ? `; write ${value} without quotes` : ''
}

const asText = (part: Part, text: string, walk: Walk): unknown => {
  walk.notes.push(`${part.path}: the number ${text} is sent as the string "${text}", which ECS expects`)
  return checkValue({ ...part, value: text }, walk)
}

/** A text with values as its member's type. A problem shows the placeholder and not the value. */
const checkFilled = (part: Part, filled: FilledText, walk: Walk): unknown => {
  walk.filled.set(part.path, filled)
  const { text, written } = filled
  // What it will be is not known, so nothing is wrong with it.
  if (text === null) return written
  const own: Walk = { ...walk, problems: [], warnings: [] }
  const value = typed(part, text)
  const checked = value === null ? undefined : checkValue({ ...part, value }, own)
  if (value !== null && own.problems.length === 0) {
    walk.warnings.push(...own.warnings)
    return checked
  }
  const place = filled.place()
  const at = place === null ? '' : ` (${place})`
  return reject(`${part.path}: the value of ${quoted(written)}${at} is not ${wantedBy(part, walk)}`, walk)
}

/** Null for a text that is no number, or neither true nor false, where one is needed. */
const typed = ({ type, member }: Part, text: string): unknown => {
  if (type === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : null
  if (type === 'boolean') return WORDS_OF_BOOLEANS.get(text) ?? null
  return AMOUNTS.includes(member) && !AMOUNT.test(text) ? null : text
}

const WORDS_OF_BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

/** What is read as an amount, of whatever unit. */
const AMOUNT = /^\s*\.?\d[\d.]{0,20}\s*[A-Za-z]{0,20}\s*$/

const wantedBy = ({ type, member }: Part, walk: Walk): string => {
  if (type === 'boolean') return 'true or false'
  if (AMOUNTS.includes(member)) return 'an amount such as 256'
  if (type === 'number') {
    const [smallest, largest] = rangeOf(member, walk)
    return `a whole number from ${smallest} to ${largest}`
  }
  const allowed = Object.hasOwn(ENUMS, member) ? ENUMS[member] : undefined
  return allowed === undefined ? EXAMPLE_OF_PORTS : `one of ${allowed.join(', ')}`
}

/** Texts that are numbers to ECS, which reads decimal digits. */
const AMOUNTS: readonly string[] = ['RegisterTaskDefinitionRequest.cpu', 'RegisterTaskDefinitionRequest.memory']

/** `80.0`, `0x50` and `+80` are the integer 80; `0644` is 644 in YAML 1.2 and was 420 in YAML 1.1, so what was meant is not known. */
const checkWritten = (part: Part, number: WrittenNumber, walk: Walk): unknown => {
  const written = quoted(textOf(number))
  const isAmount = AMOUNTS.includes(part.member)
  if (part.type === 'string' && !isAmount) return asText(part, textOf(number), walk)
  if (part.type !== 'number' && !isAmount)
    return reject(`${part.path}: expected ${article(part.type)}, found a number`, walk)
  if (/^[-+]?0\d/.test(written)) {
    return reject(
      `${part.path}: ${written} begins with 0, which some readers take for octal; write it without the 0`,
      walk,
    )
  }
  if (isAmount) return asText(part, String(number.value), walk)
  const checked = checkNumber({ ...part, value: number.value }, { walk, written })
  if (checked !== undefined) walk.notes.push(`${part.path}: ${written} is sent as ${number.value}`)
  return checked
}

const checkValue = (part: Part, walk: Walk): unknown => {
  const { value, member } = part
  if (typeof value === 'number') return checkNumber(part, { walk, written: String(value) })
  if (typeof value !== 'string' || walk.values === 'registered') return value
  if (member === 'PortMapping.containerPortRange') return checkPortRange(part, value, walk)
  const { enums = ENUMS } = walk.shape ?? {}
  const allowed = Object.hasOwn(enums, member) ? enums[member] : undefined
  return allowed === undefined ? value : checkEnum(part, allowed, walk)
}

const checkNumber = (part: Part, { walk, written }: { readonly walk: Walk; readonly written: string }): unknown => {
  const { path, member } = part
  const value = Number(part.value)
  if (!Number.isInteger(value) && !FRACTIONS.includes(member))
    return reject(`${path}: expected a whole number, found ${written}`, walk)
  const [smallest, largest] = rangeOf(member, walk)
  if (value >= smallest && value <= largest) return value
  return reject(`${path}: expected a number from ${smallest} to ${largest}, found ${written}`, walk)
}

const rangeOf = (member: string, { values }: Walk): readonly [number, number] =>
  (Object.hasOwn(RANGES, member) && values === 'checked' ? RANGES[member] : undefined) ?? INTEGER

const EXAMPLE_OF_PORTS = 'two ports from 1 to 65535, the smaller one first, for example 8000-8010'

/** Two ports from 1 to 65535, the smaller one first (Amazon ECS API Reference, "PortMapping", containerPortRange). */
const checkPortRange = ({ path }: Part, text: string, walk: Walk): unknown => {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []
  if (Number(first) >= 1 && Number(first) < Number(last) && Number(last) <= 65_535) return text
  return reject(`${path}: expected ${EXAMPLE_OF_PORTS}, found '${quoted(text)}'`, walk)
}

/** ECS's texts have one spelling; where only the case differs, ECS decides. */
const checkEnum = ({ value, path }: Part, allowed: readonly string[], walk: Walk): unknown => {
  const text = String(value)
  if (allowed.includes(text)) return text
  const near = nearest(quoted(text), allowed)
  if (near?.toLowerCase() === text.toLowerCase()) {
    walk.warnings.push(`${path}: ECS spells '${text}' as '${near}'`)
    return text
  }
  const placeholder = placeholderIn(text)
  const what = placeholder === null ? `'${quoted(text)}'` : `the placeholder ${quoted(placeholder)}`
  const meant = near === null || placeholder !== null ? '' : `; did you mean ${near}?`
  return reject(`${path}: ${what} is not one of ${allowed.join(', ')}${meant}`, walk)
}
