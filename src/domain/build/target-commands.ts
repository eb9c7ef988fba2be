/** Whether a Dockerfile surely runs commands on the platform that is built for, which another machine can only do by emulation. Pure. */
import { parseDockerfile, type Instruction } from './dockerfile.ts'

interface Stage {
  readonly from: string
  readonly name: string | null
  /** `FROM --platform=…`: its commands run there. */
  readonly platform: string | null
  readonly commands: readonly Instruction[]
}

/**
 * The first `RUN` of the stage that is built, or of those that it is built upon; null where there is none, or where it runs elsewhere:
 * in a stage with `--platform`. What is not certain is null.
 */
export const commandOnTarget = (text: string, target: string | null): Instruction | null => {
  const file = parseDockerfile(text)
  if (file === null || !OF_DOCKER.test(file.syntax ?? 'docker/dockerfile')) return null
  const stages = stagesIn(file.instructions)
  const last = target === null ? stages.at(-1) : stages.findLast(({ name }) => name === target.toLowerCase())
  return last === undefined ? null : commandIn(chainOf(stages, last))
}

/** Another frontend may read the file in another way. */
const OF_DOCKER = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/u

const stagesIn = (instructions: readonly Instruction[]): readonly Stage[] =>
  instructions.flatMap((one, at) => {
    if (one.keyword !== 'FROM') return []
    const end = instructions.findIndex(({ keyword }, index) => index > at && keyword === 'FROM')
    const own = instructions.slice(at + 1, end === -1 ? undefined : end)
    const [, flags = '', from = '', name] = /^((?:--\S+\s+)*)(\S+)(?:\s+AS\s+(\S+))?$/iu.exec(one.text) ?? []
    return [
      {
        from: from.toLowerCase(),
        name: name?.toLowerCase() ?? null,
        platform: /--platform=(\S+)/iu.exec(flags)?.[1] ?? null,
        commands: own.filter(({ keyword }) => keyword === 'RUN'),
      },
    ]
  })

/** A stage with those that it is built upon. */
const chainOf = (stages: readonly Stage[], last: Stage): readonly Stage[] => {
  const before = stages.slice(0, stages.indexOf(last)).findLast(({ name }) => name !== null && name === last.from)
  return before === undefined ? [last] : [...chainOf(stages, before), last]
}

/** What a stage is built upon decides where it runs, unless it says so itself. */
const commandIn = (chain: readonly Stage[]): Instruction | null =>
  chain.some(({ platform }) => platform !== null) ? null : (chain.flatMap(({ commands }) => commands)[0] ?? null)
