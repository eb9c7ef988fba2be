/** What `verify` found: errors and warnings with the next step, what passed, and what could not be checked. */
import type { Results } from '../../domain/results.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { checksOf, missingActions, sentence, type Verified } from '../../domain/verify/verified.ts'
import { codeSpan, markdown, prose } from '../hostile.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { plural } from './counted.ts'
import { details, table, text, type Block } from './markdown-blocks.ts'

/** Folded; nothing where nothing was verified. */
export const verifySection = (record: RunRecord): readonly Block[] => {
  const verified = resultOf(record, 'verify')
  if (verified === undefined) return []
  const checks = (['error', 'warn', 'unknown', 'ok'] as const).flatMap((level) => checksOf(verified, level))
  return details(`Verify: ${verifiedInWords(verified)}`, [
    ...missingLine(verified),
    ...table(['State', 'Check', 'Next'], 'lll', checks.filter(({ lacks }) => lacks === null).map(row)),
  ])
}

/** `1 error, 2 warnings, 12 passed, 3 not checked`. */
export const verifiedInWords = (verified: Results['verify']): string => {
  const [errors, warnings, unknown, passed] = (['error', 'warn', 'unknown', 'ok'] as const).map(
    (level) => checksOf(verified, level).length,
  )
  return [
    ...(errors === 0 ? [] : [plural(errors ?? 0, 'error')]),
    ...(warnings === 0 ? [] : [plural(warnings ?? 0, 'warning')]),
    `${passed ?? 0} passed`,
    ...(unknown === 0 ? [] : [`${unknown ?? 0} not checked`]),
  ].join(', ')
}

const missingLine = (verified: Verified): readonly Block[] => {
  const actions = missingActions(verified)
  if (actions.length === 0) return []
  return [
    text(
      `Some checks were skipped because the role of this job lacks ${actions.map((one) => codeSpan(one)).join(', ')}.`,
    ),
  ]
}

const SIGNS = { error: '❌', warn: '⚠️', unknown: '⚪', ok: '✅' } as const

const row = (check: Check): readonly string[] => [
  SIGNS[check.level],
  markdown(sentence(check)),
  check.next === null ? '' : prose(check.next),
]
