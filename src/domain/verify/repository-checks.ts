/** The settings of an ECR repository beside the controls ECR.1, 2, 3 and 5 of AWS Security Hub, and what its lifecycle policy does with what runs. */
import {
  expiryOf,
  lifecycleRules,
  type Expiry,
  type LifecycleRule,
  type ListedImage,
} from '../registry/lifecycle-policy.ts'
import { mapReading, type Reading } from './answer.ts'
import { good, judge, unknown, warn, type About, type Check } from './verify-check.ts'

/** What ECR says of a repository. ECR.4 is about public ones. */
export interface RepositoryFacts {
  readonly name: string
  /** `planned`: this run creates it. */
  readonly exists: 'now' | 'planned'
  readonly tagMutability: string
  /** `scans`: by its own setting, or by that of the registry. */
  readonly scanning: Reading<'scans' | 'does-not-scan'>
  readonly encryption: Reading<'own-key' | 'key-of-ecr'>
  /** The text of the policy. */
  readonly lifecycle: Reading<string>
}

/** What a service runs: an image of the repository. */
export interface RunningImage {
  readonly service: string
  readonly digest: string
}

interface Kept {
  readonly running: readonly RunningImage[]
  /** All images of the repository. */
  readonly images: Reading<readonly ListedImage[]>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The checks of the repository. Nothing in it is an error: ECR takes the image all the same. */
export const judgeRepository = (facts: RepositoryFacts, kept: Kept): readonly Check[] => {
  const about = {
    id: 'repository-settings',
    subject: `${facts.exists === 'now' ? '' : 'new '}ECR repository ${facts.name}`,
  }
  const rules = mapReading(facts.lifecycle, lifecycleRules)
  const controls = controlsOf(facts, rules)
  const unread = [facts.scanning, facts.encryption, rules].flatMap((reading) =>
    judge<unknown>(reading, { about, read: () => [], missing: () => [] }),
  )
  return [
    ...unread,
    settingsInWords(about, controls, NEXT_STEP[facts.exists]),
    ...(rules.kind === 'read' ? judgeRules(about, rules.value, kept) : []),
  ]
}

interface Control {
  /** `ECR.2`. */
  readonly id: string
  readonly lacks: string
  readonly state: 'kept' | 'broken' | 'unknown'
}

const controlsOf = (
  { scanning, tagMutability, encryption }: RepositoryFacts,
  rules: Reading<unknown>,
): readonly Control[] => [
  { id: 'ECR.1', lacks: 'scan on push', state: stateOf(scanning, 'scans') },
  { id: 'ECR.2', lacks: 'immutable tags', state: tagMutability.startsWith('IMMUTABLE') ? 'kept' : 'broken' },
  {
    id: 'ECR.3',
    lacks: 'a lifecycle policy',
    state: rules.kind === 'missing' ? 'broken' : rules.kind === 'read' ? 'kept' : 'unknown',
  },
  { id: 'ECR.5', lacks: 'a customer managed key', state: stateOf(encryption, 'own-key') },
]

const stateOf = (reading: Reading<string>, wanted: string): Control['state'] =>
  reading.kind !== 'read' ? 'unknown' : reading.value === wanted ? 'kept' : 'broken'

const NEXT_STEP = {
  now: 'Set what your own rules ask for; nothing in the repository is changed by a run.',
  planned: 'Set what your own rules ask for in `create-repository`: a key cannot be changed later.',
} as const

/** One check for all: most repositories lack some, and a run is not what changes that. */
const settingsInWords = (about: About, controls: readonly Control[], next: string): Check => {
  const broken = controls.filter(({ state }) => state === 'broken')
  if (broken.length === 0) {
    const kept = controls.filter(({ state }) => state === 'kept').map(({ id }) => id)
    return good(about, `meets ${kept.join(', ')} of Security Hub`)
  }
  const what = `lacks what Security Hub asks for: ${broken.map(({ id, lacks }) => `${lacks} (${id})`).join(', ')}`
  return warn(about, { what, next })
}

const judgeRules = (about: About, rules: readonly LifecycleRule[] | null, kept: Kept): readonly Check[] =>
  rules === null ? [unknown(about, 'has a lifecycle policy that cannot be read')] : judgeExpiry(rules, kept)

const judgeExpiry = (rules: readonly LifecycleRule[], { running, images, now }: Kept): readonly Check[] => {
  if (running.length === 0) return []
  const about = { id: 'image-lifecycle', subject: 'running image' }
  return judge(images, {
    about,
    missing: () => [],
    read: (all) =>
      running.flatMap(({ service, digest }) => {
        const image = all.find((one) => one.digest === digest)
        const own = { ...about, subject: `image ${digest.slice(0, 19)} that ${service} runs` }
        return image === undefined ? [] : inWords(own, expiryOf(image, { rules, images: all, now }))
      }),
  })
}

/** Fewer pushes than these may happen before anybody looks. */
const FEW_PUSHES = 5

const NEXT =
  'Change the rule, so that it keeps what runs and what a rollback needs: without the image ECS starts no further task of it.'

const inWords = (about: About, expiry: Expiry): readonly Check[] => {
  switch (expiry.kind) {
    case 'never':
      return [good(about, 'is kept by the lifecycle policy')]
    case 'unknown':
      return [
        unknown(about, `may expire by rule ${expiry.rule} of the lifecycle policy, whose kind of count is not known`),
      ]
    case 'now':
      return [warn(about, { what: `expires within a day, by rule ${expiry.rule} of the lifecycle policy`, next: NEXT })]
    case 'at': {
      const day = new Date(expiry.at).toISOString().slice(0, 10)
      return [warn(about, { what: `expires on ${day}, by rule ${expiry.rule} of the lifecycle policy`, next: NEXT })]
    }
    case 'after-pushes': {
      const after = `after ${expiry.pushes} further ${expiry.pushes === 1 ? 'push' : 'pushes'}, by rule ${expiry.rule} of the lifecycle policy`
      return expiry.pushes <= FEW_PUSHES
        ? [warn(about, { what: `expires ${after}`, next: NEXT })]
        : [good(about, `is kept; it expires ${after}`)]
    }
  }
}
