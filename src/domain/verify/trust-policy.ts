/** Whether the trust policy of a role lets ECS tasks assume it. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { conditionVerdict, type TaskPlace, type Verdict } from './trust-conditions.ts'
import { matches } from '../wildcards.ts'

/** The service principal of ECS tasks. */
export const TASKS = 'ecs-tasks.amazonaws.com'

/** `"Service": "*"`: IAM does not document whom that means. */
const EVERY_SERVICE = 'every service'

/** That, and other spellings of the principal: for a region, or for a partition. Where ECS has which is not documented. */
const UNCLEAR = /^(?:every service|ecs-tasks\.(?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?)$/

/** What is the case; `unknown`: a part of the policy is not understood here. */
export type Trust = 'trusted' | 'not-named' | 'conditions-unmet' | 'denied' | 'unknown'

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const POLICY = z.object({
  Statement: z.union([z.array(z.unknown()), z.looseObject({}).transform((one) => [one])]),
})

const PRINCIPAL = z.union([
  z.literal('*').transform((all): readonly string[] => [all]),
  z
    .strictObject({
      Service: oneOrMore.optional(),
      AWS: oneOrMore.optional(),
      Federated: z.unknown().optional(),
      CanonicalUser: z.unknown().optional(),
    })
    .transform(({ Service = [], AWS = [] }): readonly string[] => [
      ...Service.map((one) => (one === '*' ? EVERY_SERVICE : one)),
      ...AWS.filter((one) => one === '*'),
    ]),
])

const STATEMENT = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Principal: PRINCIPAL.optional(),
  NotPrincipal: PRINCIPAL.optional(),
  Condition: z.unknown().optional(),
})

type Statement = z.infer<typeof STATEMENT>

/** Takes the policy as IAM returns it, URL-encoded. A statement that denies outweighs those that allow (IAM user guide, "Policy evaluation logic"). */
export const trustOfTasks = (encoded: string, place: TaskPlace): Trust => {
  const policy = POLICY.safeParse(jsonValue(decoded(encoded)))
  if (!policy.success) return 'unknown'
  const statements = policy.data.Statement.map((one) => STATEMENT.safeParse(one))
  const read = statements.flatMap((one) => (one.success ? [one.data] : []))
  const denials = read.flatMap((one) => verdictsOf('Deny', one, place))
  if (denials.includes('met')) return 'denied'
  const isUnread = read.length < statements.length || denials.includes('unknown')
  const allowances = read.flatMap((one) => verdictsOf('Allow', one, place))
  if (allowances.includes('met')) return isUnread ? 'unknown' : 'trusted'
  if (isUnread || allowances.includes('unknown')) return 'unknown'
  return allowances.includes('unmet') ? 'conditions-unmet' : 'not-named'
}

/** Of a statement with this effect that is about ECS tasks; none for any other. */
const verdictsOf = (effect: Statement['Effect'], statement: Statement, place: TaskPlace): readonly Verdict[] => {
  if (statement.Effect !== effect) return []
  const about = [isAboutAssuming(statement), isAboutTasks(statement)]
  if (about.includes('no')) return []
  const condition = conditionVerdict(statement.Condition, place)
  return [about.includes('unknown') && condition !== 'unmet' ? 'unknown' : condition]
}

type Answer = 'yes' | 'no' | 'unknown'

const isAboutAssuming = ({ Action, NotAction }: Statement): Answer => {
  if (NotAction !== undefined || Action === undefined) return 'unknown'
  return Action.some((action) => matches(action.toLowerCase(), 'sts:assumerole')) ? 'yes' : 'no'
}

const isAboutTasks = ({ Effect, Principal, NotPrincipal }: Statement): Answer => {
  // Everyone but those who are named: what that means for services is documented for denials only.
  if (NotPrincipal !== undefined) return Effect === 'Deny' && NotPrincipal.includes(TASKS) ? 'no' : 'unknown'
  if (Principal === undefined) return 'unknown'
  if (Principal.some((one) => one === '*' || one === TASKS)) return 'yes'
  return Principal.some((one) => UNCLEAR.test(one)) ? 'unknown' : 'no'
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
