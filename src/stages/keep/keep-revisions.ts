/**
 * clean-up: deregisters old revisions of the family after a deployment was confirmed, never one that anything runs or could need. It is a
 * service to the account and no part of the deployment: no fault of AWS fails the run.
 */
import { readPages } from '../../domain/aws/pages.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import { oldRevisions, type CleanUpResult } from '../../domain/rollout/kept-revisions.ts'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { revisionsInUse } from './in-use.ts'

export interface CleanUpInput {
  readonly deployed: Pick<
    DeployResult,
    'kind' | 'cluster' | 'service' | 'taskDefinitionArn' | 'previousTaskDefinitionArn'
  >
  /** How many of the newest revisions stay in any case. */
  readonly keep: number
}

type CleanUpPorts = Pick<Ports, 'target' | 'clock' | 'log'>

/** Of one run; the next one continues. */
const MOST_AT_ONCE = 20
/** The bucket of requests that remove task definitions: 5, and one more each second (ECS API Reference, "Request throttling"). */
const BURST = 5
const REFILL_MS = 1000

/** Takes the deployed revision, gives what was deregistered, or why nothing was. Throws only what ends the run: a cancel. */
export const keepRevisions = defineStage({
  kind: 'clean-up',
  title: 'Deregister old revisions',
  uses: ['target', 'clock', 'log'],
  run: async (input: CleanUpInput, ports: CleanUpPorts): Promise<CleanUpResult> => {
    const result = await cleanUp(input, ports).catch((error: unknown): CleanUpResult => {
      if (!(error instanceof AwsError)) throw error
      return { kind: 'none', because: error.message }
    })
    ports.log.info(inWords(result))
    return result
  },
  record: (result) => result,
})

const none = (because: string): CleanUpResult => ({ kind: 'none', because })

const cleanUp = async ({ deployed, keep }: CleanUpInput, ports: CleanUpPorts): Promise<CleanUpResult> => {
  if (deployed.kind === 'unchanged') return none('there is no new deployment')
  const { ecs } = ports.target
  const { taskDefinitionArn, previousTaskDefinitionArn } = deployed
  const family = revisionName(taskDefinitionArn).replace(/:\d+$/u, '')
  const listed = await readPages(async (nextToken) => {
    const asked = { familyPrefix: family, status: 'ACTIVE', sort: 'DESC', maxResults: 100, nextToken } as const
    const reply = await ecs.listTaskDefinitions(asked)
    return { items: reply.taskDefinitionArns ?? [], nextToken: reply.nextToken }
  })
  const old = oldRevisions({ listed, deployed: taskDefinitionArn, keep }).filter(
    (arn) => arn !== previousTaskDefinitionArn,
  )
  if (old.length === 0) return none('there is no older revision')
  const inUse = await revisionsInUse({ family, own: deployed }, ecs)
  if (inUse.kind === 'unseen') return none(inUse.because)
  const unused = old.filter((arn) => !inUse.arns.has(arn))
  return unused.length === 0 ? none('every older revision may still be needed') : deregister(unused, ports)
}

const deregister = async (
  unused: readonly string[],
  { target: { ecs }, clock }: CleanUpPorts,
): Promise<CleanUpResult> => {
  const deregistered: string[] = []
  const done = (because: string | null): CleanUpResult => ({
    kind: 'done',
    deregistered,
    left: unused.length - deregistered.length,
    because,
  })
  for (const taskDefinition of unused.slice(0, MOST_AT_ONCE)) {
    if (deregistered.length >= BURST) await clock.sleep(REFILL_MS)
    try {
      await ecs.deregisterTaskDefinition({ taskDefinition })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      return deregistered.length === 0 ? none(error.message) : done(error.message)
    }
    deregistered.push(revisionName(taskDefinition))
  }
  return done(null)
}

const inWords = (result: CleanUpResult): string => {
  if (result.kind === 'none') return `no revision was deregistered: ${result.because}`
  const { deregistered, left, because } = result
  const rest = left === 0 ? '' : `; ${left} more ${left === 1 ? 'is' : 'are'} left for a later run`
  return `deregistered ${deregistered.join(', ')}${rest}${because === null ? '' : `: ${because}`}`
}
