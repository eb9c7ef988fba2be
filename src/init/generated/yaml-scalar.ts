/** Texts in YAML. */

/** What YAML 1.1 or 1.2 takes for something else than a text (yaml.org/type/bool.html, null.html). */
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i
const PLAIN = /^[A-Za-z][A-Za-z0-9_./-]*$/

/** As a scalar that every reader takes for a text. */
export const scalar = (text: string): string =>
  PLAIN.test(text) && !WORDS.test(text) ? text : `'${text.replaceAll("'", "''")}'`

/** As a value of any kind: numbers and switches as such, and a text of several lines in one. */
export const value = (text: string): string => {
  if (/^(?:true|false|\d{1,9})$/.test(text)) return text
  if (/^arn:[\w:/.-]*\w$/.test(text)) return text
  return /[^ -~]/.test(text) ? JSON.stringify(text) : scalar(text)
}
