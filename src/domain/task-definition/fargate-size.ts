/** How much CPU and memory a task asks for, and the sizes that it can have on Fargate. */
import { amountOf } from './amounts.ts'
import { isMembers, type Members, type Walk } from './walk.ts'

type Size = readonly [smallest: number, largest: number, step: number]

/**
 * CPU units and the memory in MiB that each allows: the smallest, the largest, the step (Amazon ECS Developer Guide, "Troubleshoot Amazon
 * ECS task definition invalid CPU or memory errors", task-cpu-memory-error.html).
 */
const FARGATE_SIZES: ReadonlyMap<number, Size> = new Map([
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

/** The CPU units of Windows on Fargate (the same page, column "Operating systems supported for Fargate"). */
const WINDOWS_SIZES: readonly number[] = [1024, 2048, 4096]

/** Notes the problems of the task's size. A task that may also run elsewhere is held to Fargate's sizes, too (the same page). */
export const checkTaskSize = (input: unknown, walk: Walk): void => {
  if (!isMembers(input)) return
  const needs = isOnFargate(input) ? 'required' : 'optional'
  const units = amountOf(input, 'cpu', { needs, walk })
  const mib = amountOf(input, 'memory', { needs, walk })
  const problem = units === null || mib === null || needs === 'optional' ? null : sizeProblem(input, units, mib)
  if (problem !== null) walk.problems.push(problem)
}

/** In any case: another one than ECS's has a warning of its own. */
const isOnFargate = ({ requiresCompatibilities: all }: Members): boolean =>
  Array.isArray(all) && all.some((one) => String(one).toUpperCase() === 'FARGATE')

const isOnWindows = ({ runtimePlatform: platform }: Members): boolean =>
  isMembers(platform) && /^windows/i.test(String(platform['operatingSystemFamily']))

const sizeProblem = (input: Members, units: number, mib: number): string | null => {
  const known = [...FARGATE_SIZES.keys()]
  // What is larger than the table may be newer than it.
  if (units > Math.max(...known)) return null
  const size = FARGATE_SIZES.get(units)
  if (size === undefined) return unknownCpu(units, known)
  if (isOnWindows(input) && !WINDOWS_SIZES.includes(units)) {
    return `cpu: for Windows, Fargate has ${WINDOWS_SIZES.join(', ')} CPU units, not ${units}`
  }
  return memoryProblem(units, size, mib)
}

const unknownCpu = (units: number, known: readonly number[]): string => {
  const meant = known.includes(units * 1024) ? `; "${units} vCPU" is ${units * 1024}` : ''
  return `cpu: Fargate has no size with ${units} CPU units; the sizes are ${known.join(', ')}${meant}`
}

const memoryProblem = (units: number, size: Size, mib: number): string | null => {
  const [smallest, largest, step] = size
  const fits = mib >= smallest && mib <= largest && (mib - smallest) % step === 0
  if (fits && `${units}/${mib}` !== NO_SIZE) return null
  const steps = units === 256 ? '512, 1024 or 2048' : `${smallest} to ${largest} in steps of ${step}`
  return `memory: with ${units} CPU units, Fargate has ${steps} MiB, not ${mib}`
}
