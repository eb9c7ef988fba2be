/** The variables of a Dockerfile (Dockerfile reference, "Environment replacement"). Pure. */

/** The text with the values of its variables, without quotes; null where one is not known, or written in a form that is not read here. */
export const expandedText = (text: string, values: ReadonlyMap<string, string | null>): string | null => {
  const parts = withoutQuotes(text)?.split(/(\$\{[^}]*\}|\$\w+)/)
  const known = parts?.map((part) => valueOf(part, values))
  return known === undefined || known.includes(null) ? null : known.join('')
}

/** A variable or the text between two; null for a `$` of another form. */
const valueOf = (part: string, values: ReadonlyMap<string, string | null>): string | null => {
  if (!part.includes('$')) return part
  const [, braced, name] = /^\$(?:\{([^}]*)\}|(\w+))$/s.exec(part) ?? []
  if (braced !== undefined) return bracedValue(braced, values)
  return name === undefined ? null : (values.get(name) ?? null)
}

/** Within single quotes nothing is replaced, and an escape may stand for anything. */
const withoutQuotes = (text: string): string | null => {
  const [, inner = text] = /^"([^"]*)"$/s.exec(text) ?? []
  return /["'\\`]/.test(inner) ? null : inner
}

/** What is between `${` and `}`: a name, or a name with `:-`, `-`, `:+` or `+` and a word. */
const bracedValue = (inner: string, values: ReadonlyMap<string, string | null>): string | null => {
  const [, name, form, word = ''] = /^(\w+)(?:(:?[-+])([^$]*))?$/s.exec(inner) ?? []
  const value = name === undefined ? null : values.get(name)
  // Null: declared, but not known before the build.
  if (value === null || form === undefined) return value ?? null
  return orWord(form.startsWith(':') && value === '' ? undefined : value, form, word)
}

const orWord = (value: string | undefined, form: string, word: string): string => {
  if (form.endsWith('-')) return value ?? word
  return value === undefined ? '' : word
}
