/** The sizes that a task can have on Fargate. */
import { quoted } from '../bounds.ts'
import { isMembers, type Walk } from './walk.ts'

/**
 * CPU units and the memory in MiB that each allows: the smallest, the largest, the step (Amazon ECS Developer Guide, "Troubleshoot Amazon
 * ECS task definition invalid CPU or memory errors", task-cpu-memory-error.html).
 */
export const FARGATE_SIZES: ReadonlyMap<number, readonly [smallest: number, largest: number, step: number]> = new Map([
  [256, [512, 2048, 512]],
  [512, [1024, 4096, 1024]],
  [1024, [2048, 8192, 1024]],
  [2048, [4096, 16_384, 1024]],
  [4096, [8192, 30_720, 1024]],
  [8192, [16_384, 61_440, 4096]],
  [16_384, [32_768, 122_880, 8192]],
])

/** Of 256 CPU units, 1.5 GB is the one step that Fargate does not have. */
const NO_SIZE = '256/1536'

/** Notes the problems of the task's size. A task that may also run elsewhere is held to Fargate's sizes, too (the same page). */
export const checkFargateSize = (input: unknown, walk: Walk): void => {
  if (!isMembers(input)) return
  const { requiresCompatibilities, cpu, memory } = input
  if (!Array.isArray(requiresCompatibilities) || !requiresCompatibilities.includes('FARGATE')) return
  const units = amountOf(cpu, 'cpu', walk)
  const mib = amountOf(memory, 'memory', walk)
  const problem = units === null || mib === null ? null : sizeProblem(units, mib)
  if (problem !== null) walk.problems.push(problem)
}

const sizeProblem = (units: number, mib: number): string | null => {
  const known = [...FARGATE_SIZES.keys()]
  // What is larger than the table may be newer than it.
  if (units > Math.max(...known)) return null
  const size = FARGATE_SIZES.get(units)
  if (size === undefined) return `cpu: Fargate has no size with ${units} CPU units; the sizes are ${known.join(', ')}`
  const [smallest, largest, step] = size
  const fits = mib >= smallest && mib <= largest && (mib - smallest) % step === 0
  if (fits && `${units}/${mib}` !== NO_SIZE) return null
  const steps = units === 256 ? '512, 1024 or 2048' : `${smallest} to ${largest} in steps of ${step}`
  return `memory: with ${units} CPU units, Fargate has ${steps} MiB, not ${mib}`
}

/** `.25 vCPU` and `1 GB` are also allowed (RegisterTaskDefinition, cpu and memory). */
const UNITS = { cpu: { '': 1, vcpu: 1024 }, memory: { '': 1, gb: 1024 } } as const

const EXAMPLES = { cpu: '256 or ".25 vCPU"', memory: '512 or "0.5 GB"' } as const

/** In CPU units or MiB; null when it is not known, which is a problem or at least a warning. */
const amountOf = (value: unknown, name: 'cpu' | 'memory', walk: Walk): number | null => {
  // Another problem may be reported already, and may have left nothing.
  if (walk.problems.some((problem) => problem.startsWith(`${name}:`))) return null
  if (typeof value !== 'string') {
    walk.problems.push(`${name}: is missing; Fargate requires it`)
    return null
  }
  const [, number, unit = ''] = /^\s*(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*([A-Za-z]{0,20})\s*$/.exec(value) ?? []
  const factors: Readonly<Record<string, number>> = UNITS[name]
  const key = unit.toLowerCase()
  const factor = Object.hasOwn(factors, key) ? factors[key] : undefined
  if (number !== undefined && factor !== undefined) return Number(number) * factor
  const problem = `${name}: '${quoted(value)}' is not an amount such as ${EXAMPLES[name]}`
  if (number === undefined) walk.problems.push(problem)
  else walk.warnings.push(problem)
  return null
}
