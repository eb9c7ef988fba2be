/** A call to AWS that failed. */
import { CATALOGUE, type ErrorCode } from './catalogue.ts'
import { firstSentence } from './first-sentence.ts'
import { ShipError } from './ship-error.ts'

/** The `awsCode` of a call that was given up before it was sent. */
export const NOT_SENT = 'not sent'

/** A call to an AWS API that ended with an error, or got no response. */
export class AwsError extends ShipError {
  /** `ecs:UpdateService` style, as IAM writes it. */
  readonly operation: string
  /**
   * The error's name in the service model, for example `ClusterNotFoundException`; `no response, ECONNRESET` or `HTTP 502` without one;
   * `not sent` when nothing left this machine.
   */
  readonly awsCode: string
  /** What AWS says, without the name of the call that ends the message. Hostile text. */
  readonly awsMessage: string
  readonly requestId: string | undefined
  /** How often the SDK sent the request, or tried to; undefined when it did not say. An earlier attempt may have been executed. */
  readonly attempts: number | undefined

  constructor(facts: {
    operation: string
    awsCode: string
    awsMessage: string
    requestId?: string | undefined
    attempts?: number | undefined
    /** The code of the catalogue; `E_AWS` by default. */
    code?: ErrorCode | undefined
    /** The catalogue's remedy by default. */
    hint?: string | undefined
    /** The cause in a few words. */
    headline?: string | undefined
    cause?: unknown
  }) {
    const code = facts.code ?? 'E_AWS'
    const awsMessage = sentence(facts.awsMessage)
    const message = `${awsMessage} (${facts.operation}${facts.awsCode === NOT_SENT ? '' : `: ${facts.awsCode}`})`
    // The title of another code says more than the name of the call.
    const byName = code === 'E_AWS' ? `${facts.operation} failed: ${facts.awsCode}` : titleWithin(CATALOGUE[code].title)
    super({
      code,
      message,
      hint: facts.hint ?? CATALOGUE[code].remedy,
      headline: facts.headline ?? [firstSentence(message), byName],
      cause: facts.cause,
    })
    this.name = 'AwsError'
    this.operation = facts.operation
    this.awsCode = facts.awsCode
    this.awsMessage = awsMessage
    this.requestId = facts.requestId
    this.attempts = facts.attempts
  }
}

/** A title after a colon. */
const titleWithin = (title: string): string => title.replace(/^(?:The|No)\b/u, (word) => word.toLowerCase())

/** Without the full stop with which AWS ends some messages: the operation follows in parentheses. */
const sentence = (message: string): string => message.trim().replace(/\.$/, '') || 'AWS returned an error'
