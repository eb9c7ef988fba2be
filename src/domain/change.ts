/** What a run can change in the world, as stages note it in the journal. */

export type Change =
  /** A tag in ECR. `digest`: null until it is known. */
  | {
      readonly kind: 'tag'
      readonly registry: string
      readonly repository: string
      readonly tag: string
      readonly digest: string | null
      /** Only the tag is new: the registry had the image before. */
      readonly isOnlyTag?: true
    }
  /** A repository in ECR. */
  | { readonly kind: 'repository'; readonly registry: string; readonly repository: string }
  /** A revision of a task definition. `taskDefinitionArn`: null until it is registered. */
  | { readonly kind: 'revision'; readonly family: string; readonly taskDefinitionArn: string | null }
  /** The task definition, and what else the update sets, of an ECS service. */
  | {
      readonly kind: 'service'
      readonly cluster: string
      readonly service: string
      readonly from: string | null
      readonly to: string
    }
  /** A deployment of an ECS service. `deploymentId`: null until ECS has named it. */
  | {
      readonly kind: 'deployment'
      readonly cluster: string
      readonly service: string
      readonly deploymentId: string | null
    }
  /** A deployment that ECS is to stop and roll back. */
  | {
      readonly kind: 'rollback'
      readonly cluster: string
      readonly service: string
      readonly deploymentId: string
    }
  /** A task that runs once. `taskArn`: null until ECS has named it. */
  | {
      readonly kind: 'task'
      readonly action: 'start' | 'stop'
      readonly cluster: string
      /** The id of its stage. */
      readonly task: string
      readonly taskArn: string | null
    }
  /** A pause hook of a deployment that is answered with CONTINUE. */
  | {
      readonly kind: 'pause'
      readonly cluster: string
      readonly service: string
      readonly deploymentId: string
      readonly hookId: string
    }
  /** How many tasks a service is to run, where nothing else of it changes. */
  | {
      readonly kind: 'count'
      readonly cluster: string
      readonly service: string
      readonly from: number
      readonly to: number
    }
  /** Attributes of a service, as ECS names them, that are set without a deployment. */
  | {
      readonly kind: 'attributes'
      readonly cluster: string
      readonly service: string
      readonly names: readonly string[]
    }
  /** The sorry page of a service, by the priority of its rule. */
  | { readonly kind: 'page'; readonly service: string; readonly ruleArn: string; readonly to: 'on' | 'off' }

export type ChangeKind = Change['kind']
export type ChangeOf<K extends ChangeKind> = Extract<Change, { readonly kind: K }>

export interface JournalEntry {
  /** The id of the stage that changes it. */
  readonly stage: string
  readonly change: Change
  /** `unknown`: the request was sent or about to be, and no answer said what became of it. */
  readonly state: 'unknown' | 'changed' | 'unchanged'
}

export interface ChangeEntry<K extends ChangeKind> extends JournalEntry {
  readonly change: ChangeOf<K>
}

/** The entries of one kind, oldest first. */
export const changesOf = <K extends ChangeKind>(
  kind: K,
  entries: readonly JournalEntry[],
): readonly ChangeEntry<K>[] => {
  const isOfKind = (entry: JournalEntry): entry is ChangeEntry<K> => entry.change.kind === kind
  return entries.filter(isOfKind)
}

/** Whether it is a change of a running service, not only of what a service could run. */
export const isOfService = ({ kind }: Change): boolean => OF_SERVICE.includes(kind)

const OF_SERVICE: readonly ChangeKind[] = ['service', 'deployment', 'rollback', 'pause', 'count', 'attributes']
