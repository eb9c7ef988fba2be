/** What `--break` can break: which error must come, what the run shows, and the words of its parts. */
import type { ErrorCode } from '../../src/errors/catalogue.ts'

interface BreakWords {
  /** What is shipped first, so that there is something to keep; null: nothing. */
  readonly first: string | null
  /** What is shipped to fail. */
  readonly then: string
  readonly expected: ErrorCode
  /** What the failed run has shown. */
  readonly shown: string
  /** For the list of what to try. */
  readonly offer: string
}

export const BREAKS = {
  scan: {
    first: null,
    then: 'Ship an image with a known vulnerability (lodash 4.17.11, CVE-2019-10744)',
    expected: 'E_GATE_BLOCKED',
    shown: 'The gate blocked the image: nothing was pushed, nothing was deployed.',
    offer: 'an image with a known vulnerability; the gate blocks it',
  },
  container: {
    first: 'Ship a version that works, so that there is something to roll back to',
    then: 'Ship a version whose container exits with code 3 at its start',
    expected: 'E_ROLLED_BACK',
    shown: 'ECS rolled the service back, the run failed with the cause, and the first version still answers.',
    offer: 'a container that crashes at its start; ECS rolls back',
  },
  registry: {
    first: 'Ship a version under the tag `fixed`',
    then: 'Ship another version under the same tag; the repository is immutable',
    expected: 'E_TAG_TAKEN',
    shown: 'The tag kept its image, the run failed before anything was deployed, and the first version still answers.',
    offer: 'a tag that belongs to another image already; the push fails',
  },
} as const satisfies Readonly<Record<string, BreakWords>>

export type Break = keyof typeof BREAKS

// Object.keys returns string[]; the keys of a constant object are its literal names.
export const breakNames = Object.keys(BREAKS) as readonly Break[]

/** Whether a word names something that can be broken. */
export const isBreak = (word: string): word is Break => breakNames.some((known) => known === word)
