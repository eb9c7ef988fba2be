import { expect, test } from '@jest/globals'
import { isTagMutable } from '../../../src/domain/aws/live.ts'

const CASES: readonly { mutability: string; excluded: readonly string[]; tag: string; may: boolean }[] = [
  { mutability: 'MUTABLE', excluded: [], tag: 'v1', may: true },
  { mutability: 'IMMUTABLE', excluded: [], tag: 'v1', may: false },
  { mutability: 'IMMUTABLE', excluded: ['v*'], tag: 'v1', may: false },
  { mutability: 'IMMUTABLE_WITH_EXCLUSION', excluded: ['latest'], tag: 'latest', may: true },
  { mutability: 'IMMUTABLE_WITH_EXCLUSION', excluded: ['latest'], tag: 'latest-1', may: false },
  { mutability: 'IMMUTABLE_WITH_EXCLUSION', excluded: ['dev-*', 'pr-*'], tag: 'pr-7', may: true },
  { mutability: 'MUTABLE_WITH_EXCLUSION', excluded: ['v*.0'], tag: 'v1.0', may: false },
  { mutability: 'MUTABLE_WITH_EXCLUSION', excluded: ['v*.0'], tag: 'v1x0', may: true },
]

test.each(CASES)(
  '$mutability, excluded $excluded: whether $tag may be moved is $may',
  ({ mutability, excluded, tag, may }) => {
    expect(isTagMutable({ tagMutability: mutability, tagMutabilityExclusions: excluded }, tag)).toBe(may)
  },
)
