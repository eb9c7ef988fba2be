/** What the lint found in each task definition, folded, in the summary. */
import { acceptedInWords, countsOfFindings, placesInWords } from '../../domain/lint/describe-lint.ts'
import type { DefinitionFindings, LintFinding } from '../../domain/lint/lint.ts'
import { lintRule } from '../../domain/lint/lint-rules.ts'
import { codeSpan, link, markdown, prose } from '../hostile.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { details, table, type Block } from './markdown-blocks.ts'

/** One block for each service that has findings. */
export const lintSection = (record: RunRecord): readonly Block[] =>
  definitionsIn(record).flatMap(({ serviceName, lint }) =>
    details(
      `Lint of the task definition of <code>${markdown(serviceName)}</code>: ${countsOfFindings(lint)}`,
      table(['Rule', 'Severity', 'Where', 'What to do'], 'llll', lint.map(rowOf)),
    ),
  )

/** Those of the plan; without one, those that were checked without AWS. */
const definitionsIn = (record: RunRecord): readonly DefinitionFindings[] =>
  (resultOf(record, 'plan') ?? resultOf(record, 'definition'))?.services ?? []

const rowOf = ({ rule: id, places, excepted }: LintFinding): readonly string[] => {
  const { severity, title, fix, page } = lintRule(id)
  return [
    `${link(id, page)}: ${prose(title)}`,
    severity,
    placesInWords(places)
      .map((place) => codeSpan(place))
      .join('<br>'),
    prose(excepted === undefined ? fix : acceptedInWords(excepted)),
  ]
}
