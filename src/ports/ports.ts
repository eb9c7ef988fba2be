/** The narrow interfaces that a stage may use; nothing else reaches the world. Every port that waits is bound to the stage's abort signal. */
import type { Announce } from './announce.ts'
import type { Attestations } from './attestations.ts'
import type { AwsSession } from './aws.ts'
import type { Clock } from './clock.ts'
import type { Conversations } from './conversations.ts'
import type { Dial } from './dial.ts'
import type { Download } from './download.ts'
import type { Exec } from './exec.ts'
import type { Files } from './files.ts'
import type { ImageArchives } from './image-archives.ts'
import type { GitHubApi } from './github-api.ts'
import type { Journal } from './journal.ts'
import type { Leftovers } from './leftovers.ts'
import type { Log } from './log.ts'
import type { OciRegistry } from './oci-registry.ts'
import type { Probe } from './probe.ts'
import type { SarifUploads } from './sarif-uploads.ts'
import type { Secrets } from './secrets.ts'
import type { Signatures } from './signatures.ts'

export interface Ports {
  readonly exec: Exec
  readonly files: Files
  readonly archives: ImageArchives
  readonly leftovers: Leftovers
  readonly download: Download
  readonly ociRegistry: OciRegistry
  readonly probe: Probe
  readonly dial: Dial
  readonly clock: Clock
  readonly log: Log
  readonly announce: Announce
  readonly github: GitHubApi
  readonly sarifUploads: SarifUploads
  readonly conversations: Conversations
  readonly attestations: Attestations
  readonly signatures: Signatures
  readonly secrets: Secrets
  readonly journal: Journal
  /** The account and region of the registry. */
  readonly registry: AwsSession<'ecr'>
  /** IAM in that account. */
  readonly registryAccount: AwsSession<'iam'>
  /** The same registry, with the role that creates repositories. */
  readonly creator: AwsSession<'ecr'>
  /** Where the image of a promotion is, when that is another region: with the credentials of `registry`. */
  readonly source: AwsSession<'ecr'>
  /** The account and region of the services that are deployed to. */
  readonly target: AwsSession<'ecs' | 'ssm' | 'cloudformation' | 'cloudwatch' | 'codedeploy' | 'elasticloadbalancing'>
  /** What surrounds those services, in the same account and region. Only read. */
  readonly surroundings: AwsSession<Surrounding>
}

type Surrounding =
  'application-autoscaling' | 'ec2' | 'ecr' | 'ecs' | 'elasticloadbalancing' | 'iam' | 'logs' | 'secretsmanager' | 'ssm'
