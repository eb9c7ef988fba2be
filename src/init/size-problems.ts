/** Sizes of a task that AWS refuses. Pure. */
import type { Answers } from './init-answers.ts'
import { wrong } from './wrong-answer.ts'

const steps = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step)

/** Amazon ECS Developer Guide, "Task size": the memory in MiB for each cpu of Fargate, from, to and the step. */
const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16_384, 1024)],
  [4096, steps(8192, 30_720, 1024)],
  [8192, steps(16_384, 61_440, 4096)],
  [16_384, steps(32_768, 122_880, 8192)],
])

/** Each begins with its flag. */
export const sizeProblems = ({ port, cpu, memory, launch, desiredCount }: Answers): readonly string[] => {
  const sizes = FARGATE_SIZES.get(cpu)
  return [
    ...(port >= 1 && port <= 65_535 ? [] : [wrong('port', String(port), 'is not between 1 and 65535')]),
    ...(desiredCount >= 1 && desiredCount <= 5000
      ? []
      : [wrong('desired-count', String(desiredCount), 'is not between 1 and 5000')]),
    ...(launch !== 'ec2' && sizes?.includes(memory) !== true
      ? [`--cpu, --memory: Fargate has no task of ${cpu} CPU units and ${memory} MiB`]
      : []),
    ...(cpu < 128 || memory < 6 ? [`--cpu, --memory: a task has at least 128 CPU units and 6 MiB`] : []),
  ]
}
