/** The policies of a repository that was created in this run, or by another one meanwhile: what expires, and which accounts pull. */
import { inRegistry } from '../../domain/aws/live.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { pullPolicy, type NewRepository } from '../../domain/registry/new-repository.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { isAwsError } from '../plan/missing-name.ts'

export interface RepositoryToComplete extends Pick<NewRepository, 'lifecyclePolicy' | 'pullAccounts'> {
  readonly repositoryUri: string
  readonly registryId: string | null
  /** `there`: by whom is not known, so a policy that it has is left alone. */
  readonly kind: 'created' | 'there'
}

interface Policy {
  /** `its lifecycle policy`. */
  readonly what: string
  readonly text: string
  /** Whether the repository has one already. */
  readonly has: () => Promise<boolean>
  readonly set: (text: string) => Promise<unknown>
}

type PolicyPorts = Pick<Ports, 'creator' | 'log'>

/** Tries each, whatever becomes of the other. @throws ShipError `E_REPOSITORY` with all that could not be set */
export const setPolicies = async (repository: RepositoryToComplete, { creator, log }: PolicyPorts): Promise<void> => {
  const failures: string[] = []
  let cause: AwsError | null = null
  for (const policy of policiesOf(repository, creator.ecr)) {
    try {
      if (repository.kind === 'there' && (await policy.has())) continue
      await policy.set(policy.text)
      log.info(`set ${policy.what}`)
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown
      cause = thrown
      failures.push(`${policy.what} could not be set: ${thrown.message}`)
    }
  }
  if (cause !== null) throw withoutPolicies(repository, failures, cause)
}

const policiesOf = (
  { repositoryUri, registryId, lifecyclePolicy, pullAccounts }: RepositoryToComplete,
  ecr: PolicyPorts['creator']['ecr'],
): readonly Policy[] => {
  const named = { ...inRegistry(registryId), repositoryName: repositoryName(repositoryUri).repository }
  const pulls = pullPolicy(pullAccounts)
  const lifecycle = {
    what: 'its lifecycle policy',
    has: () => exists(ecr.getLifecyclePolicy(named), 'LifecyclePolicyNotFoundException'),
    set: (lifecyclePolicyText: string) => ecr.putLifecyclePolicy({ ...named, lifecyclePolicyText }),
  }
  const access = {
    what: `the policy by which ${pullAccounts.join(', ')} can pull`,
    has: () => exists(ecr.getRepositoryPolicy(named), 'RepositoryPolicyNotFoundException'),
    set: (policyText: string) => ecr.setRepositoryPolicy({ ...named, policyText }),
  }
  return [
    ...(lifecyclePolicy === null ? [] : [{ ...lifecycle, text: lifecyclePolicy }]),
    ...(pulls === null ? [] : [{ ...access, text: pulls }]),
  ]
}

const exists = async (read: Promise<unknown>, missing: string): Promise<boolean> => {
  try {
    await read
    return true
  } catch (thrown) {
    if (isAwsError(thrown, [missing])) return false
    throw thrown
  }
}

const withoutPolicies = (
  { repositoryUri }: RepositoryToComplete,
  failures: readonly string[],
  cause: AwsError,
): Error => {
  const { repository } = repositoryName(repositoryUri)
  return fault('E_REPOSITORY', {
    message: `the ECR repository ${repositoryUri} exists now, without all of \`create-repository\`: ${failures.join('; ')}`,
    headline: `the ECR repository \`${repository}\` was created without its policies`,
    cause,
  })
}
