/** The amounts of CPU and memory that a task asks for. */
import { quoted } from '../bounds.ts'
import type { Members, Walk } from './walk.ts'

/** `.25 vCPU` and `1 GB` are also allowed (RegisterTaskDefinition, cpu and memory). */
const UNITS = { cpu: { '': 1, vcpu: 1024 }, memory: { '': 1, gb: 1024 } } as const

const EXAMPLES = { cpu: '256 or ".25 vCPU"', memory: '512 or "0.5 GB"' } as const

const LARGER_UNITS = { cpu: ['CPU units', 'vCPU'], memory: ['MiB', 'GB'] } as const

type Name = keyof typeof UNITS

interface Asked {
  readonly needs: 'required' | 'optional'
  readonly walk: Walk
}

/** In CPU units or MiB; null when it is not known: then it may be left out, or there is a problem or at least a warning. */
export const amountOf = (input: Members, name: Name, { needs, walk }: Asked): number | null => {
  const value = input[name]
  // Another problem may be reported already, and may have left nothing.
  if (walk.problems.some((problem) => problem.startsWith(`${name}:`))) return null
  // Where none is needed, ECS decides about an empty text, which the command line's skeleton has.
  if (value === '' && needs === 'optional') return null
  if (typeof value === 'string') return read(value, name, walk)
  if (needs === 'required') walk.problems.push(`${name}: is missing; Fargate requires it`)
  return null
}

const AMOUNT = /^\s*(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*([A-Za-z]{0,20})\s*$/

/** The CPU units or MiB of a text such as `.25 vCPU`; null for what is not an amount. */
export const unitsIn = (text: string, name: Name): number | null => {
  const { number, factor } = partsOf(text, name)
  return number === undefined || factor === null ? null : Number(number) * factor
}

const partsOf = (text: string, name: Name) => {
  const [, number, unit = ''] = AMOUNT.exec(text) ?? []
  return { number, unit, factor: factorOf(unit.toLowerCase(), name) }
}

const read = (text: string, name: Name, walk: Walk): number | null => {
  const { number, unit, factor } = partsOf(text, name)
  if (number === undefined || factor === null) {
    const notes = number === undefined ? walk.problems : walk.warnings
    notes.push(`${name}: '${quoted(text)}' is not an amount such as ${EXAMPLES[name]}`)
    return null
  }
  if (unit !== '' || Number.isInteger(Number(number))) return Number(number) * factor
  const [units, larger] = LARGER_UNITS[name]
  walk.problems.push(`${name}: ${number} is not a whole number of ${units}; for ${larger}, write "${number} ${larger}"`)
  return null
}

const factorOf = (unit: string, name: Name): number | null => {
  const factors: Readonly<Record<string, number>> = UNITS[name]
  return Object.hasOwn(factors, unit) ? (factors[unit] ?? null) : null
}
