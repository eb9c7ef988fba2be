/**
 * push: the scanned image into the repository, under its tag. The registry's answer proves that it is the scanned one, by the config
 * digest. A tag that already holds this image is a success, and nothing is sent.
 */
import { CommandError } from '../../errors/command-error.ts'
import { defineStage } from '../../ports/stage.ts'
import { fault } from '../../errors/fault.ts'
import type { BuiltImage, ImageTag, PushedImage } from '../../domain/image/image.ts'
import { isTagMutable, type LiveTarget } from '../../domain/aws/live.ts'
import { classifyPush } from '../../domain/image/push-failure.ts'
import type { Ports } from '../../ports/ports.ts'
import { openDocker, type Docker } from './docker.ts'
import { holdsOnly, readTag, type HeldImage, type Place } from './registry.ts'

export interface PushInput {
  readonly tag: ImageTag
  readonly image: BuiltImage
  readonly target: LiveTarget
}

type PushPorts = Pick<Ports, 'exec' | 'files' | 'secrets' | 'registry' | 'clock' | 'log'>

const PUSH_ATTEMPTS = 3
/** Before the second and third attempt. */
const PUSH_DELAY_MS = 2_000
/** An attempt that took longer has been tried again by the engine itself (five times a layer, with growing pauses). */
const TRIED_LONG_ENOUGH_MS = 30_000
/** ECR may tell of a new tag a moment later than it took it: half a second, then twice as long each time, 16 s in all. */
const READ_ATTEMPTS = 6
const READ_DELAY_MS = 500

/**
 * Takes the tag, the built image and the live target, gives what the registry holds.
 * @throws ShipError `E_TAG_TAKEN`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_PUSH`,
 *   `E_PUSHED_OTHER`; AwsError
 */
export const pushImage = defineStage({
  kind: 'push',
  title: 'Push',
  uses: ['exec', 'files', 'secrets', 'registry', 'clock', 'log'],
  run: async (input: PushInput, ports: PushPorts): Promise<PushedImage> => {
    const place = placeOf(input)
    const before = await readTag(place, ports.registry.ecr)
    if (before !== null && holdsOnly(before, input.image.configDigest)) return alreadyThere(input, before, ports)
    if (before !== null) allowOverwrite(input, before, ports)
    const docker = await openDocker(place.registry, ports)
    try {
      const ending = await sendImage(input, docker, ports)
      if (ending.kind === 'already-there') return alreadyThere(input, ending.held, ports)
    } finally {
      await docker.close()
    }
    const held = await readBack(input, ports)
    ports.log.info(`pushed ${nameOf(place)}, digest ${held.digest}`)
    return describe(input, held, 'pushed')
  },
  record: (result) => result,
})

/** `repositoryUri` is `registry/repository`; the repository's name may have slashes, the registry has none. */
const placeOf = ({ tag, target: { repositoryUri } }: PushInput): Place => {
  const slash = repositoryUri.indexOf('/')
  return { registry: repositoryUri.slice(0, slash), repository: repositoryUri.slice(slash + 1), tag }
}

const nameOf = ({ registry, repository, tag }: Place): string => `${registry}/${repository}:${tag}`

const describe = (input: PushInput, held: HeldImage, kind: PushedImage['kind']): PushedImage => {
  const { registry, repository, tag } = placeOf(input)
  return {
    registry,
    repository,
    tag,
    digest: held.digest,
    runningDigests: [...new Set([held.digest, ...held.manifestDigests])],
    configDigest: input.image.configDigest,
    uri: `${registry}/${repository}@${held.digest}`,
    kind,
  }
}

const alreadyThere = (input: PushInput, held: HeldImage, { log }: PushPorts): PushedImage => {
  log.info(`${nameOf(placeOf(input))} already holds this very image (${held.digest}); nothing was sent`)
  return describe(input, held, 'already-there')
}

const allowOverwrite = (input: PushInput, held: HeldImage, { log }: PushPorts): void => {
  if (!isTagMutable(input.target, input.tag)) throw tagTaken(input, held)
  log.warning(`${nameOf(placeOf(input))} held another image (${held.digest}); the tag is moved to the one of this run`)
}

const tagTaken = (input: PushInput, held: HeldImage): Error =>
  fault('E_TAG_TAKEN', {
    message:
      `the tag ${nameOf(placeOf(input))} is taken by another image, and the repository is ${input.target.tagMutability}: ` +
      `it holds ${held.digest} with the config ${held.configDigests.join(', ')}, this run built the config ${input.image.configDigest}`,
  })

