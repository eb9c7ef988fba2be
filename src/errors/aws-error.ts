/** A call to AWS that failed. */
import type { ErrorCode } from './catalogue.ts'
import { ShipError } from './ship-error.ts'

/** A call to an AWS API that was answered with an error, or not answered. */
export class AwsError extends ShipError {
  /** `ecs:UpdateService` style, as IAM writes it. */
  readonly operation: string
  /** The error's name in the service model, for example `ClusterNotFoundException`. */
  readonly awsCode: string
  readonly requestId: string | undefined

  constructor(facts: {
    operation: string
    awsCode: string
    awsMessage: string
    requestId?: string | undefined
    /** The code of the catalogue; `E_AWS` when the answer means nothing more special. */
    code?: ErrorCode | undefined
    hint?: string | undefined
    cause?: unknown
  }) {
    super({
      kind: 'aws',
      code: facts.code ?? 'E_AWS',
      message: `${facts.operation} answered ${facts.awsCode}: ${facts.awsMessage}`,
      hint: facts.hint,
      cause: facts.cause,
    })
    this.name = 'AwsError'
    this.operation = facts.operation
    this.awsCode = facts.awsCode
    this.requestId = facts.requestId
  }
}
