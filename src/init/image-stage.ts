/** The instructions that make the image of a Dockerfile: those of the last stage, after those of the stages that it is made from. Pure. */
import type { Instruction } from '../domain/build/dockerfile.ts'

export interface ImageStage {
  /** Above the first FROM. */
  readonly above: readonly Instruction[]
  readonly stage: readonly Instruction[]
}

interface Stage {
  /** `base`; null without `AS`. */
  readonly name: string | null
  /** What it is made from: an image, or the name of a stage above. */
  readonly from: string
  readonly instructions: readonly Instruction[]
}

export const imageStage = (instructions: readonly Instruction[]): ImageStage => {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []))
  const stages = starts.map((start, index) => stageOf(instructions.slice(start, starts[index + 1])))
  return { above: instructions.slice(0, starts[0] ?? 0), stage: withParents(stages) }
}

const stageOf = ([from, ...instructions]: readonly Instruction[]): Stage => {
  const [, image = '', name] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(from?.text ?? '') ?? []
  return { name: name?.toLowerCase() ?? null, from: image.toLowerCase(), instructions }
}

/** Of the last one. A stage can only be made from one above it. */
const withParents = (stages: readonly Stage[]): readonly Instruction[] => {
  const last = stages.at(-1)
  if (last === undefined) return []
  const above = stages.slice(0, -1)
  const parent = above.findLastIndex(({ name }) => name === last.from)
  return [...withParents(above.slice(0, parent + 1)), ...last.instructions]
}
