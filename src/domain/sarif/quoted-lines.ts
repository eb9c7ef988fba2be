/** The line of the Dockerfile that an alert of Dockle is about, as far as what it quotes says it. */
import type { Finding } from '../scan/findings.ts'
import { HIDDEN } from '../scan/hidden-alerts.ts'
import { hiddenStep } from '../scan/shown-alert.ts'
import type { Instruction } from './dockerfile-instructions.ts'
import { entryOf, isMadeBy, lineOf, type HistoryEntry, type ImageHistory, type Line } from './layer-lines.ts'

/** Of a variable an alert names it. */
const VARIABLE = /^Suspicious ENV key found : ([^\s=]+)/u

/**
 * The instruction that an alert is about; of several the first. Null where none is known: what the base image has is in another Dockerfile.
 * Of what an alert quotes there is only a hash, which the step of the image's history has, too.
 */
export const lineOfAlerts = (
  finding: Finding,
  { entries }: ImageHistory,
  instructions: readonly Instruction[],
): Line | null => {
  const hidden = finding.kind === 'misconfiguration' ? (finding[HIDDEN] ?? []) : []
  const steps = Map.groupBy(entries, ({ createdBy }) => hiddenStep(createdBy))
  for (const alert of finding.where) {
    const variable = VARIABLE.exec(alert)?.[1]
    const quoted = hidden.filter(({ shown }) => shown === alert).flatMap((one) => steps.get(one.hidden) ?? [])
    const found =
      variable === undefined
        ? firstMade(quoted, instructions)
        : instructions.find((instruction) => sets(variable, instruction))
    if (found !== undefined) return lineOf(found)
  }
  return null
}

const firstMade = (quoted: readonly HistoryEntry[], instructions: readonly Instruction[]): Instruction | undefined => {
  const entries = quoted.map(({ createdBy }) => entryOf(createdBy))
  return instructions.find((instruction) => entries.some((entry) => isMadeBy(entry, instruction)))
}

/** `ENV A=b C=d`, or the old form `ENV A b`. */
const sets = (variable: string, { keyword, body }: Instruction): boolean => {
  if (keyword !== 'ENV' && keyword !== 'ARG') return false
  const [first = '', ...others] = body.split(' ')
  return first === variable || [first, ...others].some((word) => word.startsWith(`${variable}=`))
}
