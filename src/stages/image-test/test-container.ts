/** The container of an image test: made, looked at and removed; part of the image-test stage. */
import { storedDigest } from '../../domain/image/docker-archive.ts'
import { isDigest, type Digest } from '../../domain/image/digest.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { createCommand, networkCommand, type ContainerOrder } from '../../domain/image-test/container-order.ts'
import { mergedLines } from '../../domain/image-test/container-output.ts'
import { containerState, INSPECT_FORMAT, type ContainerState } from '../../domain/image-test/container-state.ts'
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { readArchiveMember } from '../archive-member.ts'
import type { Docker } from '../push/docker.ts'

/** An engine that does not answer must not hold the run; a start takes a second, a load as long as the image is large. */
const ENGINE_MS = 120_000
/** Lines of the container's log that are read. */
const READ_LINES = '200'

/**
 * The id by which the engine has this very image, which is loaded from its archive where it is not there. The id is the config digest in the
 * classic store, and the digest of the manifest or index in the containerd store.
 * @throws ShipError `E_IMAGE_TEST` where the engine has another image; CommandError
 */
export const idOfImage = async (image: BuiltImage, docker: Docker, { exec }: Pick<Ports, 'exec'>): Promise<Digest> => {
  const found = await idInEngine(image, docker)
  if (found !== null && isOf(image, found)) return found
  await docker.run('quiet', ['load', '--input', image.archive])
  const id = await idInEngine(image, docker)
  if (id !== null && (isOf(image, id) || id === (await digestInArchive(image, exec)))) return id
  const message = `the engine has ${id ?? 'no image'} under ${image.localReference}, not the image of this run (config ${image.configDigest})`
  throw fault('E_IMAGE_TEST', { message, headline: 'the engine does not have the image of this run' })
}

const isOf = ({ configDigest, storedAs }: BuiltImage, id: Digest): boolean => id === configDigest || id === storedAs

const idInEngine = async ({ localReference }: BuiltImage, docker: Docker): Promise<Digest | null> => {
  try {
    const { stdout } = await docker.run('quiet', ['image', 'inspect', '--format', '{{.Id}}', localReference])
    const id = stdout.trim()
    return isDigest(id) ? id : null
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === 'exited') return null
    throw thrown
  }
}

/** Null for an archive without an OCI layout. */
const digestInArchive = async ({ archive }: BuiltImage, exec: Ports['exec']): Promise<Digest | null> => {
  try {
    return storedDigest(await readArchiveMember(archive, 'index.json', exec), archive)
  } catch (thrown) {
    if (thrown instanceof CommandError) return null
    throw thrown
  }
}

/** Makes the network and the container in it, and starts it. @throws CommandError */
export const startContainer = async (order: ContainerOrder, docker: Docker): Promise<void> => {
  const limits = { timeoutMs: ENGINE_MS }
  await docker.run('quiet', networkCommand(order), limits)
  await docker.run('quiet', createCommand(order), limits)
  await docker.run('quiet', ['start', order.name], limits)
}

/** What the container is now. @throws ShipError `E_IMAGE_TEST` for an answer that is none; CommandError */
export const lookAt = async (name: string, docker: Docker): Promise<ContainerState> => {
  const argv = ['container', 'inspect', '--format', INSPECT_FORMAT, name]
  const { stdout } = await docker.run('quiet', argv, { timeoutMs: ENGINE_MS })
  const state = containerState(stdout)
  if (state !== null) return state
  throw fault('E_IMAGE_TEST', { message: 'docker returned an unreadable state of the container' })
}

/** The last lines that the container has printed; none where they cannot be read. */
export const outputOf = async (name: string, docker: Docker): Promise<readonly string[]> => {
  const argv = ['logs', '--timestamps', '--tail', READ_LINES, name]
  try {
    const { stdout, stderr } = await docker.run('quiet', argv, { timeoutMs: ENGINE_MS })
    return mergedLines(stdout, stderr)
  } catch (thrown) {
    if (thrown instanceof CommandError) return []
    throw thrown
  }
}
