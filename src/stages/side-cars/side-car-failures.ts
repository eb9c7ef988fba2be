/** The errors about the image of a side-car: each names the image and its containers. */
import { sideCarInWords, type SideCarImage } from '../../domain/image/side-car-image.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { isExplained, ShipError } from '../../errors/ship-error.ts'

/** An image, and what is to be done with it. */
export interface Subject extends SideCarImage {
  readonly aim: 'pinned' | 'scanned'
}

interface Why {
  readonly because: string
  readonly hint: string
  readonly cause?: unknown
}

export const PUSH_IT = 'Push the image, or correct `image` of the container.'

export const correctOrLogIn = (registry: string): string =>
  `Correct \`image\` of the container, log Docker in to ${registry} before this step, or name the image by its digest.`

/** `E_SIDE_CAR`, in words. */
export const sideCarFault = (subject: Subject, { because, hint, cause }: Why): ShipError =>
  fault('E_SIDE_CAR', {
    message: `${cannotBe(subject)}: ${because}`,
    headline: [cannotBe(subject), `the image of a side-car cannot be ${subject.aim}`],
    hint,
    cause,
  })

const cannotBe = (subject: Subject): string => `the image ${sideCarInWords(subject)} cannot be ${subject.aim}`

/** An error of a registry or an engine that says whose image it is about; the credentials of the run are about none. */
export const named =
  (subject: Subject) =>
  (thrown: unknown): never => {
    if (!isExplained(thrown) || thrown.code === 'E_SIDE_CAR' || thrown.code.startsWith('E_CREDENTIALS')) throw thrown
    if (thrown instanceof AwsError && thrown.awsCode === 'RepositoryNotFoundException')
      throw sideCarFault(subject, { because: thrown.message, hint: PUSH_IT, cause: thrown })
    const { code, message, hint, headlines } = thrown
    throw fault(code, {
      message: `${cannotBe(subject)}: ${message}`,
      headline: code === 'E_PULL' ? notPulled(subject) : headlines,
      ...(hint === undefined ? {} : { hint }),
      cause: thrown,
    })
  }

const notPulled = (subject: Subject): readonly string[] => [
  `the image ${sideCarInWords(subject)} could not be pulled`,
  'the image of a side-car could not be pulled',
]

/** An error of a pull with the logins of the user: the role and the repository of this run have no part in it. */
export const ofOtherRegistry =
  (subject: Subject, registry: string) =>
  (thrown: unknown): never => {
    if (!(thrown instanceof ShipError) || !['E_LOGIN', 'E_REPOSITORY_NOT_FOUND'].includes(thrown.code)) throw thrown
    throw sideCarFault(subject, { because: thrown.message, hint: correctOrLogIn(registry), cause: thrown })
  }

/**
 * What each of them gives, when all have ended.
 * @throws one error for all that failed; what is not ours (a cancel), and what is wrong with the credentials, alone
 */
export const allOrOneError = async <Result>(
  aim: Subject['aim'],
  work: readonly Promise<Result>[],
): Promise<readonly Result[]> => {
  const settled = await Promise.allSettled(work)
  const errors = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  if (errors.length > 0) throw asOne(aim, errors)
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

const asOne = (aim: Subject['aim'], errors: readonly unknown[]): unknown => {
  const [first] = errors
  const known = errors.filter((error) => error instanceof ShipError)
  const alone = errors.find((error) => !(error instanceof ShipError) || /^E_C(?:REDENTIALS|ANCELLED)/.test(error.code))
  if (alone !== undefined || errors.length === 1) return alone ?? first
  const lines = known.map(({ message, hint }) => `- ${message}${hint === undefined ? '' : `\n  ${hint}`}`)
  const short = `the images of ${errors.length} side-cars cannot be ${aim}`
  return fault('E_SIDE_CAR', { message: `${short}:\n${lines.join('\n')}`, headline: short, cause: first })
}
