/** Texts as words of a POSIX shell, so that a command can be copied. Pure. */

const PLAIN = /^[\w@%+=:,./-]+$/u

/** The word as it is where a shell reads it so, else in single quotes (POSIX, "Shell Command Language", 2.2.2). */
export const shellWord = (text: string): string =>
  PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/** A command of these words. */
export const shellCommand = (...words: readonly string[]): string => words.map(shellWord).join(' ')
