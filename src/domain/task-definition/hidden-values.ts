/** Which values of a definition no report shows. Rather one too many: a reader of the plan has the file. */
import { looksRandom } from '../lint/looks-random.ts'
import { looksSecret } from '../lint/looks-secret.ts'

/** No line shows more of it. */
const LONGEST_TEXT = 1000

/** Whether a value looks like a secret, under its name or in a part of it: `DB_PASSWORD=… npm start`, `{"password": …}`. */
export const isHidden = (name: string, value: string): boolean =>
  looksSecret({ name, value }) !== null ||
  (name !== '' && looksRandom({ name, value })) ||
  holdsSecret(value.slice(0, LONGEST_TEXT))

/** A word of a command, with the one before it: what follows `--password`, or `-u user:…` of curl. */
export const isHiddenWord = (word: string, before: unknown): boolean => {
  const option = typeof before === 'string' && /^--?[\w-]+$/.test(before) ? before.replace(/^-+/, '') : ''
  return isHidden(option, word) || (/^(?:u|user|proxy-user)$/.test(option) && LOGIN.test(word))
}

const holdsSecret = (text: string): boolean =>
  LOGGED_IN.test(text) ||
  AUTHORIZED.test(text) ||
  [...text.matchAll(ASSIGNED)].some(
    ([, name = '', value = '']) =>
      looksSecret({ name, value: value.replaceAll(/^\\?["']|\\?["'],?\}*$/g, '') }) !== null,
  )

/** `NAME=…`, `--name …`, `name: …` or `"name": "…"`, also inside another text; the value may be the next name. */
const ASSIGNED = /(?<=^|[\s"';?&,{])-{0,2}([\w-]+)(?:\\?["']? ?[:=] ?| )(?=(\\?"[^"]*"|\\?'[^']*'|\S+))/g

/** Whatever the scheme is, a key of the server's own included. */
const AUTHORIZED = /(?<![\w-])(?:proxy-)?authorization\\?["']? ?[:=] ?\\?["']?(?!["'$\s]|\{\{)\S/i

/** `user:password`, as curl takes it. */
const LOGIN = /^[^\s:/]+:(?!\/\/)[^\s:/$]/
const LOGGED_IN = /(?<=\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s:/"']+:(?!\/\/)[^\s:/$"']/
