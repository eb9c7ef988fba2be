/** What stands next to the run in GitHub: errors and what refused, worst first, within GitHub's limits. */
import type { Refusals } from '../domain/scan/policy.ts'
import { SEVERITIES, type TrivyFinding } from '../domain/scan/findings.ts'
import { plainLine, plainLines } from './hostile.ts'
import { resultOf, type RunRecord } from './record.ts'
import type { RecordedError } from './recorded-error.ts'
import { errorsOf } from './summary/errors.ts'

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

/** The runner drops what is over: `_maxCountPerIssueType` and the message limit (actions/runner, ExecutionContext.cs). */
const PER_LEVEL = 10
const MESSAGE_LIMIT = 4096
const TITLE_LIMIT = 200

/** At most ten of each level, worst first; errors of the run stand before findings. */
export const annotationsOf = (record: RunRecord): readonly Annotation[] => {
  const errors = errorsOf(record).map(({ stage, error }) => errorAnnotation(stage, error))
  const all = [...errors, ...refusalAnnotations(record), ...brokenAnnotations(record)]
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    all.filter((annotation) => annotation.level === level).slice(0, PER_LEVEL),
  )
}

const annotation = (level: Annotation['level'], title: string, message: string): Annotation => ({
  level,
  title: plainLine(title, TITLE_LIMIT),
  message: plainLines(message, MESSAGE_LIMIT),
})

const errorAnnotation = (stage: string | null, { code, kind, message, hint }: RecordedError): Annotation =>
  annotation(
    kind === 'cancelled' ? 'warning' : 'error',
    `${stage === null ? '' : `${stage}: `}${code}`,
    hint === null ? message : `${plainLines(message, MESSAGE_LIMIT - 600)}\nNext: ${plainLine(hint, 500)}`,
  )

const refusalAnnotations = (record: RunRecord): readonly Annotation[] => {
  const gate = resultOf(record, 'gate')
  if (gate === undefined || gate.kind === 'clean') return []
  const { trivy, dockle }: Refusals = gate.refusals
  return [
    ...trivy
      .toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity))
      .map(trivyAnnotation),
    ...dockle.map(({ code, level, title, alerts }) =>
      annotation('error', `Dockle ${level}: ${code}`, [title, ...alerts.slice(0, 5)].join('; ')),
    ),
  ]
}

const trivyAnnotation = (finding: TrivyFinding): Annotation =>
  annotation(
    'error',
    `Trivy ${finding.severity}: ${finding.id}`,
    finding.kind === 'vulnerability'
      ? `${finding.packageName} ${finding.installedVersion}: ${finding.title} (${finding.fixedVersion === null ? 'not fixed yet' : `fixed in ${finding.fixedVersion}`})`
      : `${finding.title} in ${finding.target}`,
  )

const brokenAnnotations = (record: RunRecord): readonly Annotation[] =>
  [resultOf(record, 'trivy'), resultOf(record, 'dockle')].flatMap((scan) =>
    scan?.kind === 'broke' ? [annotation('error', `${scan.scanner} broke`, `${scan.because}\nNext: ${scan.hint}`)] : [],
  )
