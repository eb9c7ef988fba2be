/** What the file of `policy-file` says of exceptions: how long they may hold, and which ways to accept a finding it refuses. */
import type { z } from 'zod'
import { positionAt, positionText, type Positions } from '../../domain/position.ts'
import { flag, integer } from '../kinds.ts'
import { strict } from '../kinds-definition.ts'
import { UNSET, type GivenInputs } from '../look-up.ts'
import { nestedProblems, positionsIn, textsAndNulls, withoutWrong } from '../nested-values.ts'
import type { Problem } from '../problems.ts'
import type { ReadTree, Tree, YamlText } from '../yaml-tree.ts'

/** An exception is looked at again: it ends within this many years. */
export const MOST_YEARS = 2
const MOST_DAYS = MOST_YEARS * 366

/** The ways that a policy can refuse, by the key that does. */
const REFUSABLE = ['allow-vex', 'allow-dockle-options', 'allow-head', 'allow-override'] as const
export type RefusableWay = (typeof REFUSABLE)[number]

export interface ExceptionLimits {
  /** How many days ahead an entry may end; 0: there are none. */
  readonly longestDays: number
  /** Which policy says so, and where: `` `exceptions.max-days` of the policy (floor.yaml:3:3) ``; null: none does. */
  readonly longestBy: string | null
  /** By each way that is refused, which policy says so. */
  readonly refused: Readonly<Partial<Record<RefusableWay, string>>>
}

/** Of a run without such a policy. */
export const NO_LIMITS: ExceptionLimits = { longestDays: MOST_DAYS, longestBy: null, refused: {} }

/** The key of the policy file. */
export const LIMITS_KEY = 'exceptions'

const allowed = flag().schema.optional()
const schema = strict({
  'max-days': integer({ min: 0, max: MOST_DAYS }).schema.optional(),
  'allow-vex': allowed,
  'allow-dockle-options': allowed,
  'allow-head': allowed,
  'allow-override': allowed,
})

interface LimitsReading {
  readonly limits: ExceptionLimits
  readonly problems: readonly Problem[]
}

/** Of the value of the key, with what is wrong with it. */
export const readLimits = (tree: Tree): LimitsReading => {
  const parsed = schema.safeParse(textsAndNulls(tree))
  if (parsed.success) return { limits: limitsOf(parsed.data, positionsIn(tree)), problems: [] }
  const { issues } = parsed.error
  const right = withoutWrong(tree, issues)
  const rest = right === null ? null : (schema.safeParse(textsAndNulls(right)).data ?? null)
  return {
    limits: rest === null ? NO_LIMITS : limitsOf(rest, positionsIn(tree)),
    problems: nestedProblems(LIMITS_KEY, tree, issues),
  }
}

const limitsOf = (given: z.output<typeof schema>, positions: Positions): ExceptionLimits => {
  const says = (key: keyof typeof given): string => {
    const at = positionAt(positions, [key])
    return `\`${LIMITS_KEY}.${key}: ${given[key]}\` of the policy${at === null ? '' : ` (${positionText(at)})`}`
  }
  const days = given['max-days']
  return {
    longestDays: days ?? NO_LIMITS.longestDays,
    longestBy: days === undefined ? null : says('max-days'),
    refused: Object.fromEntries(REFUSABLE.flatMap((way) => (given[way] === false ? [[way, says(way)]] : []))),
  }
}

/** Of a whole policy file. What is wrong with it is reported where the settings are read. */
export const limitsIn = (file: YamlText, readTree: ReadTree): ExceptionLimits => {
  const { tree } = readTree(file)
  const own = tree?.kind === 'map' ? tree.entries.find(({ key }) => key === LIMITS_KEY) : undefined
  return own === undefined ? NO_LIMITS : readLimits(own.value).limits
}

/** Inputs that are one of the ways that a policy refuses. */
export const refusedInputs = ({ refused }: ExceptionLimits, inputs: GivenInputs): readonly Problem[] => {
  const override = inputs.get('override-reason')
  const isOverridden = override !== undefined && override !== UNSET
  return [
    ...refusal('`exceptions-from: head`', inputs.get('exceptions-from') === 'head' ? refused['allow-head'] : undefined),
    ...refusal('`override-reason`', isOverridden ? refused['allow-override'] : undefined),
  ]
}

const refusal = (what: string, by: string | undefined): readonly Problem[] =>
  by === undefined ? [] : [{ at: null, text: `${what} is refused by ${by}` }]
