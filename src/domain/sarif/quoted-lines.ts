/** The line of the Dockerfile that an alert of Dockle is about, as far as what it quotes says it. */
import type { Instruction } from './dockerfile-instructions.ts'
import { entryOf, isMadeBy, lineOf, type Line } from './layer-lines.ts'

/** How Dockle's alerts end: with the step of the image's history that they are about (dockle, pkg/assessor/manifest). */
const QUOTED = /^[^:]*: (.+)$/su
/** Of a variable it quotes the name, and where it is. */
const VARIABLE = /^Suspicious ENV key found : ([^\s=]+)/u

/**
 * The instruction whose words an alert quotes; of several the first. Null where none has them: values are masked in alerts, and what the
 * base image has is in another Dockerfile.
 */
export const lineOfAlerts = (alerts: readonly string[], instructions: readonly Instruction[]): Line | null => {
  for (const alert of alerts) {
    const found = instructionOf(alert, instructions)
    if (found !== undefined) return lineOf(found)
  }
  return null
}

const instructionOf = (alert: string, instructions: readonly Instruction[]): Instruction | undefined => {
  const variable = VARIABLE.exec(alert)?.[1]
  if (variable !== undefined) return instructions.find((instruction) => sets(variable, instruction))
  const quoted = QUOTED.exec(alert)?.[1]
  if (quoted === undefined) return undefined
  const entry = entryOf(quoted)
  return instructions.find((instruction) => isMadeBy(entry, instruction))
}

/** `ENV A=b C=d`, or the old form `ENV A b`. */
const sets = (variable: string, { keyword, body }: Instruction): boolean => {
  if (keyword !== 'ENV' && keyword !== 'ARG') return false
  const [first = '', ...others] = body.split(' ')
  return first === variable || [first, ...others].some((word) => word.startsWith(`${variable}=`))
}