type Ending = { readonly kind: 'sent' } | { readonly kind: 'already-there'; readonly held: HeldImage }

const sendImage = async (input: PushInput, docker: Docker, ports: PushPorts): Promise<Ending> => {
  const { archive, localReference, builder } = input.image
  const reference = nameOf(placeOf(input))
  try {
    if (!(await isInEngine(input.image, docker))) await docker.run('quiet', ['load', '--input', archive])
    return await pushPatiently(input, docker, ports)
  } catch (thrown) {
    throw thrown instanceof CommandError ? explain(input, thrown) : thrown
  } finally {
    // The classic builder's cache hangs on its image's name; what buildx built is here only because of the load.
    const leftovers = builder === 'buildx' ? [reference, localReference] : [reference]
    await docker.run('quiet', ['image', 'rm', ...leftovers]).catch(() => undefined)
  }
}

/** A classic engine's image id is the config digest: equal, and loading the archive would change nothing but take its time. */
const isInEngine = async ({ localReference, configDigest }: BuiltImage, docker: Docker): Promise<boolean> => {
  try {
    const { stdout } = await docker.run('quiet', ['image', 'inspect', '--format', '{{.Id}}', localReference])
    return stdout.trim() === configDigest
  } catch (thrown) {
    if (thrown instanceof CommandError) return false
    throw thrown
  }
}

const pushPatiently = async (input: PushInput, docker: Docker, ports: PushPorts): Promise<Ending> => {
  const place = placeOf(input)
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = ports.clock.now()
    try {
      // Each time anew: another run of this commit on this engine takes the name away when it ends.
      await docker.run('quiet', ['tag', input.image.localReference, nameOf(place)])
      await docker.run('log', ['push', nameOf(place)])
      return { kind: 'sent' }
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown
      const { kind } = classifyPush(thrown.outputTail)
      if (kind === 'tag-taken') {
        // Another run was quicker. If it pushed the same image, the work is done.
        const held = await readTag(place, ports.registry.ecr)
        if (held === null) throw thrown
        if (holdsOnly(held, input.image.configDigest)) return { kind: 'already-there', held }
        throw tagTaken(input, held)
      }
      const isTriedEnough = attempt === PUSH_ATTEMPTS || ports.clock.now() - startedAt > TRIED_LONG_ENOUGH_MS
      if (kind !== 'passing' || isTriedEnough) throw thrown
      const delay = PUSH_DELAY_MS * 2 ** (attempt - 1)
      ports.log.info(`the push did not go through; attempt ${attempt + 1} of ${PUSH_ATTEMPTS} in ${delay / 1000} s`)
      await ports.clock.sleep(delay)
    }
  }
}

/** The image under the tag once it is ours. */
const readBack = async (input: PushInput, { registry: { ecr }, clock }: PushPorts): Promise<HeldImage> => {
  const place = placeOf(input)
  for (let attempt = 1; ; attempt += 1) {
    const held = await readTag(place, ecr)
    if (held !== null && holdsOnly(held, input.image.configDigest)) return held
    if (attempt === READ_ATTEMPTS) throw notOurs(input, held)
    await clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1))
  }
}

const notOurs = (input: PushInput, held: HeldImage | null): Error => {
  const name = nameOf(placeOf(input))
  if (held === null) return fault('E_PUSH', { message: `${name} was pushed, but ECR does not tell of the tag` })
  return fault('E_PUSHED_OTHER', {
    message:
      `${name} holds ${held.digest} with the config ${held.configDigests.join(', ')}, ` +
      `but the scanned image has the config ${input.image.configDigest}`,
  })
}

const explain = (input: PushInput, cause: CommandError): Error => {
  const place = placeOf(input)
  const message = `${nameOf(place)} could not be pushed: ${cause.message}`
  if (cause.failure.kind === 'not-found') return fault('E_DOCKER_NOT_FOUND', { message, cause })
  const failure = classifyPush(cause.outputTail)
  switch (failure.kind) {
    case 'login':
      return fault('E_LOGIN', { message: `${place.registry} refused the login: ${cause.message}`, cause })
    case 'denied':
      return fault('E_ACCESS_DENIED', {
        message,
        hint: `Grant ${failure.action} on ${failure.resource} to the role of this job.`,
        cause,
      })
    case 'no-repository':
      return fault('E_REPOSITORY_NOT_FOUND', { message, cause })
    case 'no-engine':
      return fault('E_DOCKER_NOT_RUNNING', { message, cause })
    case 'tag-taken':
    case 'passing':
    case 'other':
      return fault('E_PUSH', { message, cause })
  }
}
