/** A rule: a text of ECS, and the sentence that says what it means. */
import { named, type Sentence } from './sentence.ts'
import { comparable } from './texts.ts'
import type { CauseKind } from './explanation.ts'
import { nameIn, nounFor } from './text-names.ts'

/**
 * Whether the next task of the same revision may start although this one did not. `never`: not without a change. `passes`: what AWS has run out of
 * or takes away, which says nothing about the revision.
 */
export type Heals = 'never' | 'sometimes' | 'passes'

/**
 * `sentence`: `|` marks where the service's name fits. `{image}`, `{role}` and the other kinds of `text-names.ts` are what the text is
 * about, `{1}` the first group of the pattern. What is in `[` and `]` is left out where the text lacks a name in it.
 */
export interface Rule {
  readonly pattern: RegExp
  readonly kind: CauseKind
  readonly heals: Heals
  readonly sentence: string
  /** The next step, as an imperative. */
  readonly next: string
}

/** Rules for the texts that match `when`, in order of precedence. */
export interface RuleGroup {
  readonly when: RegExp
  readonly rules: readonly Rule[]
}

/** A text, and the container and the image that it is about, as far as that is certain. */
export interface Subject {
  readonly text: string
  readonly container: string | null
  readonly image: string | null
  /** The memory that the container may use, in MiB; absent: not known. */
  readonly memory?: string
}

/** What a text means. */
export interface Meaning {
  readonly kind: CauseKind
  readonly sentence: Sentence
  readonly next: string | null
  readonly detail: string
  /** Absent: sometimes. */
  readonly heals?: Heals
}

/**
 * The meaning of the first group with a rule for one of the subjects, or null. The groups are in order of precedence: prefixes nest
 * (`CannotStartContainerError: ResourceInitializationError: …`, aws/amazon-ecs-agent#2954), and the innermost known text decides.
 */
export const meaningOf = (groups: readonly RuleGroup[], subjects: readonly Subject[]): Meaning | null => {
  for (const { when, rules } of groups) {
    const candidates = subjects.filter(({ text }) => when.test(comparable(text)))
    const meaning = meaningByRules(rules, candidates)
    if (meaning !== null) return meaning
  }
  return null
}

const meaningByRules = (rules: readonly Rule[], subjects: readonly Subject[]): Meaning | null => {
  for (const rule of rules) {
    for (const subject of subjects) {
      const found = rule.pattern.exec(comparable(subject.text))
      if (found !== null) {
        return {
          kind: rule.kind,
          heals: rule.heals,
          sentence: filled(rule.sentence, subject, found),
          next: rule.next,
          detail: subject.text,
        }
      }
    }
  }
  return null
}

/** The brief sentence, for a headline, has neither the optional parts nor the nouns before names. */
const filled = (template: string, subject: Subject, found: RegExpExecArray): Sentence => {
  const name = (key: string): string | null => nameFor(key, subject, found[1])
  const isKnown = (words: string): boolean => [...words.matchAll(KEY)].every(([, key = '']) => name(key) !== null)
  const chosen = template.replaceAll(OPTIONAL, (_, words: string) => (isKnown(words) ? words : ''))
  const [head = '', tail = ''] = chosen.replaceAll(KEY, (_, key: string) => withNoun(key, name(key))).split('|')
  const least = template.replaceAll(OPTIONAL, '').replace('|', '')
  const brief = least.replaceAll(KEY, (_, key: string) => code(name(key)) ?? nounFor(key)[1])
  return brief === `${head}${tail}` ? { head, tail } : { head, tail, brief }
}

const KEY = /\{(\w+)\}/gu
const OPTIONAL = /\[([^\]]*)\]/gu

const withNoun = (key: string, name: string | null): string => {
  const [before, without] = nounFor(key)
  const shown = code(name)
  return shown === null ? without : `${before}${shown}`
}

/** `|` separates the parts of a sentence. */
const code = (name: string | null): string | null => (name === null ? null : named(name.replaceAll('|', '')))

/** What is certain of the task comes before what its text says. */
const nameFor = (
  key: string,
  { text, container, image, memory }: Subject,
  group: string | undefined,
): string | null => {
  const known: Readonly<Record<string, string | null | undefined>> = { container, image, memory, 1: group }
  const found = known[key] ?? nameIn(comparable(text), key)
  return found !== null && key === 'image' ? shortImage(found) : found
}

/** An image reference without registry host and digest. */
const shortImage = (image: string): string => {
  const [host = '', ...path] = (image.split('@')[0] ?? '').split('/')
  const hasHost = path.length > 0 && (/[.:]/u.test(host) || host === 'localhost')
  return (hasHost ? path : [host, ...path]).join('/')
}
