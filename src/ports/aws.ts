/**
 * AWS by purpose: a session has a region, credentials and the calls to the services of that purpose, in the SDK's own shapes. The
 * types follow from the lists in `aws-calls/`: a new call is one more line there, a new service one more file.
 */
import type { EndpointChoice } from '../domain/image/data-plane.ts'
import type { SERVICES } from './aws-calls/aws-services.ts'

/** `ecs`: the prefix of the service's IAM actions. */
export type AwsService = keyof typeof SERVICES

/** A session with these services; who calls can always be asked. */
export type AwsSession<Services extends AwsService> = {
  /** The region that calls go to, or null when none is configured. */
  readonly region: () => Promise<string | null>
  /**
   * Whether there are credentials; AWS is not asked whether they are good. `missing`: nothing is configured that gives them.
   * @throws AwsError when what is configured gives none; the reason of the session's signal once it is aborted
   */
  readonly credentials: () => Promise<'present' | 'missing'>
  /** Which endpoints calls go to. Never throws: what is no choice is `off`. */
  readonly endpoints: () => Promise<EndpointChoice>
  /** Milliseconds to the end of credentials that nothing renews; null where it is not known, and where they are renewed. Never throws. */
  readonly endsIn: () => Promise<number | null>
} & { readonly [Service in Services | 'sts']: AwsCalls<Service> }

/**
 * The calls to a service: `updateService` is the IAM action `ecs:UpdateService`.
 * Every call @throws AwsError named by that action; the reason of the session's signal once it is aborted
 */
export type AwsCalls<Service extends AwsService> = {
  readonly [
    Name in keyof Commands<Service> as Name extends `${infer Operation}Command` ? Uncapitalize<Operation> : never
  ]: CallOf<Commands<Service>[Name]>
}

export type Sts = AwsCalls<'sts'>
export type Ecr = AwsCalls<'ecr'>
export type Ecs = AwsCalls<'ecs'>

type Commands<Service extends AwsService> = Awaited<ReturnType<(typeof SERVICES)[Service]>>

/** The call that a command class of the SDK makes. */
type CallOf<Command> = Command extends abstract new (...input: never) => SdkCommand<infer Input, infer Output>
  ? (input: Input, limit?: CallLimit) => Promise<Output>
  : never

/** The limits of one call. */
export interface CallLimit {
  /** Ends the call, the SDK's retries included, as if AWS did not answer. */
  readonly signal?: AbortSignal
  /** Sent once, without the SDK's retries: for a request that must not be carried out twice, and for one that the caller sends again at its own pace. */
  readonly attempts?: 'once'
}

/** What says a command's input and output (`@smithy/types`, CommandIO). */
interface SdkCommand<Input, Output> {
  readonly input: Input
  readonly resolveMiddleware: (...wiring: never) => (request: never) => Promise<{ readonly output: Output }>
}
