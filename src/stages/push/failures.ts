/** The errors of a push: what failed, for which image, and why. */
import type { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { referenceOf, type ImageName, type RepositoryName } from '../../domain/image/image-name.ts'
import { classifyPush, troubleIn, withoutProgress } from '../../domain/image/push-failure.ts'
import { engineFault } from '../engine-fault.ts'
import type { HeldImage } from './held-image.ts'

export interface Conflict {
  readonly name: ImageName
  readonly held: HeldImage
  /** Of the image of this run. */
  readonly configDigest: Digest
}

/** What this run built, as far as it is known. */
export interface Sources {
  /** The commit that the tag was computed for. */
  readonly commit: string
  /** Files of the checkout that differ from its commit. */
  readonly modified: readonly string[]
}

/** The tag belongs to another image and cannot be moved. */
export const tagTaken = ({ name, held, configDigest }: Conflict, sources: Sources | null = null): Error =>
  fault('E_TAG_TAKEN', {
    headline: 'the tag already belongs to another image',
    ...(sources !== null && namesCommit(name, sources) ? { hint: rebuiltHint(sources) } : {}),
    message:
      `the tag ${name.tag} already belongs to another image, and the tag is immutable: ${name.repository} has ` +
      `${held.digest} with the config ${configsOf(held)}, this run built the config ${configDigest}`,
  })

/** Git shortens a commit to seven digits at least. */
const namesCommit = ({ tag }: ImageName, { commit }: Sources): boolean => tag.includes(commit.slice(0, 7))

const rebuiltHint = ({ modified }: Sources): string => {
  const [first, ...others] = modified
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return first === undefined
    ? 'The tag is of this very commit: an earlier run pushed another build of it. A build on a fresh runner gives the same image only if it is reproducible: pin what it downloads, add `{run-attempt}` to `tag`, or push a new commit.'
    : `The checkout is dirty: ${first}${more} differs from the commit that the tag names. Build what is committed, or add \`{run-id}\` to \`tag\`.`
}

/** After the push the tag holds another image than the scanned one. */
export const pushedOther = ({ name, held, configDigest }: Conflict): Error =>
  fault('E_PUSHED_OTHER', {
    message:
      `${referenceOf(name)} holds ${held.digest} with the config ${configsOf(held)}, ` +
      `but the scanned image has the config ${configDigest}`,
  })

/** After the push the tag lists other layers than the engine has pushed. */
export const pushedOtherLayers = ({ name, held, configDigest }: Conflict): Error =>
  fault('E_PUSHED_OTHER', {
    message:
      `${referenceOf(name)} holds ${held.digest} with the config of the scanned image (${configDigest}), ` +
      'but with other layers than the scanned archive',
  })

/** After the push the tag does not exist. */
export const notListed = (name: ImageName): Error =>
  fault('E_PUSH', { message: `${referenceOf(name)} was pushed, but ECR does not list the tag` })

const configsOf = ({ configDigests }: HeldImage): string => configDigests.join(', ') || 'of no image'

/** A docker command of the push failed. */
export const pushFault = (name: ImageName, cause: CommandError): Error =>
  transferFault({ name, code: 'E_PUSH', reference: referenceOf(name) }, cause)

export interface Transfer {
  readonly name: RepositoryName
  readonly code: keyof typeof WORDS
  /** The image, as docker was given it. */
  readonly reference: string
}

const WORDS = { E_PUSH: ['pushed', 'to'], E_PULL: ['pulled', 'from'] } as const

/** A docker command failed that was to bring an image into the repository, or out of it. */
export const transferFault = ({ name, code, reference }: Transfer, cause: CommandError): Error => {
  const [done, direction] = WORDS[code]
  const trouble = classifyPush(cause.outputTail).kind === 'temporary' ? troubleIn(cause.outputTail) : null
  const said = cause.message.replace(cause.outputTail, () => withoutProgress(cause.outputTail))
  const message = `${reference} could not be ${done}: ${trouble === null ? '' : `${trouble}: `}${said}`
  const short = `the image could not be ${done} ${direction} \`${name.repository}\``
  const because = trouble === null ? cause.headlines : [trouble, ...cause.headlines]
  const headline = [...because.map((why) => `${short}: ${why}`), short]
  if (cause.failure.kind === 'not-found') return fault('E_DOCKER_NOT_FOUND', { message, headline, cause })
  const subject = `${reference} could not be ${done}`
  return (
    rejected({ name, message }, cause) ??
    engineFault({ code, subject }, cause) ??
    fault(code, { message, headline, cause })
  )
}

interface Rejected extends Pick<Transfer, 'name'> {
  readonly message: string
}

/** Null where the registry did not reject it. */
const rejected = ({ name, message }: Rejected, cause: CommandError): Error | null => {
  const failure = classifyPush(cause.outputTail)
  switch (failure.kind) {
    case 'login':
    case 'expired':
      return fault('E_LOGIN', {
        message: `${name.registry} rejected the login: ${cause.message}`,
        headline: 'the registry rejected the login',
        cause,
      })
    case 'denied':
      return fault('E_ACCESS_DENIED', {
        message,
        headline: `the registry denied ${failure.action}`,
        hint: `Grant ${failure.action} on ${failure.resource} to the role of this job.`,
        cause,
      })
    case 'no-repository':
      return fault('E_REPOSITORY_NOT_FOUND', {
        message,
        headline: `the ECR repository '${name.repository}' does not exist`,
        cause,
      })
    default:
      return null
  }
}
