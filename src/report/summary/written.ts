/** What became of what the run wrote in GitHub: a fact of its stage, and a notice where the run may not write. */
import type { NotWritten, PostResult, UploadResult } from '../../domain/github/posted.ts'
import { link, prose } from '../hostile.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { plural } from './counted.ts'

/** `2 reports, 1 still in processing`. */
export const uploadedInWords = (result: UploadResult): string => {
  if (result.kind !== 'uploaded') return notWrittenInWords(result)
  const inState = (kind: 'pending' | 'failed'): number =>
    result.reports.filter(({ processing }) => processing.kind === kind).length
  const [pending, failed] = [inState('pending'), inState('failed')]
  return [
    plural(result.reports.length, 'report'),
    ...(pending === 0 ? [] : [`${pending} still in processing`]),
    ...(failed === 0 ? [] : [`${failed} not processed`]),
  ].join(', ')
}

/** `updated`, with a link. */
export const postedInWords = (result: PostResult): string => {
  if (result.kind === 'none') return 'nothing to write'
  return 'url' in result ? link(result.kind, result.url) : notWrittenInWords(result)
}

const notWrittenInWords = ({ kind, because }: NotWritten): string =>
  `${kind === 'skipped' ? 'not written' : 'failed'}: ${prose(because)}`

/** What is not written because this run may not, once for each kind. */
export const notWritten = (record: RunRecord): readonly NotWrittenNotice[] => [
  ...new Map(noticesIn(record).map((one) => [one.sentence, one])).values(),
]

interface NotWrittenNotice {
  readonly title: string
  readonly sentence: string
}

const noticesIn = (record: RunRecord): readonly NotWrittenNotice[] =>
  KINDS.flatMap(({ kind, title }) =>
    resultsOf(record, kind).flatMap((result) =>
      result.kind === 'skipped'
        ? [{ title, sentence: `${title}: ${result.because}.${result.next === null ? '' : ` ${result.next}`}` }]
        : [],
    ),
  )

const KINDS = [
  { kind: 'code-scanning', title: 'Nothing uploaded to code scanning' },
  { kind: 'comment', title: 'No comment on the pull request' },
  { kind: 'issue', title: 'No issue written' },
] as const
