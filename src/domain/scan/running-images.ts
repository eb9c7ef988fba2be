/** Which images tasks really run, by what each task reports. Pure. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import { lastPart } from '../aws/last-part.ts'
import { parseDigest } from '../image/digest.ts'
import { parseImageReference } from '../image/image-reference.ts'
import type { SideCarToScan } from '../image/side-cars.ts'
import { commonName, isManaged } from '../rollout/texts.ts'

/** An image by the digest that tasks report, and where it runs. */
export interface RunningImage extends SideCarToScan {
  /** Services by name, and families of tasks that no service has; in order. */
  readonly runsIn: readonly string[]
}

export interface RunningImages {
  /** In the order of their names. */
  readonly images: readonly RunningImage[]
  readonly unknown: readonly UnknownContainer[]
  /** Containers that AWS has added to tasks, and nobody but AWS can change: `aws-guardduty-agent of hello`. */
  readonly leftOut: readonly string[]
}

/** What was found in the places that were looked at. */
export interface FoundRunning extends RunningImages {
  readonly idle: readonly IdlePlace[]
}

/** Where nothing runs, so that nothing was judged. */
export interface IdlePlace {
  /** `web`, or `the cluster …`. */
  readonly place: string
  /** The names of the images that it would run, without tag and digest; null: not known. */
  readonly images: readonly string[] | null
}

/** A container that is not known to have ended, nor which image it runs. */
export interface UnknownContainer {
  /** `app of hello (task 0123…)`. */
  readonly container: string
  /** The name without tag and digest; null: it may be any. */
  readonly image: string | null
  /** It may still start, and report its image then. */
  readonly starts: boolean
}

export interface TrustedFacts {
  /**
   * `named-too`: some agents never report a digest, and a container that has not started has none. The digest that the task definition names
   * stands for it then, or for one that has not started, the digest that the same deployment has everywhere else.
   */
  readonly digests: 'reported' | 'named-too'
  /** The names of the containers in each task definition, by its ARN. */
  readonly defined: ReadonlyMap<string, readonly string[]>
}

/** What tasks run or are about to run. Whatever is listed here has ended, or is in an image, or is unknown, or was added by AWS. */
export const runningImages = (tasks: readonly Task[], { digests, defined }: TrustedFacts): RunningImages => {
  const all = tasks.filter(({ lastStatus = '' }) => !ENDED.includes(lastStatus)).flatMap(containersOf)
  const isAdded = ({ name, definition }: Found): boolean => isAddedByAws(name, defined.get(definition))
  const own = all.filter((one) => !isAdded(one)).map((one) => ({ ...one, pinned: pinnedOf(one, digests) }))
  const known = Map.groupBy(
    own.filter(({ pinned }) => pinned !== null),
    ({ pinned }) => pinned ?? '',
  )
  const isNews = digests === 'named-too' ? newsBeside(own) : () => true
  return {
    images: [...known].map(imageOf).toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)),
    unknown: own.filter((one) => one.pinned === null && isNews(one)).map(unknownOf),
    leftOut: sorted(all.filter(isAdded).map(({ name, runsIn }) => `${commonName(name)} of ${runsIn}`)),
  }
}

/** The task definitions that must be read to know which containers AWS has added. */
export const definitionsToRead = (tasks: readonly Task[]): readonly string[] =>
  sorted(
    tasks.flatMap(({ containers = [], taskDefinitionArn = '' }) =>
      taskDefinitionArn !== '' && containers.some(({ name = '' }) => isManaged(name)) ? [taskDefinitionArn] : [],
    ),
  )

/** Only a container that its task definition does not have: everybody may give a container such a name. */
const isAddedByAws = (name: string, defined: readonly string[] | undefined): boolean =>
  isManaged(name) && defined !== undefined && !defined.includes(name)

/** Of tasks, "Task lifecycle" in the ECS Developer Guide. In every other state containers may run. */
const ENDED: readonly string[] = ['DEPROVISIONING', 'STOPPED', 'DELETED']

