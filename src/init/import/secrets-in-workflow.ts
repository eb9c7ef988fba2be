/** Secrets that somebody has written into a workflow: none of them goes into a file of `init`, or to the terminal. Pure. */
import { looksSecret } from '../../domain/lint/looks-secret.ts'
import { secretIn } from '../../domain/lint/secret-patterns.ts'

/** Lists of NAME=value, one in a line. */
const LISTS: readonly string[] = ['build-args', 'labels']

export interface Parts {
  /** The value without the lines that hold a secret. */
  readonly clean: string
  /** What was left out, by its name; empty for a value without one. */
  readonly secrets: readonly string[]
}

/** @param setting what the value is for */
export const partsOf = (setting: string, value: string): Parts => {
  if (!LISTS.includes(setting)) return isSecret(value) ? { clean: '', secrets: [''] } : { clean: value, secrets: [] }
  const lines = value.split('\n')
  return {
    clean: lines.filter((line) => !isSecretPair(line)).join('\n'),
    secrets: lines.filter(isSecretPair).map((line) => withoutSecrets(pairIn(line).name)),
  }
}

const isSecret = (value: string): boolean => secretIn(value) !== null || value.split(/[\s,]+/u).some(isSecretPair)

const pairIn = (text: string) => {
  const [, name = '', value = ''] = /^\s*["']?([\w.-]{1,200})=(.*?)["']?\s*$/su.exec(text) ?? []
  return { name, value }
}

const isSecretPair = (text: string): boolean => secretIn(text) !== null || looksSecret(pairIn(text)) !== null

const VALUE = /(?:"[^"]*"|'[^']*'|[^\s"'$][^\s"']*)/u.source
const PAIR = new RegExp(`[\\w.-]{1,200}(?:=|: ?)${VALUE}`, 'gu')
const FLAG = new RegExp(`((?:^|\\s)(?:-p|--password|--token|--secret)(?:=|\\s+))${VALUE}`, 'gu')

const maskedPair = (pair: string): string => {
  const [, name = '', sign = '', value = ''] = /^([\w.-]+)(=|: ?)(.*)$/su.exec(pair) ?? []
  return looksSecret({ name, value: value.replaceAll(/["']/gu, '') }) === null ? pair : `${name}${sign}***`
}

/** What is written before the pipe to a command with `--password-stdin`, or behind its `<<<`, is a password. */
const withoutReadPassword = (text: string): string => {
  if (!text.includes('-stdin')) return text
  const commands = text.split('|')
  return commands
    .map((command, at) => {
      const isRead = commands[at + 1]?.includes('-stdin') === true && /^\s*(?:echo|printf)\s/u.test(command)
      return isRead ? '*** ' : command.replace(/<<<.*/su, '<<< ***')
    })
    .join('|')
}

/** A text out of a workflow, with `***` in place of each value that looks like a secret. */
export const withoutSecrets = (text: string): string => {
  const masked = withoutReadPassword(text).replaceAll(FLAG, '$1***').replaceAll(PAIR, maskedPair)
  return secretIn(masked) === null ? masked : '***'
}
