/** Why a `docker push` failed, read from the output of Docker and of ECR's registry. It never decides that a push succeeded. */
import { DISK_FULL, NO_ENGINE } from './engine-failure.ts'

export type PushFailure =
  | { readonly kind: 'login' }
  /** Of a login that was good: a token is valid for twelve hours (Amazon ECR API Reference, GetAuthorizationToken). */
  | { readonly kind: 'expired' }
  | { readonly kind: 'denied'; readonly action: string; readonly resource: string }
  | { readonly kind: 'no-repository' }
  /** The tag exists and cannot be overwritten. */
  | { readonly kind: 'tag-taken' }
  | { readonly kind: 'no-engine' }
  /** Of the engine, or of the registry. */
  | { readonly kind: 'disk-full' }
  /** The engine has lost the image's name: another run on this engine removed it. */
  | { readonly kind: 'name-gone' }
  /** The network, throttling, or an error of the registry. */
  | { readonly kind: 'temporary' }
  | { readonly kind: 'other' }

// ECR: "tag invalid: The image tag 'x' already exists in the 'y' repository and cannot be overwritten because the repository is immutable."
const TAG_TAKEN = /tag invalid|tag is immutable|ImageTagAlreadyExists|cannot be overwritten/i
// ECR: "name unknown: The repository with name 'x' does not exist in the registry with id '123456789012'"
const NO_REPOSITORY = /name unknown|NAME_UNKNOWN|repository with name \S{1,256} does not exist/i
// Docker: "tag does not exist: registry/x:1", before version 23 "An image does not exist locally with the tag: registry/x"
const NAME_GONE =
  /^(error response from daemon: )?(tag does not exist: |an image does not exist locally with the tag: )/im
const LOGIN =
  /no basic auth credentials|unauthorized|authentication required|requested access to the resource is denied|\b40[13]\b/i
// ECR: "denied: Your authorization token has expired. Reauthenticate and try again."
const EXPIRED = /authorization token has expired/i
const TEMPORARY =
  /\b(429|5\d\d)\b|toomanyrequests|too many requests|rate exceeded|timeout|timed out|deadline exceeded|connection re(set|fused)|broken pipe|\bEOF\b|no such host|temporary failure|server error|service unavailable|bad gateway|net\/http|no response|use of closed network connection/i

const RULES: readonly (readonly [RegExp, Exclude<PushFailure['kind'], 'denied'>])[] = [
  [TAG_TAKEN, 'tag-taken'],
  [NO_REPOSITORY, 'no-repository'],
  [NO_ENGINE, 'no-engine'],
  [DISK_FULL, 'disk-full'],
  [NAME_GONE, 'name-gone'],
  [EXPIRED, 'expired'],
  [LOGIN, 'login'],
  [TEMPORARY, 'temporary'],
]

/** Reads the last lines of the client's output. They are hostile text: at worst they make one failure look like another. */
export const classifyPush = (output: string): PushFailure => {
  // ECR: "denied: User: … is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:… because …"
  const denied = /not authorized to perform: ([\w-]{1,64}:\w{1,64}) on resource: (\S{1,2048})/.exec(output)
  if (denied !== null) return { kind: 'denied', action: denied[1] ?? '', resource: denied[2] ?? '' }
  return { kind: RULES.find(([pattern]) => pattern.test(output))?.[1] ?? 'other' }
}

/** Whether the same push may succeed later, with a fresh login. */
export const isWorthRepeating = ({ kind }: PushFailure): boolean =>
  kind === 'temporary' || kind === 'name-gone' || kind === 'expired'

/** Whether the push may have changed the tag: any other failure comes before the registry has accepted a manifest. */
export const mayHavePushed = ({ kind }: PushFailure): boolean =>
  kind === 'temporary' || kind === 'disk-full' || kind === 'other'

/** What failed may pass; in words of the headline. Read in this order, because a line can have several of them. */
const TROUBLES: readonly (readonly [RegExp, string])[] = [
  [/\b429\b|toomanyrequests|too many requests|rate exceeded/i, 'the registry throttles its clients'],
  [/connection refused/i, 'the registry refused the connection'],
  [
    /connection reset|broken pipe|use of closed network connection|\bEOF\b|no response/i,
    'the connection to the registry was lost',
  ],
  [/no such host|temporary failure/i, 'the name of the registry could not be resolved'],
  [/timeout|timed out|deadline exceeded/i, 'the registry did not respond in time'],
  [/\b5\d\d\b|server error|service unavailable|bad gateway/i, 'the registry failed'],
]

/** What the network or the registry did; null where the output does not say it. */
export const troubleIn = (output: string): string | null =>
  TROUBLES.find(([pattern]) => pattern.test(output))?.[1] ?? null

/** `5f70bf18a086: Retrying in 3 seconds`, `The push refers to repository […]`: how a transfer went, not why it failed. */
const PROGRESS =
  /^(?:The push refers to repository \[|[0-9a-f]{12}: (?:Preparing|Waiting|Pushing|Pushed|Retrying in|Layer already exists|Mounted from|Pulling fs layer|Downloading|Verifying Checksum|Download complete|Extracting|Pull complete|Already exists)\b)/u

/** The output without its progress; all of it where nothing else was printed. */
export const withoutProgress = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !PROGRESS.test(line))
    .join('\n') || output
