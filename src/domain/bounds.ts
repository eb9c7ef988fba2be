/** How much is read and reported, so that no input makes a run slow or its message endless. */

/**
 * Values in one YAML text, with those that aliases stand for. Aliases of aliases can stand for more values than fit in memory. The
 * largest task definition that ECS registers has 64 KiB (Amazon ECS service quotas), and no settings file has as many as this.
 */
export const MOST_YAML_VALUES = 10_000

/** Levels of lists and objects. The service model of a task definition has 7, a settings file 4. */
export const MOST_LEVELS = 100

/**
 * Characters of a settings file. Where all of them are wrong, the parser takes seconds for a million; a thousand services of six
 * settings each fit.
 */
export const LONGEST_SETTINGS_FILE = 256 * 1024
/** Its bytes, before they are read: a character has up to four. */
export const MOST_SETTINGS_BYTES = 4 * LONGEST_SETTINGS_FILE

/** Problems that one message lists. */
export const MOST_LISTED_PROBLEMS = 50
/** Characters of a problem, and of a piece of someone's text inside one. */
const LONGEST_PROBLEM = 400
const LONGEST_QUOTE = 100

/** The first problems, each cut at its end, and how many more there are. The others are only counted. */
export const listedProblems = (problems: readonly string[]): readonly string[] => {
  const listed = problems.slice(0, MOST_LISTED_PROBLEMS).map((problem) => cut(problem, LONGEST_PROBLEM))
  const rest = problems.length - listed.length
  return rest === 0 ? listed : [...listed, `and ${rest} more ${rest === 1 ? 'problem' : 'problems'}`]
}

/** A key or value of someone's file, short enough for a sentence: it is cut at its end. */
export const quoted = (text: string): string => cut(text, LONGEST_QUOTE)

/** The text, cut at its end where it is longer. */
export const cut = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  // Not in the middle of a surrogate pair.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(longest - 2)) ? longest - 2 : longest - 1
  return `${text.slice(0, end)}…`
}
