/** What a registry has under a name, by the Docker client and with the logins that it has. */
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import type { ImageReference } from '../../domain/image/image-reference.ts'
import { digestOfManifest, parseManifest } from '../../domain/image/manifest.ts'
import { sideCarInWords } from '../../domain/image/side-car-image.ts'
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { loginVariables } from '../docker-configuration.ts'
import { correctOrLogIn, sideCarFault, type Subject } from './side-car-failures.ts'

/** A registry that does not answer must not block the run. */
const TIMEOUT_MS = 60_000

interface Named extends Pick<ImageReference, 'registry'> {
  /** With a tag or a digest. */
  readonly name: string
}

interface Received {
  readonly digest: Digest
  readonly json: string
}

/**
 * The manifest or index. Nothing is pulled: the images of the engine stay what they are. The digest is computed from what the registry gave.
 * @throws ShipError `E_SIDE_CAR`, `E_DOCKER_NOT_FOUND`, `E_BUILDX_NEEDED`
 */
export const askDocker = async (
  subject: Subject,
  { name, registry }: Named,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<Received> => {
  const argv = ['docker', 'buildx', 'imagetools', 'inspect', '--raw', name] as const
  const inherit = [...DOCKER_ENVIRONMENT, ...(await loginVariables(ports))]
  const { stdout: json } = await ports.exec
    .run({ argv, inherit, output: 'quiet', timeoutMs: TIMEOUT_MS })
    .catch((thrown: unknown) => {
      throw thrown instanceof CommandError ? notAnswered(subject, registry, thrown) : thrown
    })
  const manifest = parseManifest(json)
  const digest = parseDigest(digestOfManifest(json))
  // Bytes that are not UTF-8 have another digest once they are a text.
  if (manifest.kind !== 'unreadable' && digest !== null && !json.includes('\uFFFD')) return { digest, json }
  const because = manifest.kind === 'unreadable' ? manifest.because : 'it is not UTF-8'
  throw sideCarFault(subject, {
    because: `the manifest that ${registry} gave cannot be read: ${because}`,
    hint: correctOrLogIn(registry),
  })
}

const notAnswered = (subject: Subject, registry: string, cause: CommandError): Error => {
  const { failure, outputTail, message } = cause
  const about = `\`pin-sidecars\` for the image ${sideCarInWords(subject)}`
  if (failure.kind === 'not-found') {
    return fault('E_DOCKER_NOT_FOUND', { message: `${about}: the docker command was not found on PATH`, cause })
  }
  if (/unknown command|is not a docker command/.test(outputTail)) {
    return fault('E_BUILDX_NEEDED', { message: `${about} needs buildx, which is not installed`, cause })
  }
  const line = outputTail.trim().split('\n').at(-1) ?? ''
  const because = failure.kind === 'exited' && line !== '' ? line : message
  return sideCarFault(subject, {
    because: `${registry} did not give its manifest: ${because}`,
    hint: correctOrLogIn(registry),
    cause,
  })
}
