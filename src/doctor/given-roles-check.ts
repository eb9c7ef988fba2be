/** The roles that workflows name themselves, such as those of pull requests and rescans, which only read. */
import { lastPart } from '../domain/aws/last-part.ts'
import { parseRoleArn } from '../domain/aws/role.ts'
import { ok, skipped, type DoctorCheck, type Finding } from './doctor-check.ts'
import { givenRoles, type GivenRole } from './job-entrances.ts'
import { deployStack, inAccountOf, jobsOf, pushStack, type OfEnvironment } from './of-environment.ts'
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

const lookAtOne = async ({ arn, of, entrances }: GivenRole, one: OfEnvironment): Promise<Finding> => {
  const role = parseRoleArn(arn)
  if (role === null) return skipped(`${arn} is no ARN of a role`)
  const [session, stack] =
    of === 'registry'
      ? [one.ports.registryAccount, pushStack(one, role)]
      : [one.ports.surroundings, deployStack(one, role)]
  return inAccountOf(role, session, async (iam) => {
    const asked = { iam, environment: one.name, entrances }
    const existence = await lookAtRole(role, asked, stack)
    if (existence.status !== 'ok') return existence
    const trust = await lookAtTrust(role, asked)
    return trust.status === 'ok' ? trust : { ...trust, what: `${lastPart(arn)} ${trust.what}` }
  })
}
