/** What will block soon, in words. Their texts are as hostile as the findings. */
import { cut } from '../bounds.ts'
import type { BlocksSoon } from './blocks-soon.ts'
import { nameOf, ownerInWords } from './describe.ts'

/** More than these are counted. */
const NAMED = 5
/** Of a name. */
const LONGEST = 160

export interface SoonInWords {
  /** `Will block soon, if nothing changes: 7 findings, the first on 2026-12-05`. */
  readonly title: string
  /** `HIGH CVE-2026-1 in openssl 3.0.9-1 (fixed in 3.0.11-1), from 2026-12-05 (its exception ends)`, the worst first. */
  readonly each: readonly string[]
}

/** Null where nothing will. */
export const soonInWords = (soon: readonly BlocksSoon[] = []): SoonInWords | null => {
  const [first] = soon.map(({ from }) => from).toSorted()
  if (first === undefined) return null
  const more = soon.length - NAMED
  return {
    title: `Will block soon, if nothing changes: ${soon.length === 1 ? '1 finding, on' : `${soon.length} findings, the first on`} ${first}`,
    each: [...soon.slice(0, NAMED).map(oneInWords), ...(more > 0 ? [`and ${more} more`] : [])],
  }
}

const oneInWords = ({ finding, from, because }: BlocksSoon): string =>
  `${finding.level} ${cut(nameOf(finding), LONGEST)}${cut(ownerInWords(', in ', finding), LONGEST)}, from ${from} (${ENDS[because]})`

const ENDS: Readonly<Record<BlocksSoon['because'], string>> = {
  'fixable-after-days': '`fixable-after-days`',
  'baseline-days': '`baseline-days`',
  exception: 'its exception ends',
}
