/** An IAM role that a run assumes by a token of GitHub. */

export interface RoleName {
  readonly arn: string
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string
  readonly account: string
}

/** What a session may do at most; null: all that the role may. */
export interface SessionPolicy {
  /** JSON; null: none. */
  readonly policy: string | null
  /** The ARNs of managed policies. */
  readonly policyArns: readonly string[]
}

export interface RoleToAssume extends RoleName {
  /** The setting that names it. */
  readonly by: 'role-to-assume' | 'registry-role' | 'create-repository'
  readonly sessionPolicy: SessionPolicy | null
}

/** The account of an environment that other environments of the settings file are in, too. */
export interface SharedAccount {
  readonly account: string
  readonly environments: readonly string[]
}

/** IAM API reference, CreateRole: `Path` (up to 512 characters) and `RoleName` (up to 64). */
const ARN = /^arn:(aws(?:-[a-z]+)*):iam::(\d{12}):role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/

/** The parts of a role's ARN; null for any other text. */
export const parseRoleArn = (text: string): RoleName | null => {
  const [, partition, account] = ARN.exec(text) ?? []
  return partition === undefined || account === undefined ? null : { arn: text, partition, account }
}

/** The audience of the tokens for STS (aws-actions/configure-aws-credentials, `audience`): in China, its own host. */
export const audienceOf = ({ partition }: Pick<RoleName, 'partition'>): string =>
  partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'

/** STS API reference, AssumeRoleWithWebIdentity: `RoleSessionName`. */
const LONGEST_SESSION_NAME = 64

/** What CloudTrail shows of a session: the run and its repository, as far as there is room. */
export const sessionNameOf = (run: { readonly runId: string | null; readonly repository: string | null }): string =>
  ['ship-to-ecs', run.runId, run.repository]
    .filter((part) => part !== null)
    .join('-')
    .replaceAll(/[^\w+=,.@-]/g, '-')
    .slice(0, LONGEST_SESSION_NAME)
