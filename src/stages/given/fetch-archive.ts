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
  /** Of each command; absent: as long as it takes. */
  readonly timeoutMs?: number
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
  { name, reference, archive, localReference, ...limits }: Fetching,
  open: () => Promise<Docker>,
  ports: Pick<Ports, 'leftovers'>,
): Promise<void> => {
  removeAtEnd(localReference, ports)
  const docker = await open()
  try {
    if (!(await isInEngine(reference, localReference, docker)))
      await pullAs({ reference, localReference, ...limits }, docker, ports)
    await docker.run('quiet', ['save', '--output', archive, localReference], limits)
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

type Names = Pick<Fetching, 'reference' | 'localReference' | 'timeoutMs'>

/**
 * The name of the pull is removed at once, while nobody else has pulled the image: on a containerd store `image rm` of a digest also removes
 * every tag of the repository with that digest.
 */
const pullAs = async (
  { reference, localReference, ...limits }: Names,
  docker: Docker,
  ports: Pick<Ports, 'leftovers'>,
): Promise<void> => {
  try {
    await docker.run('when-failed', ['pull', reference], limits)
    await docker.run('quiet', ['tag', reference, localReference])
  } finally {
    // A cancelled run starts no more commands here; the end of the run removes the name then.
    await docker.run('quiet', ['image', 'rm', reference]).catch(() => removeAtEnd(docker.named(reference), ports))
  }
}

const removeAtEnd = (reference: string, { leftovers }: Pick<Ports, 'leftovers'>): void =>
  leftovers.removeAtEnd({ argv: ['docker', 'image', 'rm', reference], inherit: DOCKER_ENVIRONMENT })
