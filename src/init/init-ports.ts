/** What `init` touches. */
import type { AwsSession } from '../ports/aws.ts'
import type { ProjectFiles } from '../ports/project-files.ts'
import type { Answers } from './init-answers.ts'

/** What git says of the folder. */
export interface GitFacts {
  /** The folder at the top of the working tree. */
  readonly root: string
  /** The URL of the remote `origin`; null without one. */
  readonly origin: string | null
  /** The branch that is shipped by default: that of the remote, else main or master, else the current one; null where there is none yet. */
  readonly branch: string | null
}

/** A repository of another user, which git refuses to read until people allow it. */
export interface ForeignRepository {
  /** What they have to allow. */
  readonly foreign: string
}

/** A repository that git cannot read for another reason, or a bare one. */
export interface UnreadableRepository {
  /** What git says. */
  readonly unreadable: string
}

/** What an import reads. */
export interface ImportCalls {
  readonly region: AwsSession<'ecs'>['region']
  readonly ecs: Pick<
    AwsSession<'ecs'>['ecs'],
    'describeServices' | 'describeTaskDefinition' | 'listClusters' | 'listServices'
  >
  readonly 'application-autoscaling': Pick<
    AwsSession<'application-autoscaling'>['application-autoscaling'],
    'describeScalableTargets'
  >
  readonly elasticloadbalancing: Pick<
    AwsSession<'elasticloadbalancing'>['elasticloadbalancing'],
    'describeTargetGroups'
  >
}

export interface InitPorts {
  /** Null where the folder is in no git repository. */
  readonly git: GitFacts | ForeignRepository | UnreadableRepository | null
  readonly files: ProjectFiles
  /** The templates of the package, by their path in the repository of a user: `infra/network.yaml`. */
  readonly templates: () => Promise<ReadonlyMap<string, string>>
  /** What the package says of itself. */
  readonly own: { readonly version: string; readonly commit: string | null }
  /** Of the environment; null where it has none. */
  readonly region: string | null
  /** Asks people, beginning with these answers; null where no people are, or it must not. */
  readonly ask: ((answers: Answers) => Promise<Answers | 'cancelled'>) | null
  /** Asks which one; null where no people are, or it must not. Null as an answer: cancelled. */
  readonly choose: ((message: string, choices: readonly string[]) => Promise<string | null>) | null
  /** AWS with the credentials of the environment, for `--from-service`. @param region null: that of the configuration */
  readonly aws: (region: string | null) => ImportCalls
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}
