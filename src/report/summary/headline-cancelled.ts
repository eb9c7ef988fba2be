/** What a headline says of a run that was cancelled: what it was doing. */
import { named } from '../../domain/rollout/sentence.ts'
import type { Kind } from '../../domain/results.ts'
import type { RecordedStage, RunRecord } from '../record.ts'
import { inWords, plural } from './counted.ts'
import { rolloutsOf } from './rollouts.ts'
import { withUndo } from './undone.ts'

/** From the fullest to the shortest. */
export const cancelledWordings = (record: RunRecord): readonly string[] => {
  const cancelled = record.stages.filter(({ status, undoes }) => status === 'cancelled' && undoes === null)
  if (cancelled.length === 0) return withUndo(record, [betweenStages(record)])
  const activities = [...Map.groupBy(cancelled, wordsOf)].map(([words, stages]) => words?.(servicesIn(record, stages)))
  const known = [...new Set(activities)].filter((activity) => activity !== undefined)
  return withUndo(record, [
    // A stage without words of its own is named by its id.
    ...(activities.includes(undefined) ? [] : [`Cancelled while ${inWords(known)}`]),
    `Cancelled in ${inWords(cancelled.map(({ id }) => id))}`,
  ])
}

const betweenStages = ({ stages }: RunRecord): string => {
  const next = stages.find(({ status, undoes }) => status === 'skipped' && undoes === null)
  if (next === undefined) return 'Cancelled'
  const isFirst = stages.every(({ startedAt }) => startedAt === null)
  return isFirst ? 'Cancelled before the first stage' : `Cancelled before ${next.id}`
}

/** The name of the one service, or how many there are. */
const servicesIn = (record: RunRecord, stages: readonly RecordedStage[]): string => {
  const rollouts = rolloutsOf(record).filter((rollout) => stages.some((stage) => rollout.stages.includes(stage)))
  const [only] = rollouts
  return rollouts.length === 1 && only !== undefined ? named(only.name) : plural(rollouts.length, 'service')
}

type Words = (services: string) => string

const wordsOf = ({ title, kind }: RecordedStage): Words | undefined =>
  IN_THE_PLACE_OF_A_BUILD[title] ?? ACTIVITIES[kind]

/** Stages that record what a build or a push does, by their titles. */
const IN_THE_PLACE_OF_A_BUILD: Readonly<Partial<Record<string, Words>>> = {
  'Pull the image': () => 'pulling the image',
  'Merge the images': () => 'merging the images',
  'Accept the image': () => 'accepting the image',
  'Tag for the environment': () => 'tagging the image',
}

const ACTIVITIES: Readonly<Partial<Record<Kind, Words>>> = {
  tag: () => 'computing the tag',
  plan: () => 'checking the target',
  credentials: () => 'looking for AWS credentials',
  definition: () => 'checking the task definition',
  apps: () => 'finding the apps that changed',
  maintenance: () => 'switching the sorry page',
  reuse: () => 'looking for the image in the registry',
  verify: () => 'checking what the services depend on',
  'side-cars': () => 'pinning the side-cars',
  scanners: () => 'preparing the scanners',
  build: () => 'building the image',
  scan: () => 'scanning the image',
  'image-test': () => 'testing the image',
  'side-cars-scan': () => 'scanning other images',
  running: () => 'looking for the running images',
  attestation: () => 'verifying the attestation of the image',
  judge: () => 'judging the scans',
  baseline: () => 'scanning the baseline',
  'side-cars-baseline': () => 'scanning the running side-cars',
  reports: () => 'writing the reports',
  base: () => 'finding the base image',
  'newer-bases': () => 'scanning newer base images',
  rebuilds: () => "comparing with today's base images",
  gate: () => 'judging the scans',
  'code-scanning': () => 'uploading to code scanning',
  comment: () => 'commenting on the pull request',
  issue: () => 'writing the issue',
  platform: () => 'comparing the platform of the image',
  repository: () => 'creating the repository',
  push: () => 'pushing the image',
  render: (services) => `rendering the task definition of ${services}`,
  register: (services) => `registering the task definition of ${services}`,
  'run-before': (services) => `running a task before the update of ${services}`,
  'run-after': (services) => `running a task after the deployment of ${services}`,
  'stop-task': () => 'stopping the task',
  deploy: (services) => `updating ${services}`,
  wait: (services) => `waiting for the deployment of ${services}`,
  'roll-back': (services) => `rolling ${services} back`,
  smoke: (services) => `testing ${services}`,
  alarms: (services) => `watching the alarms of ${services}`,
  'clean-up': (services) => `deregistering old revisions of ${services}`,
  mark: () => 'marking the image as passed',
  confirm: (services) => `confirming the running image of ${services}`,
}
