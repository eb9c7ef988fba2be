/** What `ship` checks before it builds: the plan of a deployment, and all that `verify` knows. Nothing is changed by either. */
import type { LiveTarget } from '../domain/aws/live.ts'
import { ShipError } from '../errors/ship-error.ts'
import { isTemporary, isUnavailable } from '../domain/aws/faults.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { planTarget } from '../stages/plan/plan.ts'
import { verifyTarget } from '../stages/verify/verify.ts'
import { computeTag } from '../stages/tag.ts'
import type { Verified } from '../domain/verify/verified.ts'
import { dependencyFinding } from './dependency-finding.ts'
import { failed, ok, skipped, type DoctorCheck, type Finding } from './doctor-check.ts'
import type { OfEnvironment } from './of-environment.ts'
import { callsOfDefinition, lookAtCalls, type RegisteredDefinition } from './simulated-calls.ts'

interface Planned extends Pick<OfEnvironment, 'name' | 'stacks'> {
  readonly config: Config
  readonly ports: Ports
}

/** They go by the same reading of the service. */
export const planChecks = (planned: Planned): readonly DoctorCheck[] => {
  const { name: environment, config, ports } = planned
  const read: LiveTarget[] = []
  return [
    {
      ...{ id: 'plan', environment, needs: ['repository', 'cluster', 'service'] },
      look: async () => {
        const outcome = await plan(config, ports)
        if ('status' in outcome) return outcome
        read.push(outcome)
        return ok('a deployment of this checkout can be planned')
      },
    },
    {
      ...{ id: 'dependencies', environment, needs: ['plan'] },
      look: async () => {
        const [target] = read
        if (target === undefined) throw new Error('the plan was not made')
        return dependencyFinding(checksIn(await verify(target, config, ports)), planned)
      },
    },
    {
      ...{ id: 'definition-policy', environment, needs: ['plan', 'deploy-role'] },
      look: async () => {
        const { target: role } = config.roles
        if (role === null) return skipped('`role-to-assume` is not set')
        const calls = read.flatMap(definitionsIn).flatMap((one) => callsOfDefinition(one, role))
        return lookAtCalls(role, planned, calls)
      },
    },
  ]
}

const definitionsIn = ({ services, region }: LiveTarget): readonly RegisteredDefinition[] =>
  services.map(({ taskDefinition: { input } }) => ({
    ...{ family: input.family ?? '', region },
    roles: [input.executionRoleArn ?? [], input.taskRoleArn ?? []].flat(),
  }))

const plan = async (config: Config, ports: Ports): Promise<LiveTarget | Finding> => {
  try {
    const { tag } = await computeTag.run(config.tag, ports)
    return await planTarget.run({ ...config, platforms: config.build.platforms, tag }, ports)
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
    if (isUnavailable(error) || isTemporary(error)) throw error
    return failed(inWords(error), null)
  }
}

/** What is wrong, and what to do. */
export const inWords = ({ message, hint = '' }: ShipError): string =>
  [message.replace(/\.$/u, ''), hint]
    .filter((part) => part !== '')
    .join('. ')
    .replaceAll('\n', ' ')

const verify = async (target: LiveTarget, config: Config, ports: Ports): Promise<Verified> => {
  try {
    return await verifyTarget.run({ target, services: config.services }, ports)
  } catch (error) {
    // The stage gives with its error what it has found.
    if (error instanceof ShipError && error.code === 'E_VERIFY') return error.result as Verified
    throw error
  }
}

const checksIn = ({ services, repository = [] }: Verified) => [
  ...services.flatMap(({ checks }) => checks),
  ...repository,
]
