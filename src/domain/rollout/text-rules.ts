/** A rule: a text of ECS, and the sentence that says what it means. */
import { named, type Sentence } from './sentence.ts'
import { comparable } from './texts.ts'
import type { CauseKind } from './explanation.ts'

/**
 * Whether the next task of the same revision may start although this one did not. `never`: not without a change. `passes`: what AWS has run out of
 * or takes away, which says nothing about the revision.
 */
export type Heals = 'never' | 'sometimes' | 'passes'

/**
 * `sentence`: `|` marks where the service's name fits. `{container}` and `{image}` are what the text is about, `{1}` the first
 * group of the pattern.
 */
export interface Rule {
  readonly pattern: RegExp
  readonly kind: CauseKind
  readonly heals: Heals
  readonly sentence: string
  /** The next step, as an imperative. */
  readonly next: string
}

/** Rules for the texts that match `when`. Its last rule matches them all. */
export interface RuleGroup {
  readonly when: RegExp
  readonly rules: readonly Rule[]
}

/** A text, and the container and the image that it is about, as far as that is certain. */
export interface Subject {
  readonly text: string
  readonly container: string | null
  readonly image: string | null
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

const filled = (template: string, { container, image }: Subject, found: RegExpExecArray): Sentence => {
  const [head = '', tail = ''] = template.split('|').map((part) =>
    part.replaceAll(/\{(container|image|1)\}/gu, (_, name: string) => {
      if (name === 'container') return container === null ? 'a container' : `container ${named(container)}`
      if (name === 'image') return image === null ? 'an image' : `image ${named(repositoryOf(image))}`
      return named(found[1] ?? '')
    }),
  )
  return { head, tail }
}

/** The repository of an image reference: without registry host, tag and digest. */
const repositoryOf = (image: string): string => {
  const [host = '', ...path] = (image.split('@')[0] ?? '').split('/')
  const hasHost = path.length > 0 && (/[.:]/u.test(host) || host === 'localhost')
  return (hasHost ? path : [host, ...path]).join('/').replace(/:[^/:]*$/u, '')
}
