/** Tags that the service and its task definition must have. */
import type { Tag } from '@aws-sdk/client-ecs'
import { good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

/** By key; null: any value. */
export type RequiredTags = Readonly<Record<string, string | null>>

export interface TagFacts {
  readonly required: RequiredTags
  /** What has the tags, with them: the service, the task definition. */
  readonly tagged: readonly {
    readonly subject: string
    readonly tags: Reading<readonly Tag[]>
    readonly next: string
  }[]
}

/** One check for each of them; none where nothing is required. */
export const judgeTags = ({ required, tagged }: TagFacts): readonly Check[] => {
  if (Object.keys(required).length === 0) return []
  return tagged.flatMap(({ subject, tags, next }) => {
    const about = { id: 'required-tags', subject }
    return judge(tags, {
      about,
      read: (all) => {
        const lacking = Object.entries(required).filter(([key, value]) => !hasTag(all, key, value))
        if (lacking.length === 0) return [good(about, 'has the required tags')]
        const named = lacking.map(([key, value]) => (value === null ? key : `${key}=${value}`))
        return [
          warn(about, { what: `lacks the required ${named.length === 1 ? 'tag' : 'tags'} ${named.join(', ')}`, next }),
        ]
      },
      missing: () => [],
    })
  })
}

const hasTag = (tags: readonly Tag[], wanted: string, value: string | null): boolean =>
  tags.some((tag) => tag.key === wanted && (value === null || tag.value === value))
