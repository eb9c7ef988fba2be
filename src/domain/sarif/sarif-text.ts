/** Texts of findings, which are hostile, in the forms that SARIF has: a message, Markdown, a URI. */
import { ESCAPE_SEQUENCES, INVISIBLE } from '../invisible.ts'

/**
 * One line without anything invisible, cut at `limit` characters. Brackets and braces become round ones: in a message they are links and
 * placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6).
 */
export const messageText = (text: string, limit: number): string =>
  cut(oneLine(text).replace(/[[{]/gu, '(').replace(/[\]}]/gu, ')'), limit)

const oneLine = (text: string): string =>
  text.replace(ESCAPE_SEQUENCES, '').replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(/ {2,}/gu, ' ').trim()

const cut = (text: string, limit: number): string => {
  const characters = text.length <= limit ? [] : Array.from(text)
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

/** Neither a letter, a digit nor a blank of a text is Markdown; a comma and a full stop behind a letter are none either. */
const ACTIVE = /[^\p{L}\p{N} ,]/gu

/** A text as inline Markdown that reads as it is written: every other character is an entity. */
export const markdownText = (text: string, limit: number): string =>
  cut(oneLine(text), limit).replace(ACTIVE, (character) => `&#${character.codePointAt(0) ?? 0};`)

const WEB_ADDRESS =
  /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/(?:[a-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#[a-z0-9._~/-]*)?$/iu
const LONGEST_ADDRESS = 500

/** The address of a page; null for what is none, or might be read as something else. */
export const webAddress = (url: string | null): string | null =>
  url !== null && url.length <= LONGEST_ADDRESS && WEB_ADDRESS.test(url) ? url : null

/**
 * A path of the repository as a relative URI (RFC 3986): each part percent-encoded, without a scheme, a host, `.`, `..` or a blank. Null where
 * nothing is left: GitHub rejects an empty one, and a whole report with it.
 */
export const relativeUri = (path: string): string | null => {
  const parts = path
    .toWellFormed()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  if (parts.length === 0 || parts.includes('..')) return null
  return parts.map(encoded).join('/')
}

/** `encodeURIComponent` leaves these, which are allowed in a path, but end Markdown and shell words. */
const encoded = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
