/** What failed, in the summary: the message, the end of what was printed, what to do next, where it is explained. */
import { codeBlock, codeSpan, link, plainLine, prose } from '../hostile.ts'
import { text, type Block } from './markdown-blocks.ts'
import type { RunRecord } from '../record.ts'
import type { RecordedError } from '../recorded-error.ts'

/** Enough to see why a build broke; the log has the rest. */
const MESSAGE_LINES = 40

/** Every error of the run, with the stage that it came from; null for one outside the stages. */
export const errorsOf = (
  record: RunRecord,
): readonly { readonly stage: string | null; readonly error: RecordedError }[] => [
  ...(record.failure === null ? [] : [{ stage: null, error: record.failure }]),
  ...record.stages.flatMap(({ id, error }) => (error === null ? [] : [{ stage: id, error }])),
]

/** A block for each error. `docsUrl` is where `docs/` stands, or null. */
export const errorSection = (record: RunRecord, docsUrl: string | null): readonly Block[] =>
  errorsOf(record).flatMap(({ stage, error }, index) => [
    text(`### ${stage === null ? '' : `${stage}: `}${codeSpan(error.code)}`),
    ...messageBlocks(error.message),
    text(
      [
        // The first one's stands under the result line.
        ...(error.hint === null || index === 0 ? [] : [`**Next:** ${prose(error.hint)}`]),
        ...(error.docs === null ? [] : [`More: ${docsLink(error.docs, docsUrl)}`]),
      ].join('<br>'),
    ),
  ])

const messageBlocks = (message: string): readonly Block[] => {
  const [first = '', ...rest] = message.split(/\r\n|[\n\r]/u)
  const shown = rest.slice(-MESSAGE_LINES).map((line) => plainLine(line, 500))
  return [text(prose(first, 2000)), ...(shown.length === 0 ? [] : [text(codeBlock(shown.join('\n')))])]
}

const docsLink = (docs: string, docsUrl: string | null): string =>
  docsUrl === null ? codeSpan(docs) : link(docs, `${docsUrl}${docs}`)
