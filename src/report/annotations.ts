/** Annotations of the run in GitHub: errors by outcome and cause, then findings that block, worst first, within GitHub's limits. */
import { SOURCES } from '../domain/scan/findings.ts'
import { explain, ownerInWords } from '../domain/scan/describe.ts'
import { plainLine, plainLines } from './hostile.ts'
import { resultOf, type RunRecord } from './record.ts'
import { blockersIn, scansIn } from './scans.ts'
import { errorHeadlines } from './summary/error-headline.ts'
import { noticesOf } from './summary/notices.ts'
import { errorsOf, hintOf, type StageError } from './summary/errors.ts'
import { rolloutsOf } from './summary/rollouts.ts'

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** Where GitHub shows it: a file of the repository. */
  readonly place?: { readonly file: string; readonly line: number | null }
}

/** The runner drops everything above these limits: `_maxCountPerIssueType` and the message limit (actions/runner, ExecutionContext.cs). */
const PER_LEVEL = 10
const MESSAGE_LIMIT = 4096
const TITLE_LIMIT = 200

/** At most ten of each level, worst first; errors come before findings. */
export const annotationsOf = (record: RunRecord): readonly Annotation[] => {
  const errors = errorsOf(record)
  const titles = errorHeadlines(record, errors)
  const annotated = errors.map((one, index) =>
    errorAnnotation({ ...one, message: messageNow(record, one) }, titles[index] ?? '', hintOf(record, one)),
  )
  const notices = noticesOf(record).map(({ title, sentence, level }) => annotation(level ?? 'notice', title, sentence))
  const all = [
    ...annotated,
    ...findingAnnotations(record),
    ...brokenAnnotations(record),
    ...checkAnnotations(record),
    ...notices,
  ]
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    all.filter((annotation) => annotation.level === level).slice(0, PER_LEVEL),
  )
}

/** Made safe to show, within GitHub's limits. */
export const annotation = (level: Annotation['level'], title: string, message: string): Annotation => ({
  level,
  title: plainLine(title, TITLE_LIMIT),
  message: plainLines(message, MESSAGE_LIMIT),
})

/** What a message keeps free for the next step and the code, which are never cut away. */
const ENDING = 800

/** What runs is what a rollback has seen last, not what the wait had. */
const messageNow = (record: RunRecord, { stage: id, error: { message } }: StageError): string => {
  const rollout = rolloutsOf(record).find(({ stages }) => stages.some((stage) => stage.id === id))
  const running = rollout?.rollBack?.kind === 'restored' ? rollout.rollBack.running : null
  return running === null ? message : message.replace(/^Running: .*$/mu, () => `Running: ${running}`)
}

interface ErrorNow extends StageError {
  readonly message: string
}

const errorAnnotation = ({ stage, error, message }: ErrorNow, title: string, hint: string | null): Annotation => {
  const { code, kind } = error
  const next = hint === null ? [] : [`Next: ${plainLine(hint, 500)}`]
  const where = stage === null ? '' : ` (stage ${plainLine(stage, TITLE_LIMIT)})`
  const lines = [plainLines(message, MESSAGE_LIMIT - ENDING), ...next, `Code: ${code}${where}`]
  return annotation(kind === 'cancelled' ? 'warning' : 'error', title, lines.join('\n'))
}

const findingAnnotations = (record: RunRecord): readonly Annotation[] =>
  blockersIn(record).map(({ finding }) =>
    annotation(
      resultOf(record, 'gate')?.kind === 'overridden' ? 'warning' : 'error',
      `${SOURCES[finding.source].name} ${finding.level}: ${finding.id}`,
      `${explain(finding)}${ownerInWords('; in ', finding)}`,
    ),
  )

/** Only until the gate has judged: its error has the reasons. */
const brokenAnnotations = (record: RunRecord): readonly Annotation[] =>
  scansIn(record).flatMap((scan) =>
    scan.kind === 'broke' && resultOf(record, 'gate') === undefined
      ? [
          annotation(
            'error',
            `${SOURCES[scan.source].name} broke${ownerInWords(' on ', scan)}`,
            `${scan.because}\nNext: ${scan.hint}`,
          ),
        ]
      : [],
  )

/** What the build's own checks say of the Dockerfile, on its lines. */
const checkAnnotations = (record: RunRecord): readonly Annotation[] => {
  const { file = null, found = [] } = resultOf(record, 'build')?.checks ?? {}
  return found.map(({ rule, text, line }) => ({
    ...annotation('warning', `Dockerfile: ${rule}`, text),
    ...(file === null ? {} : { place: { file: plainLine(file, TITLE_LIMIT), line } }),
  }))
}
