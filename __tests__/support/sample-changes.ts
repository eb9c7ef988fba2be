/** What the stages of a good run note in the journal. */
import type { ChangeKind, JournalEntry } from '../../src/domain/change.ts'
import type { PushedImage } from '../../src/domain/image/image.ts'
import type { StartedDeployment } from '../../src/domain/rollout/rollout.ts'
import { RESULTS } from './sample-results.ts'

/** Of a push. */
export const pushChanges = (
  stage: string,
  { registry, repository, tag, digest }: PushedImage,
): readonly JournalEntry[] =>
  tag === null ? [] : [{ stage, state: 'changed', change: { kind: 'tag', registry, repository, tag, digest } }]

/** Of an update of a service. */
export const deployChanges = (stage: string, deployed: StartedDeployment): readonly JournalEntry[] => {
  const { cluster, service, deploymentId, taskDefinitionArn, previousTaskDefinitionArn: from } = deployed
  const family = (taskDefinitionArn.split('/').at(-1) ?? '').replace(/:\d+$/u, '')
  return [
    { stage, state: 'changed', change: { kind: 'revision', family, taskDefinitionArn } },
    { stage, state: 'changed', change: { kind: 'service', cluster, service, from, to: taskDefinitionArn } },
    { stage, state: 'changed', change: { kind: 'deployment', cluster, service, deploymentId } },
  ]
}

/** The entry of that kind in the journal of a good run, in another state. */
export const noted = (kind: ChangeKind, state: JournalEntry['state']): readonly JournalEntry[] =>
  [...pushChanges('push', RESULTS.push), ...deployChanges('deploy', RESULTS.deploy)]
    .filter(({ change }) => change.kind === kind)
    .map((entry) => ({ ...entry, state }))
