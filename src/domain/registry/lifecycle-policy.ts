/** A lifecycle policy of an ECR repository, and which image it takes away when (Amazon ECR user guide, "Lifecycle policy properties"). */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { matches } from '../wildcards.ts'

const SELECTION = z.looseObject({
  tagStatus: z.enum(['tagged', 'untagged', 'any']),
  tagPrefixList: z.array(z.string()).optional(),
  tagPatternList: z.array(z.string()).optional(),
  countType: z.string(),
  countNumber: z.number().int().nonnegative(),
})
const RULE = z.looseObject({
  rulePriority: z.number(),
  description: z.string().optional(),
  selection: SELECTION,
  action: z.looseObject({ type: z.string() }),
})
const POLICY = z.looseObject({ rules: z.array(RULE) })

export type LifecycleRule = z.infer<typeof RULE>

/** The rules in the order in which they claim images; null for a text that is no policy. */
export const lifecycleRules = (text: string): readonly LifecycleRule[] | null => {
  try {
    return POLICY.parse(JSON.parse(text)).rules.toSorted((one, other) => one.rulePriority - other.rulePriority)
  } catch {
    return null
  }
}

/** ECR quotas: characters of a policy, and its rules. */
const LONGEST = 30_720
const MOST_RULES = 50

/** What is wrong with the text of a policy, to be read after the name of its file; null where ECR can be asked to take it. */
export const lifecycleProblem = (text: string): string | null => {
  const value = jsonValue(text)
  if (value === undefined) return 'is not JSON'
  const rules = lifecycleRules(text)
  if (rules === null || rules.length === 0)
    return 'is not a lifecycle policy of ECR: it must have `rules`, each with `rulePriority`, `selection` and `action`'
  if (rules.length > MOST_RULES) return `has ${rules.length} rules; ECR takes at most ${MOST_RULES}`
  const { length } = JSON.stringify(value)
  if (length > LONGEST) return `has ${length} characters without spaces; ECR takes at most ${LONGEST}`
  const twice = rules.find(({ rulePriority: one }, index) => rules[index + 1]?.rulePriority === one)
  return twice === undefined ? null : `has two rules with the priority ${twice.rulePriority}`
}

export interface ListedImage {
  readonly digest: string
  readonly tags: readonly string[]
  /** Milliseconds since 1970. */
  readonly pushedAt: number
}

export type Expiry =
  | { readonly kind: 'never' }
  /** The next evaluation of the policy takes it away; ECR makes one within 24 hours. */
  | { readonly kind: 'now'; readonly rule: number }
  | { readonly kind: 'at'; readonly rule: number; readonly at: number }
  /** After so many further pushes of images that the rule claims. */
  | { readonly kind: 'after-pushes'; readonly rule: number; readonly pushes: number }
  /** The rule claims the image, and how it counts is not known here. */
  | { readonly kind: 'unknown'; readonly rule: number }

const DAY_MS = 86_400_000

/** What the policy does with an image. `images` are all that the repository has. */
export const expiryOf = (
  image: ListedImage,
  {
    rules,
    images,
    now,
  }: { readonly rules: readonly LifecycleRule[]; readonly images: readonly ListedImage[]; readonly now: number },
): Expiry => {
  const rule = claimedBy(image, rules)
  if (rule === null) return { kind: 'never' }
  const { rulePriority, selection, action } = rule
  if (action.type !== 'expire')
    return action.type === 'transition' ? { kind: 'never' } : { kind: 'unknown', rule: rulePriority }
  switch (selection.countType) {
    case 'sinceImagePushed': {
      const at = image.pushedAt + selection.countNumber * DAY_MS
      return at <= now ? { kind: 'now', rule: rulePriority } : { kind: 'at', rule: rulePriority, at }
    }
    case 'imageCountMoreThan': {
      const newer = images.filter((one) => one.pushedAt > image.pushedAt && claimedBy(one, rules) === rule).length
      const pushes = selection.countNumber - newer
      return pushes <= 0 ? { kind: 'now', rule: rulePriority } : { kind: 'after-pushes', rule: rulePriority, pushes }
    }
    default:
      return { kind: 'unknown', rule: rulePriority }
  }
}

/** The first rule that selects an image claims it: no later rule takes it away, nor keeps it. */
const claimedBy = (image: ListedImage, rules: readonly LifecycleRule[]): LifecycleRule | null =>
  rules.find(({ selection }) => selects(selection, image)) ?? null

/** Of several prefixes or patterns an image must have a tag for each. */
const selects = (
  { tagStatus, tagPrefixList = [], tagPatternList = [] }: LifecycleRule['selection'],
  { tags }: ListedImage,
): boolean => {
  if (tagStatus === 'any') return true
  if (tagStatus === 'untagged') return tags.length === 0
  const wanted = [...tagPrefixList.map((prefix) => `${prefix}*`), ...tagPatternList]
  return tags.length > 0 && wanted.every((pattern) => tags.some((tag) => matches(pattern, tag)))
}
