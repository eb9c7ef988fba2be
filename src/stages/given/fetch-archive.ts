/** Brings an image of the registry into an archive by way of the engine, which then has the images that it had before and no other. */
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import type { RepositoryName } from '../../domain/image/image-name.ts'
import { CommandError } from '../../errors/command-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Docker } from '../push/docker.ts'
import { transferFault } from '../push/failures.ts'
import { makeTurns } from '../turns.ts'

export interface Fetching {
  /** Whose image it is, for messages. */
  readonly name: RepositoryName
  /** `name@digest`, of the image and not of an index. */
  readonly reference: string
  readonly archive: string
  /** A name for it that no other run has. */
  readonly localReference: string
}

/**
 * `open` gives the docker client that may pull it.
 * @throws ShipError `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_PULL`, `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`; what `open` throws
 */
export const fetchArchive = (
  fetching: Fetching,
  open: () => Promise<Docker>,
  ports: Pick<Ports, 'leftovers'>,
): Promise<void> => inTurn(fetching.reference, () => fetchOne(fetching, open, ports))

/** By the reference, where a side-car has the image of the run: the first transfer removes the name that the second one needs. */
const inTurn = makeTurns(new Map<string, Promise<unknown>>())

const fetchOne = async (
  { name, reference, archive, localReference }: Fetching,
  open: () => Promise<Docker>,
  ports: Pick<Ports, 'leftovers'>,
): Promise<void> => {
  removeAtEnd(localReference, ports)
  const docker = await open()
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
const pullAs = async (
  { reference, localReference }: Names,
  docker: Docker,
  ports: Pick<Ports, 'leftovers'>,
): Promise<void> => {
  try {
    await docker.run('when-failed', ['pull', reference])
    await docker.run('quiet', ['tag', reference, localReference])
  } finally {
    // A cancelled run starts no more commands here; the end of the run removes the name then.
    await docker.run('quiet', ['image', 'rm', reference]).catch(() => removeAtEnd(reference, ports))
  }
}

const removeAtEnd = (reference: string, { leftovers }: Pick<Ports, 'leftovers'>): void =>
  leftovers.removeAtEnd({ argv: ['docker', 'image', 'rm', reference], inherit: DOCKER_ENVIRONMENT })
