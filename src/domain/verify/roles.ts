/** The two roles of a task: they exist, in the account of the service, and ECS tasks may assume them. */
import { lastPart } from '../aws/last-part.ts'
import { bad, good, judge, unknown, type About, type Check } from './verify-check.ts'
import { thenReading, type Reading } from './answer.ts'
import type { TaskPlace } from './trust-conditions.ts'
import { TASKS, trustOfTasks, type Trust } from './trust-policy.ts'

export interface RoleFacts {
  readonly use: 'execution role' | 'task role'
  /** As the task definition names it: an ARN, or a name. */
  readonly given: string
  readonly place: TaskPlace
  readonly found: Reading<FoundRole>
}

/** A role as IAM describes it. */
export interface FoundRole {
  readonly arn: string
  /** URL-encoded. */
  readonly trustPolicy: string
}

/** The account that the ARN of a role names; null for a name alone. */
export const accountOfRole = (given: string): string | null => given.split(':')[4] ?? null

/** A role that is missing, or that tasks cannot assume, keeps every task from starting. */
export const judgeRole = ({ use, given, place, found }: RoleFacts): readonly Check[] => {
  const about: About = { id: 'role', subject: `${use} ${lastPart(given)}` }
  const account = accountOfRole(given)
  const key = use === 'task role' ? 'taskRoleArn' : 'executionRoleArn'
  const next = `Create the role, or correct \`${key}\`.`
  if (account !== null && account !== place.account) {
    // IAM user guide, "Granting a user permissions to pass a role to an AWS service": both are in the same account.
    const what = `is in the account ${account}, and a task can only have a role of its own account ${place.account}`
    const setting = use.replace(' ', '-')
    return [bad(about, { what, next: `Correct \`${key}\`, or set \`${setting}\` for this environment.` })]
  }
  return judge(
    thenReading(found, (role) => (isNamed(given, role) ? found : { kind: 'missing' as const })),
    {
      about,
      read: ({ trustPolicy }) => [trustCheck(about, trustOfTasks(trustPolicy, place))],
      missing: () => {
        // The name is unique within an account, whatever its path is.
        const other = found.kind === 'read' ? `; ${found.value.arn} does` : ''
        return [bad(about, { what: `does not exist${other === '' ? '' : ` as ${given}${other}`}`, next })]
      },
    },
  )
}

const isNamed = (given: string, { arn }: FoundRole): boolean => !given.startsWith('arn:') || given === arn

const trustCheck = (about: About, trust: Trust): Check => {
  switch (trust) {
    case 'trusted':
      return good(about, `exists and trusts ${TASKS}`)
    case 'unknown':
      return unknown(about, 'not checked: its trust policy has a statement that is not understood')
    case 'not-named':
      return bad(about, {
        what: `does not trust ${TASKS}, so no task can assume it`,
        next: `Allow the service principal ${TASKS} to call sts:AssumeRole in the trust policy of the role.`,
      })
    case 'conditions-unmet':
      return bad(about, {
        what: `trusts ${TASKS} under conditions that ECS does not meet, so no task can assume it`,
        next: 'Correct the conditions of the trust policy: ECS sends aws:SourceAccount and aws:SourceArn of the service, and no external id.',
      })
    case 'denied':
      return bad(about, {
        what: `denies ${TASKS} in its trust policy, so no task can assume it`,
        next: 'Remove the statement that denies it.',
      })
  }
}
