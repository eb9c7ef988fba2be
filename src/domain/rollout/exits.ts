/** What the exit codes of a task's containers say. */
import type { Container } from '@aws-sdk/client-ecs'
import { named, type Sentence } from './sentence.ts'
import type { Meaning } from './text-rules.ts'
import { commonName, isManaged } from './texts.ts'

/** Above 128 a code is 128 + the number of the signal (aws/amazon-ecs-agent#625; signal(7)). */
const SIGNALS: Readonly<Record<number, string>> = {
  129: 'SIGHUP',
  130: 'SIGINT',
  131: 'SIGQUIT',
  132: 'SIGILL',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  137: 'SIGKILL',
  139: 'SIGSEGV',
  141: 'SIGPIPE',
  143: 'SIGTERM',
}

/** The convention of shells and of `docker run`. */
const COMMANDS: Readonly<Record<number, string>> = { 126: 'command not executable', 127: 'command not found' }

/** How containers end that ECS stops because another one ended: never the first suspects. */
export const CONSEQUENCES: readonly (number | undefined)[] = [0, 137, 143]

interface Exit {
  readonly name: string
  readonly code: number
}

/**
 * Whose exit ended the task, or null without an exit code. DescribeTasks does not say which containers are essential, so where
 * several may have ended it, all of them are named.
 */
export const exitOf = (containers: readonly Container[], detail: string): Meaning | null => {
  const suspects = suspectsIn(exitsOf(containers))
  const [first] = suspects
  if (first === undefined) return null
  const next = 'Read the log of the container, fix the cause and re-run.'
  if (suspects.length > 1) {
    return { kind: 'exit', sentence: sentenceOf(suspects), next, detail }
  }
  const sentence = {
    head: `container ${named(commonName(first.name))}`,
    tail: ` exited with code ${codeText(first.code)}`,
  }
  return { kind: 'exit', sentence, next, detail }
}

/** The containers that have an exit code. */
export const exitsOf = (containers: readonly Container[]): readonly Exit[] =>
  containers.flatMap(({ name = '', exitCode: code }) => (code === undefined ? [] : [{ name, code }]))

const sentenceOf = (suspects: readonly Exit[]): Sentence => ({
  head: `containers ${listed(suspects.map(({ name }) => named(commonName(name))))}`,
  tail: ` exited with codes ${listed(suspects.map(({ code }) => `${code}`))}`,
  brief: `${suspects.length} containers exited with ${distinctCodes(suspects)}`,
})

/** Room for two codes of ten digits (Windows), beside the counts. */
const MOST_CODES = 25

const distinctCodes = (suspects: readonly Exit[]): string => {
  const codes = [...new Set(suspects.map(({ code }) => code))].toSorted((one, other) => one - other)
  const text = listed(codes.map((code) => `${code}`))
  if (text.length > MOST_CODES) return 'different codes'
  return `${codes.length === 1 ? 'code' : 'codes'} ${text}`
}

const listed = (items: readonly string[]): string =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' and ')

/**
 * The containers that may have ended a task, out of those that exited; none of the others is one. A container that AWS added to the task ends
 * with the others: it is one only where nothing else is.
 */
export const suspectsIn = (exits: readonly Exit[]): readonly Exit[] => {
  const own = exits.filter(({ code }) => !CONSEQUENCES.includes(code))
  // One that ended with 0 beside a killed one has done its work: an init container.
  const killed = exits.filter(({ code }) => code === 137)
  const notTerminated = exits.filter(({ code }) => code !== 143)
  const found = [own, killed, notTerminated, exits].find(({ length }) => length > 0) ?? []
  const defined = found.filter(({ name }) => !isManaged(name))
  return defined.length > 0 ? defined : found
}

const codeText = (code: number): string => {
  if (code === 0) return '0, but must keep running'
  const meaning = COMMANDS[code]
  if (meaning !== undefined) return `${code}, ${meaning}`
  const signal = SIGNALS[code]
  return signal === undefined ? `${code}` : `${code}, ${signal}`
}
