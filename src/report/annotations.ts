/** Annotations of the run in GitHub: errors, then findings that block, worst first, within GitHub's limits. */
import { explain } from '../domain/scan/describe.ts'
import { SOURCES } from '../domain/scan/findings.ts'
import { blockersOf } from '../domain/scan/gate-verdict.ts'
import { plainLine, plainLines } from './hostile.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'
import { errorsOf, hintOf, type StageError } from './summary/errors.ts'

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

/** The runner drops everything above these limits: `_maxCountPerIssueType` and the message limit (actions/runner, ExecutionContext.cs). */
const PER_LEVEL = 10
const MESSAGE_LIMIT = 4096
const TITLE_LIMIT = 200

/** At most ten of each level, worst first; errors come before findings. */
export const annotationsOf = (record: RunRecord): readonly Annotation[] => {
  const errors = errorsOf(record).map((one) => errorAnnotation(one, hintOf(record, one)))
  const all = [...errors, ...findingAnnotations(record), ...brokenAnnotations(record)]
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    all.filter((annotation) => annotation.level === level).slice(0, PER_LEVEL),
  )
}

const annotation = (level: Annotation['level'], title: string, message: string): Annotation => ({
  level,
  title: plainLine(title, TITLE_LIMIT),
  message: plainLines(message, MESSAGE_LIMIT),
})

const errorAnnotation = ({ stage, error }: StageError, hint: string | null): Annotation => {
  const { code, kind, message } = error
  return annotation(
    kind === 'cancelled' ? 'warning' : 'error',
    `${stage === null ? '' : `${stage}: `}${code}`,
    hint === null ? message : `${plainLines(message, MESSAGE_LIMIT - 600)}\nNext: ${plainLine(hint, 500)}`,
  )
}

const findingAnnotations = (record: RunRecord): readonly Annotation[] =>
  blockersOf(resultOf(record, 'gate')).map(({ finding }) =>
    annotation('error', `${SOURCES[finding.source].name} ${finding.level}: ${finding.id}`, explain(finding)),
  )

/** Only until the gate has judged: its error has the reasons. */
const brokenAnnotations = (record: RunRecord): readonly Annotation[] =>
  resultsOf(record, 'scan').flatMap((scan) =>
    scan.kind === 'broke' && resultOf(record, 'gate') === undefined
      ? [annotation('error', `${SOURCES[scan.source].name} broke`, `${scan.because}\nNext: ${scan.hint}`)]
      : [],
  )
