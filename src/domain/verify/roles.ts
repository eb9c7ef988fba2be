/** The two roles of a task: they exist, and ECS tasks may assume them. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { bad, good, judge, unknown, type About, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface RoleFacts {
  readonly use: 'execution role' | 'task role'
  readonly name: string
  /** The trust policy, URL-encoded as IAM returns it. */
  readonly trustPolicy: Reading<string>
}

const TASKS = 'ecs-tasks.amazonaws.com'

/** A role that is missing, or that tasks cannot assume, keeps every task from starting. */
export const judgeRole = ({ use, name, trustPolicy }: RoleFacts): readonly Check[] => {
  const about: About = { id: 'role', subject: `${use} ${name}` }
  return judge(trustPolicy, {
    about,
    read: (policy) => [trustCheck(about, trustsTasks(policy))],
    missing: () => {
      const key = use === 'task role' ? 'taskRoleArn' : 'executionRoleArn'
      return [bad(about, { what: 'does not exist', next: `Create the role, or correct \`${key}\`.` })]
    },
  })
}

const trustCheck = (about: About, trusts: boolean | null): Check => {
  if (trusts === null) return unknown(about, 'has a trust policy that cannot be read')
  if (trusts) return good(about, `exists and trusts ${TASKS}`)
  return bad(about, {
    what: `does not trust ${TASKS}, so no task can assume it`,
    next: `Allow the service principal ${TASKS} to call sts:AssumeRole in the trust policy of the role.`,
  })
}

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const POLICY = z.object({
  Statement: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]),
})

const STATEMENT = z.object({
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Principal: z.union([z.literal('*'), z.object({ Service: oneOrMore.optional(), AWS: oneOrMore.optional() })]),
})

/** Conditions are not evaluated: what they narrow depends on the task. Null for a policy of another form. */
const trustsTasks = (encoded: string): boolean | null => {
  const policy = POLICY.safeParse(jsonValue(decoded(encoded)))
  if (!policy.success) return null
  return policy.data.Statement.some((one) => {
    const statement = STATEMENT.safeParse(one)
    return statement.success && isForTasks(statement.data)
  })
}

const isForTasks = ({ Action, Principal }: z.infer<typeof STATEMENT>): boolean => {
  const mayAssume = Action.some((action) => /^(sts:AssumeRole|sts:\*|\*)$/i.test(action))
  const services = Principal === '*' ? ['*'] : [...(Principal.Service ?? []), ...(Principal.AWS ?? []).filter(isAll)]
  return mayAssume && services.some((service) => isAll(service) || service === TASKS)
}

const isAll = (name: string): boolean => name === '*'

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
