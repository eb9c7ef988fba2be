/**
 * Dockle's JSON report as findings: levels that are no finding left out, the worst first, alerts in a fixed order (Dockle walks
 * a map, so its order is random) and without the values of assignments, because an alert quotes whole RUN and ENV lines.
 */
import { z } from 'zod'
import { DOCKLE_LEVELS, type DockleFinding, type DockleLevel, type DockleReport } from './findings.ts'
import { parseJson, type Parsed } from './scanner-json.ts'

const document = z.object({
  summary: z.object({ fatal: z.number(), warn: z.number(), info: z.number() }),
  // Null when there is nothing to tell.
  details: z
    .array(
      z.object({
        code: z.string().min(1),
        title: z.string(),
        level: z.enum([...DOCKLE_LEVELS, 'SKIP', 'IGNORE', 'PASS']),
        alerts: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
})

/** The report in Dockle's JSON, or what is wrong with it. `version` is what `--version` told: the JSON has none. */
export const parseDockleJson = (text: string, version: string): Parsed<DockleReport> => {
  const parsed = parseJson(document, text)
  if (parsed.kind === 'invalid') return parsed
  const { summary, details } = parsed.value
  const findings = (details ?? []).flatMap(({ code, title, level, alerts }): DockleFinding[] =>
    isFinding(level) ? [{ code, level, title, alerts: (alerts ?? []).map(maskAlert).sort() }] : [],
  )
  const counts = DOCKLE_LEVELS.map((level) => findings.filter((finding) => finding.level === level).length)
  if (counts.join() !== [summary.fatal, summary.warn, summary.info].join()) {
    return { kind: 'invalid', problem: 'its summary counts other findings than its details hold' }
  }
  return { kind: 'valid', value: { scanner: 'dockle', version, findings: findings.sort(worstFirst) } }
}

const isFinding = (level: string): level is DockleLevel => (DOCKLE_LEVELS as readonly string[]).includes(level)

const worstFirst = (a: DockleFinding, b: DockleFinding): number =>
  DOCKLE_LEVELS.indexOf(a.level) - DOCKLE_LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1)

const MASK = '***'
// A bare digit or truth value is no secret, and tells a reader what to do.
const HARMLESS = String.raw`(?!(?:\d|true|false)(?![^\s"']))`
const VALUE = String.raw`(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"']+)`
const SECRET_NAME = String.raw`[\w.-]*(?:pass|pwd|secret|token|key|credential|auth)[\w.-]*`

/** Each shape that a value has in a quoted build step, and what it is replaced by. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // ENV NAME=value, ARG NAME=value, NAME=value command, --password=value
  [new RegExp(String.raw`(?<![\w.-])([\w.-]+=)${HARMLESS}${VALUE}+`, 'g'), `$1${MASK}`],
  // ENV PASSWORD value, --token value; `Suspicious ENV key found` are Dockle's own words.
  [
    new RegExp(
      String.raw`((?:\bENV|\bARG)\s+(?!key found)${SECRET_NAME}\s+|(?<![\w.-])--?${SECRET_NAME}\s+)${VALUE}`,
      'gi',
    ),
    `$1${MASK}`,
  ],
  // https://user:password@host
  [/(:\/\/)[^\s/@]+@/g, `$1${MASK}@`],
  // Authorization: Bearer value
  [/\b((?:authorization|bearer|basic|x-[\w-]*(?:key|token))[:\s]+)(?:(?:bearer|basic)\s+)?[^\s"']+/gi, `$1${MASK}`],
]

const ALERT_LENGTH = 400
/** Hostile text: what lies beyond is not even looked at, so that no pattern can take long. */
const EXAMINED_LENGTH = 2000

/** An alert without the values that may be secret, as well as free text allows, and cut to a readable length. */
export const maskAlert = (alert: string): string => {
  // Dockle advises options of its own command line, which nobody can set here.
  const examined = alert.slice(0, EXAMINED_LENGTH).replace(/\s*\(You can suppress it with [^)]*\)/g, '')
  const masked = SHAPES.reduce((text, [shape, replacement]) => text.replace(shape, replacement), examined)
  return masked.length > ALERT_LENGTH ? `${masked.slice(0, ALERT_LENGTH)}…` : masked
}
