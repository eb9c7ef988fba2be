/** The test of the image in the summary: what was run, what was wrong, and the last lines of its output. */
import { commandInWords, type ImageTestResult } from '../../domain/image-test/container-test.ts'
import { codeBlock, plainLine, prose } from '../hostile.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { seconds } from '../times.ts'
import { details, text, type Block } from './markdown-blocks.ts'

const LONGEST_LINE = 500

/** Open, because it is why the run failed. */
export const failedTest = (record: RunRecord): readonly Block[] =>
  resultsOf(record, 'image-test')
    .filter(({ kind }) => kind === 'failed')
    .flatMap((test) => [text('### The image failed its test'), text(prose(test.defect ?? '', 1000)), ...facts(test)])

/** Folded. */
export const passedTest = (record: RunRecord): readonly Block[] =>
  resultsOf(record, 'image-test')
    .filter(({ kind }) => kind === 'passed')
    .flatMap((test) => details('Image test: passed', facts(test)))

/** Of a test that failed only what was tested: how far the container came is what was wrong. */
const facts = ({ kind, waited, run, tookMs, output }: ImageTestResult): readonly Block[] => {
  const command = run === null ? '' : `, then ${commandInWords(run)}`
  const did = kind === 'passed' ? 'A container of the image ran' : 'The test: a container of the image runs'
  return [
    text(prose(`${did} ${waited}${command}; ${seconds(tookMs)} in total.`)),
    ...printed('Output of the command', output.command),
    ...printed('Output of the container', output.container),
  ]
}

const printed = (title: string, lines: readonly string[]): readonly Block[] => {
  if (lines.length === 0) return []
  return [text(`${title}, last lines:\n\n${codeBlock(lines.map((line) => plainLine(line, LONGEST_LINE)).join('\n'))}`)]
}
