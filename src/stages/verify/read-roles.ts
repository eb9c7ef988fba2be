/** Reads the roles of a task definition. */
import { complete, INCOMPLETE, known, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { lastPart } from '../../domain/aws/last-part.ts'
import { accountOfRole, judgeRole, type FoundRole, type RoleFacts } from '../../domain/verify/roles.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { ask, type Asking } from './ask.ts'
import { accountOf, type Subject } from './subject.ts'

/** The checks of the execution role and of the task role. */
export const verifyRoles = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const { executionRoleArn, taskRoleArn } = subject.definition
  const place = { account: accountOf(subject), region: asking.region }
  const roles = [
    ...(executionRoleArn === undefined ? [] : [{ use: 'execution role' as const, given: executionRoleArn, place }]),
    ...(taskRoleArn === undefined ? [] : [{ use: 'task role' as const, given: taskRoleArn, place }]),
  ]
  return (await Promise.all(roles.map((role) => readRole(role, asking)))).flatMap(judgeRole)
}

const NOT_FOUND = ['NoSuchEntityException', 'NoSuchEntity']

const readRole = async (role: Omit<RoleFacts, 'found'>, { aws, limit }: Asking): Promise<RoleFacts> => {
  const account = accountOfRole(role.given)
  // IAM would answer for the role of that name in the account of the caller.
  if (account !== null && account !== role.place.account) return { ...role, found: { kind: 'missing' } }
  const reply = await ask(aws.iam.getRole({ RoleName: lastPart(role.given) }, limit), NOT_FOUND)
  const found = thenReading(reply, ({ Role }) =>
    thenReading(complete(Role), ({ Arn: arn, AssumeRolePolicyDocument: trustPolicy }): Reading<FoundRole> =>
      arn === undefined || trustPolicy === undefined ? INCOMPLETE : known({ arn, trustPolicy }),
    ),
  )
  return { ...role, found }
}
