/** Brings an image of the registry into an archive by way of the engine, which then has the images that it had before and no other. */
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { RepositoryName } from '../../domain/image/image-name.ts'
import { CommandError } from '../../errors/command-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { openDocker, type Docker } from '../push/docker.ts'
import { transferFault } from '../push/failures.ts'

export interface Fetching {
  readonly name: RepositoryName
  /** Of the image, not of an index. */
  readonly manifest: Digest
  readonly archive: string
  /** A name for it that no other run has. */
  readonly localReference: string
}

type FetchPorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry'>

/** @throws ShipError `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_PULL`, `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`; AwsError */
export const fetchArchive = async (fetching: Fetching, ports: FetchPorts): Promise<void> => {
  const { name, manifest, archive, localReference } = fetching
  const reference = `${name.registry}/${name.repository}@${manifest}`
  removeAtEnd(localReference, ports)
  const docker = await openDocker(name.registry, ports)
  try {
    if (!(await isInEngine(reference, localReference, docker)))
      await pullAs({ reference, localReference }, docker, ports)
    await docker.run('quiet', ['save', '--output', archive, localReference])
  } catch (thrown) {
    throw thrown instanceof CommandError ? transferFault({ name, code: 'E_PULL', reference }, thrown) : thrown
  } finally {
    await docker.close()
  }
}

/** Names the image if the engine has it. What it has is not pulled: the name that a pull gives could not be distinguished from its own. */
const isInEngine = async (reference: string, localReference: string, docker: Docker): Promise<boolean> => {
  try {
    await docker.run('quiet', ['tag', reference, localReference])
    return true
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === 'exited') return false
    throw thrown
  }
}

interface Names {
  readonly reference: string
  readonly localReference: string
}

/**
 * The name of the pull is removed at once, while nobody else has pulled the image: on a containerd store `image rm` of a digest also removes
 * every tag of the repository with that digest.
 */
const pullAs = async ({ reference, localReference }: Names, docker: Docker, ports: FetchPorts): Promise<void> => {
  try {
    await docker.run('when-failed', ['pull', reference])
    await docker.run('quiet', ['tag', reference, localReference])
  } finally {
    // A cancelled run starts no more commands here; the end of the run removes the name then.
    await docker.run('quiet', ['image', 'rm', reference]).catch(() => removeAtEnd(reference, ports))
  }
}

const removeAtEnd = (reference: string, { leftovers }: FetchPorts): void =>
  leftovers.removeAtEnd({ argv: ['docker', 'image', 'rm', reference], inherit: DOCKER_ENVIRONMENT })
