/** Which images tasks really run, by what each task reports. Pure. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import { lastPart } from '../aws/last-part.ts'
import { parseDigest } from '../image/digest.ts'
import { parseImageReference } from '../image/image-reference.ts'
import type { SideCarToScan } from '../image/side-cars.ts'
import { isManaged } from '../rollout/texts.ts'

/** An image by the digest that tasks report, and where it runs. */
export interface RunningImage extends SideCarToScan {
  /** Services by name, and families of tasks that no service has; in order. */
  readonly runsIn: readonly string[]
}

export interface RunningImages {
  /** In the order of their names. */
  readonly images: readonly RunningImage[]
  /** Containers that run, and do not report what: `app of hello (task 0123…)`. */
  readonly unknown: readonly string[]
}

/** Whether the digest that a task definition names stands for one that its task does not report: some agents never report it. */
export type Trusted = 'reported' | 'named-too'

/** What the tasks run that ECS shows as running; containers that AWS adds to tasks are left out, because nobody but AWS can change them. */
export const runningImages = (tasks: readonly Task[], trusted: Trusted): RunningImages => {
  const found = tasks
    .filter(({ lastStatus }) => lastStatus === 'RUNNING')
    .flatMap((task) => containersOf(task, trusted))
  const known = Map.groupBy(
    found.filter(({ pinned }) => pinned !== null),
    ({ pinned }) => pinned ?? '',
  )
  return {
    images: [...known].map(imageOf).toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)),
    unknown: found.flatMap(({ pinned, name, runsIn, taskArn }) =>
      pinned === null ? [`${name} of ${runsIn} (task ${lastPart(taskArn)})`] : [],
    ),
  }
}

interface Found {
  readonly name: string
  readonly image: string
  /** `name@sha256:…`; null where it is not known. */
  readonly pinned: string | null
  readonly runsIn: string
  readonly taskArn: string
  /** As images name it; null where ECS does not say it. */
  readonly cpu: string | null
}

/** A container that has ended, such as one that prepares the others, runs nothing. */
const containersOf = (task: Task, trusted: Trusted): readonly Found[] =>
  (task.containers ?? [])
    .filter(({ name = '', lastStatus }) => lastStatus === 'RUNNING' && !isManaged(name))
    .map((container) => ({
      name: container.name ?? '',
      image: container.image ?? '',
      pinned: pinnedOf(container, trusted),
      runsIn: ownerOf(task),
      taskArn: task.taskArn ?? '',
      cpu: CPUS[task.attributes?.find(({ name }) => name === 'ecs.cpu-architecture')?.value ?? ''] ?? null,
    }))

/** The values of the attribute `ecs.cpu-architecture` of a task (ECS Developer Guide, "Amazon ECS container instance attributes"). */
const CPUS: Readonly<Record<string, string>> = { x86_64: 'amd64', arm64: 'arm64' }

/** The digest may be that of an index: then the image of each CPU that tasks run on is one that runs. */
const cpusOf = (uses: readonly Found[]): readonly string[] =>
  sorted(uses.flatMap(({ cpu }) => (cpu === null ? Object.values(CPUS) : [cpu])))

/** An engine runs an image that is named by digest by no other one. */
const pinnedOf = ({ image = '', imageDigest = '' }: Container, trusted: Trusted): string | null => {
  const reference = parseImageReference(image)
  const digest = parseDigest(imageDigest) ?? (trusted === 'named-too' ? parseDigest(reference?.digest ?? '') : null)
  return reference === null || digest === null ? null : `${reference.name}@${digest}`
}

/** A task of a service has the group `service:NAME` (ECS API Reference, Task). */
const ownerOf = ({ group = '', taskDefinitionArn = '' }: Task): string =>
  group.startsWith('service:')
    ? group.slice('service:'.length)
    : `tasks of ${lastPart(taskDefinitionArn).replace(/:\d+$/u, '')}`

const imageOf = ([pinned, uses]: readonly [string, readonly Found[]]): RunningImage => {
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
