/** Brings the image archive into the registry by way of the engine, and knows which failures are worth another attempt. */
import { CommandError } from '../../errors/command-error.ts'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { referenceOf } from '../../domain/image/image-name.ts'
import type { LayerSizes } from '../../domain/image/layer-sizes.ts'
import type { PushedLayers } from '../../domain/image/push-progress.ts'
import { classifyPush, isWorthRepeating, troubleIn, type PushFailure } from '../../domain/image/push-failure.ts'
import type { OpenEntry } from '../../ports/journal.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Docker, LoggedInDocker } from './docker.ts'
import { pushFault, tagTaken, type Sources } from './failures.ts'
import { holdsOnly, readTag, type HeldImage, type TagToRead } from './held-image.ts'
import { openNote, type PushNote } from './note.ts'
import { sizesOf, watchPush } from './watch-push.ts'

const PUSH_ATTEMPTS = 3
/** Before the second attempt; twice as long before the third. */
const PUSH_DELAY_MS = 2_000
/**
 * In an attempt that took longer, an engine with a classic store has already repeated the upload (five times a layer, with growing pauses). The
 * containerd store repeats nothing.
 */
const REPEATED_ENOUGH_MS = 30_000

export interface Shipment extends TagToRead {
  readonly image: BuiltImage
  /** Asked only where the tag belongs to another image. */
  readonly sources: () => Promise<Sources | null>
}

export type Sending =
  /** The journal's entry stays open until the registry has shown the image. */
  | { readonly kind: 'sent'; readonly noted: OpenEntry<'tag'>; readonly layers: PushedLayers }
  | { readonly kind: 'already-there'; readonly held: HeldImage }

type SendPorts = Pick<Ports, 'exec' | 'registry' | 'leftovers' | 'clock' | 'journal' | 'log'>

/**
 * Loads the archive where needed, pushes it, and removes the names that it gave to the image in the engine.
 * @throws ShipError `E_TAG_TAKEN`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_DOCKER_NOT_FOUND`,
 *   `E_DOCKER_NOT_RUNNING`, `E_PUSH`; AwsError
 */
export const sendImage = async (shipment: Shipment, docker: LoggedInDocker, ports: SendPorts): Promise<Sending> => {
  const { archive, localReference } = shipment.image
  const reference = referenceOf(shipment.name)
  try {
    if (!(await isInEngine(shipment.image, docker))) await docker.run('quiet', ['load', '--input', archive])
    return await pushPatiently(shipment, docker, ports)
  } catch (thrown) {
    throw thrown instanceof CommandError ? pushFault(shipment.name, thrown) : thrown
  } finally {
    // The image that is a cache for the next build without BuildKit has a name of its own for that.
    const remove = ['image', 'rm', reference, localReference]
    // A cancelled run starts no more commands here; the end of the run removes the names then.
    await docker
      .run('quiet', remove)
      .catch(() =>
        ports.leftovers.removeAtEnd({ argv: ['docker', ...remove.map(docker.named)], inherit: DOCKER_ENVIRONMENT }),
      )
  }
}

/**
 * Whether the engine holds the image of the archive under its local name, so that there is nothing to load. The id that the engine
 * gives is the config digest in the classic store, and the digest of the manifest or index in the containerd store.
 */
const isInEngine = async ({ localReference, configDigest, storedAs }: BuiltImage, docker: Docker): Promise<boolean> => {
  try {
    const { stdout } = await docker.run('quiet', ['image', 'inspect', '--format', '{{.Id}}', localReference])
    const id = stdout.trim()
    return id === configDigest || id === storedAs
  } catch (thrown) {
    if (thrown instanceof CommandError) return false
    throw thrown
  }
}

const pushPatiently = async (shipment: Shipment, docker: LoggedInDocker, ports: SendPorts): Promise<Sending> => {
  const { clock, log } = ports
  const note = openNote(shipment.name, ports)
  const sizes = await sizesOf(shipment.image, ports)
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = clock.now()
    try {
      return { kind: 'sent', ...(await pushOnce({ ...shipment, sizes }, { docker, note }, ports)) }
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown
      note.failed(thrown)
      const failure = classifyPush(thrown.outputTail)
      if (failure.kind === 'tag-taken') return await takenByOther(shipment, { thrown, note }, ports)
      const wasRepeated = shipment.image.storedAs === null && clock.now() - startedAt > REPEATED_ENOUGH_MS
      if (attempt === PUSH_ATTEMPTS || wasRepeated || !isWorthRepeating(failure)) {
        note.end()
        throw thrown
      }
      const delay = PUSH_DELAY_MS * 2 ** (attempt - 1)
      log.info(`${whyAgain(failure, thrown)}; attempt ${attempt + 1} of ${PUSH_ATTEMPTS} in ${delay / 1000} s`)
      await clock.sleep(delay)
      await docker.logInAgain()
    }
  }
}

const whyAgain = ({ kind }: PushFailure, { outputTail }: CommandError): string | undefined =>
  (kind === 'temporary' ? troubleIn(outputTail) : null) ?? WHY[kind]

const WHY: Readonly<Record<string, string>> = {
  temporary: 'the push failed with a temporary error',
  expired: 'the registry says that the login has expired',
  'name-gone': 'the engine no longer has the name of the image',
}

interface Attempt {
  readonly docker: Docker
  readonly note: PushNote
}

/** Names the image before each push: another run of this commit on this engine removes the name when it ends. */
const pushOnce = async (
  { image, name, sizes }: Shipment & { readonly sizes: LayerSizes },
  { docker, note }: Attempt,
  ports: Pick<SendPorts, 'clock' | 'log'>,
): Promise<Pick<Extract<Sending, { kind: 'sent' }>, 'noted' | 'layers'>> => {
  await docker.run('quiet', ['tag', image.localReference, referenceOf(name)])
  const noted = note.begin()
  const watched = watchPush(sizes, ports)
  const isNews = (line: string): boolean => {
    watched.see(line)
    return false
  }
  try {
    await docker.run('when-failed', ['push', referenceOf(name)], { isNews })
  } finally {
    watched.stop()
  }
  return { noted, layers: watched.counts() }
}

interface Taken {
  /** The failure that says so. */
  readonly thrown: CommandError
  readonly note: PushNote
}

/** The tag exists by now. If it holds the same image, the work is done. */
const takenByOther = async (shipment: Shipment, { thrown, note }: Taken, ports: SendPorts): Promise<Sending> => {
  const { image, name, sources } = shipment
  const held = await readTag(shipment, ports.registry.ecr)
  const isOurs = held !== null && holdsOnly(held, image.configDigest)
  note.end(isOurs ? held.digest : null)
  if (held === null) throw thrown
  if (isOurs) return { kind: 'already-there', held }
  throw tagTaken({ name, held, configDigest: image.configDigest }, await sources())
}
