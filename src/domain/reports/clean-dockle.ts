/** Dockle's own JSON as it may be kept: its alerts quote whole build steps, so that only what may be shown is left of them. */
import { z } from 'zod'
import { parseJson, type Parsed } from '../scan/scanner-json.ts'
import { shownAlert } from '../scan/shown-alert.ts'
import { cleanValue, type Redact } from './clean-text.ts'
import { visibleJson } from './visible-json.ts'

const DOCUMENT = z.looseObject({
  details: z.array(z.looseObject({ alerts: z.array(z.string()).nullish() })).nullish(),
})

/** The cleaned report; its alerts are sorted, since their order is random. */
export const cleanDockleJson = (text: string, redact: Redact): Parsed<string> => {
  const parsed = parseJson(DOCUMENT, text)
  if (parsed.kind === 'invalid') return parsed
  const details = (parsed.value.details ?? []).map((detail) => ({
    ...detail,
    alerts: (detail.alerts ?? []).map(shownAlert).sort(),
  }))
  const cleaned = cleanValue({ ...parsed.value, details }, redact, () => false)
  return { kind: 'valid', value: visibleJson(cleaned) }
}
