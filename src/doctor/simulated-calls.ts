/** What IAM is asked about the role of a deployment: what every deployment calls, on what it calls it. */
import { lastPart } from '../domain/aws/last-part.ts'
import type { RoleName } from '../domain/aws/role.ts'
import type { Config } from '../settings/config.ts'
import { failed, ok, skipped, warned, type Finding } from './doctor-check.ts'
import { deployStack, type OfEnvironment } from './of-environment.ts'

/** Actions on one resource. */
export interface SimulatedCalls {
  readonly actions: readonly string[]
  /** An ARN; `*` for actions that know no resource (Service Authorization Reference). */
  readonly resource: string
  /** `iam:PassedToService`; absent where no role is passed. */
  readonly passedTo?: string
}

/** With a role of the registry, the login to ECR is its own. */
export const callsOfEveryDeployment = (config: Config, role: RoleName): readonly SimulatedCalls[] => {
  const [{ cluster, service, region }] = config.services
  const login = config.roles.registry === null ? ['ecr:GetAuthorizationToken'] : []
  const all = { actions: ['ecs:DescribeTaskDefinition', ...login], resource: '*' }
  if (region === null) return [all]
  const arn = `arn:${role.partition}:ecs:${region}:${role.account}:service/${lastPart(cluster)}/${service}`
  return [all, { actions: ['ecs:DescribeServices', 'ecs:UpdateService'], resource: arn }]
}

/** What is registered, as the plan has it. */
export interface RegisteredDefinition {
  readonly family: string
  readonly region: string
  /** Names or ARNs. */
  readonly roles: readonly string[]
}

/** Of the revision that a deployment registers, with the roles that it gives to the tasks. */
export const callsOfDefinition = (
  { family, region, roles }: RegisteredDefinition,
  role: RoleName,
): readonly SimulatedCalls[] => {
  const iam = `arn:${role.partition}:iam::${role.account}:role/`
  const place = `arn:${role.partition}:ecs:${region}:${role.account}`
  return [
    { actions: ['ecs:RegisterTaskDefinition'], resource: `${place}:task-definition/${family}:*` },
    ...[...new Set(roles)].map((given) => ({
      actions: ['iam:PassRole'],
      resource: given.startsWith('arn:') ? given : `${iam}${given}`,
      passedTo: 'ecs-tasks.amazonaws.com',
    })),
  ]
}

/** IAM simulates the calls with the policies of the role. */
export const lookAtCalls = async (
  role: RoleName,
  one: Pick<OfEnvironment, 'ports' | 'stacks' | 'name'>,
  calls: readonly SimulatedCalls[],
): Promise<Finding> => {
  const replies = await Promise.all(
    calls.map(({ actions, resource, passedTo }) =>
      one.ports.surroundings.iam.simulatePrincipalPolicy({
        PolicySourceArn: role.arn,
        ActionNames: [...actions],
        ResourceArns: [resource],
        ...(passedTo === undefined ? {} : { ContextEntries: [passedToService(passedTo)] }),
      }),
    ),
  )
  const results = replies.flatMap(({ EvaluationResults = [] }) => EvaluationResults)
  const asked = calls.flatMap(({ actions }) => actions)
  if (results.length < asked.length) return skipped('AWS returned an incomplete response')
  const denied = results.filter(({ EvalDecision }) => EvalDecision === 'explicitDeny')
  const missing = results.filter(({ EvalDecision }) => EvalDecision === 'implicitDeny')
  const names = (all: typeof denied): string =>
    all.map(({ EvalActionName = '', EvalResourceName = '*' }) => `${EvalActionName} on ${EvalResourceName}`).join(', ')
  if (denied.length > 0) return failed(`a policy denies ${names(denied)}`, deployStack(one, role))
  // A condition on something that only the real call has is not met here.
  if (missing.length > 0)
    return warned(`does not allow, as IAM simulates it: ${names(missing)}`, deployStack(one, role))
  return ok(`allows ${[...new Set(asked)].join(', ')}`)
}

const passedToService = (service: string) => ({
  ContextKeyName: 'iam:PassedToService',
  ContextKeyValues: [service],
  ContextKeyType: 'string' as const,
})