interface Found {
  /** Empty: ECS does not list the containers of the task. */
  readonly name: string
  readonly image: string
  readonly imageDigest: string
  readonly runsIn: string
  readonly taskArn: string
  readonly definition: string
  readonly starts: boolean
  /** Which other containers run the same image; null where that is not known. */
  readonly same: string | null
  /** As images name it; null where ECS does not say it. */
  readonly cpu: string | null
}

interface Pinned extends Found {
  /** `name@sha256:…`; null where it is not known. */
  readonly pinned: string | null
}

/** A container that has ended, such as one that prepares the others, runs nothing. */
const containersOf = (task: Task): readonly Found[] => {
  const { containers = [], taskArn = '', taskDefinitionArn = '', startedBy = '' } = task
  const listed: readonly Container[] = containers.length > 0 ? containers : [{ lastStatus: task.lastStatus }]
  return listed
    .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
    .map(({ name = '', image = '', imageDigest = '', lastStatus }) => ({
      ...{ name, image, imageDigest, taskArn, definition: taskDefinitionArn },
      runsIn: ownerOf(task),
      starts: lastStatus !== 'RUNNING',
      // A deployment of a service resolves a tag once (ECS Developer Guide, "Container image resolution").
      same: startedBy.startsWith('ecs-svc/') ? JSON.stringify([taskDefinitionArn, startedBy, name, image]) : null,
      cpu: CPUS[task.attributes?.find((attribute) => attribute.name === 'ecs.cpu-architecture')?.value ?? ''] ?? null,
    }))
}

/** Not one that has not started, where the other tasks of its deployment run one and the same image there. */
const newsBeside = (all: readonly Pinned[]): ((one: Pinned) => boolean) => {
  const known = Map.groupBy(
    all.filter(({ pinned }) => pinned !== null),
    ({ same }) => same,
  )
  return ({ same, starts }) => {
    const beside = same === null ? [] : (known.get(same) ?? [])
    return !starts || new Set(beside.map(({ pinned }) => pinned)).size !== 1
  }
}

const unknownOf = ({ name, image, runsIn, taskArn, starts }: Pinned): UnknownContainer => ({
  container: `${name === '' ? 'every container' : name} of ${runsIn} (task ${lastPart(taskArn)})`,
  image: parseImageReference(image)?.name ?? null,
  starts,
})

/** The values of the attribute `ecs.cpu-architecture` of a task (ECS Developer Guide, "Amazon ECS container instance attributes"). */
const CPUS: Readonly<Record<string, string>> = { x86_64: 'amd64', arm64: 'arm64' }

/** The digest may be that of an index: then the image of each CPU that tasks run on is one that runs. */
const cpusOf = (uses: readonly Pinned[]): readonly string[] =>
  sorted(uses.flatMap(({ cpu }) => (cpu === null ? Object.values(CPUS) : [cpu])))

/** An engine runs an image that is named by digest by no other one. */
const pinnedOf = ({ image, imageDigest }: Found, digests: TrustedFacts['digests']): string | null => {
  const reference = parseImageReference(image)
  const digest = parseDigest(imageDigest) ?? (digests === 'named-too' ? parseDigest(reference?.digest ?? '') : null)
  return reference === null || digest === null ? null : `${reference.name}@${digest}`
}

/** A task of a service has the group `service:NAME` (ECS API Reference, Task). */
const ownerOf = ({ group = '', taskDefinitionArn = '' }: Task): string =>
  group.startsWith('service:')
    ? group.slice('service:'.length)
    : `tasks of ${lastPart(taskDefinitionArn).replace(/:\d+$/u, '')}`

const imageOf = ([pinned, uses]: readonly [string, readonly Pinned[]]): RunningImage => {
  const runsIn = sorted(uses.map((use) => use.runsIn))
  return {
    image: sorted(uses.map(({ image }) => image))[0] ?? pinned,
    containers: sorted(uses.map(({ name }) => name)),
    pinned,
    platform: { os: 'linux', architectures: cpusOf(uses), because: null },
    source: runsIn.join(', '),
    runsIn,
  }
}

/** Two digests of one name, as in a roll-out, keep their order from run to run. */
const orderOf = ({ image, pinned }: RunningImage): string => JSON.stringify([image, pinned])

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted()
