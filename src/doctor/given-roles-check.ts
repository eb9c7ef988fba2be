/** The roles that workflows name themselves, such as those of pull requests and rescans, which only read. */
import { lastPart } from '../domain/aws/last-part.ts'
import { parseRoleArn } from '../domain/aws/role.ts'
import { CHECKS } from './check-list.ts'
import { ok, skipped, type DoctorCheck, type Finding } from './doctor-check.ts'
import { givenRoles, type GivenRole } from './job-entrances.ts'
import { deployStack, jobsOf, otherAccount, pushStack, type OfEnvironment } from './of-environment.ts'
import { lookAtRole, lookAtTrust } from './role-checks.ts'

/** The first that is wrong decides. */
export const givenRolesCheck = (one: OfEnvironment): DoctorCheck => ({
  ...{ id: 'workflow-roles', environment: one.name, needs: ['aws-credentials', 'github-sub'] },
  look: async () => {
    const roles = givenRoles(jobsOf(one))
    if (roles.length === 0) return ok('the workflows name none')
    const findings: Finding[] = []
    for (const role of roles) findings.push(await lookAtOne(role, one))
    const of = (status: Finding['status']): Finding | undefined => findings.find((finding) => finding.status === status)
    const names = roles.map(({ arn }) => lastPart(arn)).join(', ')
    return of('fail') ?? of('warn') ?? of('skipped') ?? ok(names)
  },
})

const lookAtOne = async (given: GivenRole, one: OfEnvironment): Promise<Finding> => {
  const { arn, entrances } = given
  const role = parseRoleArn(arn)
  if (role === null) return skipped(`${arn} is no ARN of a role`)
  const { iam, sts, credentials } = given.of === 'registry' ? one.ports.registryAccount : one.ports.surroundings
  if ((await credentials()) === 'missing') return skipped(`needs ${CHECKS['aws-credentials'].title}`)
  const { Account = '' } = await sts.getCallerIdentity({})
  if (Account !== role.account) return otherAccount(Account, role.account)
  const asked = { iam, environment: one.name, entrances }
  const existence = await lookAtRole(
    role,
    asked,
    given.of === 'registry' ? pushStack(one, role) : deployStack(one, role),
  )
  if (existence.status !== 'ok') return existence
  const trust = await lookAtTrust(role, asked)
  return trust.status === 'ok' ? trust : { ...trust, what: `${lastPart(arn)} ${trust.what}` }
}
