/**
 * What of an alert of Dockle may be shown. An alert can quote a whole build step, which may hold a secret in any form, so this is a list of
 * what is allowed: Dockle's own words, the instruction, the names of variables, the command that a check is about, and the paths of files.
 * The forms are those of Dockle 0.4.15 (pkg/assessor). Pure.
 */
import { createHash } from 'node:crypto'
import { isSuspicious, MISSING } from './exceptions/dockle-alerts.ts'

export interface ReadAlert {
  readonly shown: string
  /** A hash of what is not shown; null where the whole alert is. */
  readonly hidden: string | null
}

/** Reads an alert of any length; one of a form that is not known is not shown at all. */
export const readAlert = (alert: string): ReadAlert => {
  // Dockle suggests options of its own command line, which cannot be set here.
  const end = alert.endsWith(')') ? alert.lastIndexOf(' (You can suppress it with ') : -1
  const text = end < 0 ? alert : alert.slice(0, end)
  for (const { words, rest } of FORMS) {
    if (text.startsWith(words)) return rest(words, text.slice(words.length))
  }
  return { shown: UNKNOWN, hidden: hashOf(text) }
}

/** The alert alone, for reports that Dockle has written. */
export const shownAlert = (alert: string): string => readAlert(alert).shown

/** A build step as it is compared: the values in it, and hashes of what is copied, change with every build. */
export const hiddenStep = (step: string): string => hashOf(step)

const UNKNOWN = 'An alert of a form that is not known, so it is not shown.'
const LONGEST = 400

const hashOf = (text: string): string =>
  createHash('sha256')
    .update(text.replace(VALUES, '$1').replace(/[0-9a-f]{12,}/gu, '*'))
    .digest('hex')

const VALUES = /(?<![\w.-])([\w.-]+=)(?:"[^"]*"?|'[^']*'?|[^\s"']+)+/gu

interface Form {
  readonly words: string
  readonly rest: (words: string, text: string) => ReadAlert
}

/** What follows are fixed words, or nothing. */
const whole = (words: string): Form => ({
  words,
  rest: (_, text) =>
    text === '' ? { shown: words, hidden: null } : { shown: `${words}${MISSING}`, hidden: hashOf(text) },
})

/** What follows is the path of a file or a folder in the image. */
const path = (words: string): Form => ({
  words,
  rest: (_, text) =>
    text.length > LONGEST
      ? { shown: `${words}${text.slice(0, LONGEST)}${MISSING}`, hidden: hashOf(text) }
      : { shown: `${words}${text}`, hidden: null },
})

/** What follows is what must match a pattern. */
const like = (words: string, pattern: RegExp): Form => ({
  words,
  rest: (_, text) =>
    pattern.test(text)
      ? { shown: `${words}${text}`, hidden: null }
      : { shown: `${words}${MISSING}`, hidden: hashOf(text) },
})

/** What follows is a step of the image's history. */
const step = (words: string, command: (text: string) => string): Form => ({
  words,
  rest: (_, text) => {
    const shown = [keywordOf(text), command(text), MISSING].filter((part) => part !== '').join(' ')
    return { shown: `${words}${shown}`, hidden: hiddenStep(text) }
  },
})

const KEYWORDS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
]
const INSTRUCTIONS: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ...['ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
])

/** The classic builder writes what adds no command of a shell behind `#(nop)`, and a command of a shell without a keyword. */
const keywordOf = (text: string): string => {
  const marked = text.indexOf('#(nop)')
  const word = /^\s*(\S{1,20})/u.exec(marked < 0 ? text : text.slice(marked + '#(nop)'.length))?.[1] ?? ''
  return INSTRUCTIONS.has(word) ? word : 'RUN'
}

const aptCommand = (text: string): string => {
  const words = text.split(/\s+/u)
  return `${words.includes('apt-get') ? 'apt-get' : 'apt'} ${words.includes('update') ? 'update' : 'install'}`
}

/** `Suspicious ENV key found : NAME on STEP` */
const variables = (words: string, text: string): ReadAlert => {
  const at = text.indexOf(' on ')
  const first = at < 0 ? text : text.slice(0, at)
  const named = isName(first) ? first : MISSING
  const quoted = at < 0 ? '' : text.slice(at + ' on '.length)
  return {
    shown: `${words}${named} on ${[keywordOf(quoted), ...namesIn(first, quoted)].join(' ')}`,
    hidden: hashOf(text),
  }
}

/**
 * The suspicious variables that a step sets, each with a mask; at the end a mark where there may be more, as what sets one has another form. What
 * is in a mixture of cases with digits is rather a secret with `=` in it than a name.
 */
const namesIn = (first: string, quoted: string): readonly string[] => {
  const places = quoted.split(/\s+/u).flatMap((word) => (word.includes('=') ? [word.slice(0, word.indexOf('='))] : []))
  const names = [...new Set([first, ...places])].filter(isName)
  const suspicious = names.filter((name) => name === first || isSuspicious(name))
  const shown = suspicious.slice(0, MOST_NAMES).map((name) => `${name}=${MASK}`)
  const isAll = places.every((place) => isName(place) || !isSuspicious(place)) && suspicious.length <= MOST_NAMES
  return isAll ? shown : [...shown, MISSING]
}

const MASK = '***'
const MOST_NAMES = 20
const NAME = /^(?:--)?[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u

const isName = (text: string): boolean =>
  NAME.test(text) && !(/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) && /\p{N}/u.test(text))

const USER_NAME = String.raw`[\w.$@-]{1,64}`

const FORMS: readonly Form[] = [
  { words: 'Suspicious ENV key found : ', rest: variables },
  step("Use --no-cache option if use 'apk add': ", () => 'apk add'),
  step("Use 'rm -rf /var/lib/apt/lists' after 'apt-get install|update' : ", aptCommand),
  step("Always combine 'apt-get update' with 'apt-get install|upgrade' : ", aptCommand),
  step('Use COPY : ', () => ''),
  step('Avoid dist-upgrade in container : ', () => 'apt-get dist-upgrade'),
  step('Avoid sudo in container : ', () => 'sudo'),
  whole('Last user should not be root'),
  whole('not found HEALTHCHECK statement'),
  whole('export DOCKER_CONTENT_TRUST=1 before docker pull/build'),
  like('Avoid mounting sensitive dirs : ', /^\/(?:sys|dev|proc)$/u),
  like('duplicate UID ', new RegExp(String.raw`^\d{1,20} : username ${USER_NAME}$`, 'u')),
  like('duplicate GroupID ', new RegExp(String.raw`^\d{1,20} : username ${USER_NAME}$`, 'u')),
  like('No password user found! username : ', new RegExp(`^${USER_NAME}$`, 'u')),
  ...['setuid file: ', 'setgid file: ', 'Suspicious directory : ', 'unnecessary file : '].map(path),
  ...['Suspicious filename found : ', 'Suspicious file extension found : '].map(path),
]
