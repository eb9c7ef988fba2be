/** What `${settings:…}` can name: settings of the run and facts about it, all of which its reports show anyway. */
import { didYouMean } from '../near-match.ts'

/** Each name with the reason why a run may be without it. */
const WITHOUT = {
  environment: '`environment` is not set',
  app: '`app` is not set',
  cluster: 'it is unknown in this run',
  service: 'it is unknown in this run',
  repository: '`repository` is not set',
  region: 'it is unknown without credentials',
  account: 'it is unknown without credentials',
  'image-tag': 'this run computes no tag',
  commit: 'it is unknown in this run',
  branch: 'the run is not for a branch',
} as const

export type RunFactName = keyof typeof WITHOUT

// `keyof` of a literal loses nothing here: the table above has all the names.
export const RUN_FACT_NAMES = Object.keys(WITHOUT) as RunFactName[]

/** Absent or null: this run has none. */
export type RunFacts = Readonly<Partial<Record<RunFactName, string | null>>>

export type Lookup =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'problem'; readonly why: string }
  /** What should have the value, a file or a stack, cannot be read, and so none of the names in it. `why` says what it is. */
  | { readonly kind: 'unreadable'; readonly why: string }

/** The value of `${settings:name}`. */
export const lookUpFact = (facts: RunFacts, name: string): Lookup => {
  const known = RUN_FACT_NAMES.find((one) => one === name)
  if (known === undefined) {
    return { kind: 'problem', why: `is not one of ${RUN_FACT_NAMES.join(', ')}${didYouMean(name, RUN_FACT_NAMES)}` }
  }
  const text = facts[known] ?? ''
  return text === '' ? { kind: 'problem', why: `has no value: ${WITHOUT[known]}` } : { kind: 'value', text }
}
