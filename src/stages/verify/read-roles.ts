/** Reads the roles of a task definition. */
import { mapReading } from '../../domain/verify/answer.ts'
import { judgeRole, type RoleFacts } from '../../domain/verify/roles.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { ask, present, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of the execution role and of the task role. */
export const verifyRoles = async ({ definition }: Subject, asking: Asking): Promise<readonly Check[]> => {
  const { executionRoleArn, taskRoleArn } = definition
  const roles = [
    ...(executionRoleArn === undefined ? [] : [readRole('execution role', executionRoleArn, asking)]),
    ...(taskRoleArn === undefined ? [] : [readRole('task role', taskRoleArn, asking)]),
  ]
  return (await Promise.all(roles)).flatMap(judgeRole)
}

const readRole = async (use: RoleFacts['use'], role: string, { aws, limit }: Asking): Promise<RoleFacts> => {
  // An ARN may have a path, `role/team/api`; the name comes last.
  const name = role.slice(role.lastIndexOf('/') + 1)
  const reply = await ask(aws.iam.getRole({ RoleName: name }, limit), ['NoSuchEntityException', 'NoSuchEntity'])
  return { use, name, trustPolicy: present(mapReading(reply, ({ Role }) => Role?.AssumeRolePolicyDocument)) }
}
