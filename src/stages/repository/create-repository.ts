/**
 * repository: creates the repository of the image where it does not exist, once the gate has passed the image. One that exists is never changed; nor
 * is one that was created taken back, whatever becomes of the run.
 */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import type { MadeRepository } from '../../domain/registry/made-repository.ts'
import { creationRequest, type NewRepository } from '../../domain/registry/new-repository.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { RegistryConfig } from '../../settings/config.ts'
import { lookUpRepository } from '../plan/live-repository.ts'
import { isAwsError } from '../plan/missing-name.ts'
import { isRefused } from '../refused.ts'
import { setPolicies } from './set-policies.ts'

export interface RepositoryInput {
  readonly registry: RegistryConfig
  /** As it was planned. */
  readonly repository: LiveRepository
}

type RepositoryPorts = Pick<Ports, 'registry' | 'creator' | 'clock' | 'journal' | 'log'>

/** ECR may describe a new repository a moment after it has created it: half a second, then twice as long each time, 16 s in total. */
const READ_ATTEMPTS = 6
const READ_DELAY_MS = 500

/**
 * Gives the repository as it is now. One that another run has created since the plan is as good, and gets the policies that it lacks.
 * @throws ShipError `E_REPOSITORY` where it exists without a policy of `create-repository`, or is not described; AwsError
 */
export const createRepository = defineStage({
  kind: 'repository',
  title: 'Create the repository',
  uses: ['registry', 'creator', 'clock', 'journal', 'log'],
  run: async ({ registry, repository }: RepositoryInput, ports: RepositoryPorts): Promise<MadeRepository> => {
    const { creation, repositoryUri } = repository
    if (creation === undefined) return { kind: 'there', repository }
    const found = await lookUpRepository(registry, ports.registry.ecr)
    if (creation.kind === 'on-push')
      return { kind: found === null ? 'on-push' : 'there', repository: found ?? repository }
    const wanted = { ...creation.repository, repositoryUri }
    const kind = found === null ? await create(wanted, ports) : 'there'
    ports.log.info(kind === 'created' ? `created ${repositoryUri}` : `${repositoryUri} exists by now`)
    // A policy of a repository that ECR does not describe yet cannot be set.
    const now = found ?? (await readBack(registry, repositoryUri, ports))
    await setPolicies({ ...wanted, kind, registryId: repository.registryId }, ports)
    return { kind, repository: now }
  },
  record: (made) => made,
})

const create = async (
  wanted: NewRepository & Pick<LiveRepository, 'repositoryUri'>,
  { creator, journal }: RepositoryPorts,
): Promise<'created' | 'there'> => {
  const name = repositoryName(wanted.repositoryUri)
  const noted = journal.aboutTo({ kind: 'repository', ...name })
  try {
    await creator.ecr.createRepository(creationRequest(name.repository, wanted))
    noted.changed()
    return 'created'
  } catch (thrown) {
    if (isRefused(thrown)) noted.unchanged()
    // Of another run; after a lost reply it may be our own, which the SDK has asked for again.
    if (isAwsError(thrown, ['RepositoryAlreadyExistsException'])) return 'there'
    throw thrown
  }
}

const readBack = async (
  registry: RegistryConfig,
  repositoryUri: string,
  { registry: { ecr }, clock }: RepositoryPorts,
): Promise<LiveRepository> => {
  for (let attempt = 1; ; attempt += 1) {
    const found = await lookUpRepository(registry, ecr)
    if (found !== null) return found
    if (attempt === READ_ATTEMPTS)
      throw fault('E_REPOSITORY', {
        message: `${repositoryUri} exists, but ECR does not describe it to the credentials that push`,
        headline: 'the new ECR repository is not described',
        hint: 'Re-run. If it stays so, see whether `registry-region` and the role that creates it are of the same registry.',
      })
    await clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1))
  }
}
