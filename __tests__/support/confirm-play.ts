/** Plays a history of ECS to the confirm stage. */
import type { Task } from '@aws-sdk/client-ecs'
import type { ShipError } from '../../src/errors/ship-error.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { ConfirmResult, WaitResult } from '../../src/domain/rollout/rollout.ts'
import { confirmImage } from '../../src/stages/confirm/confirm.ts'
import { makeFakeClock } from './fake-clock.ts'
import { makeFakeEcs, OUR_ID, OUR_TASK_DEFINITION, type FakeFault, type Moment } from './fake-ecs.ts'
import { digestOf, pushedImage } from './image.ts'
import { STARTED } from './rollout-shapes.ts'
import { sessionOf } from './session.ts'

export const INDEX = digestOf('a')
export const PLATFORM = digestOf('b')
export const OTHER = digestOf('c')
export const IMAGE = pushedImage({ digest: INDEX, runningDigests: [INDEX, PLATFORM] })

/** A running task of our deployment. */
export const task = (name: string, digest: Digest | undefined, facts: Partial<Task> = {}): Task => ({
  taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/prod/${name}`,
  startedBy: OUR_ID,
  taskDefinitionArn: OUR_TASK_DEFINITION,
  desiredStatus: 'RUNNING',
  lastStatus: 'RUNNING',
  containers: [
    { name: 'web', image: IMAGE.uri, ...(digest === undefined ? {} : { imageDigest: digest }) },
    { name: 'proxy', image: 'proxy:1', imageDigest: OTHER },
  ],
  ...facts,
})

/** Runs the stage to its end; gives what it returned or threw, when it ended, and its warnings. */
export const confirm = async (
  history: readonly Moment[],
  faults: readonly FakeFault[] = [],
  wait: WaitResult | null = null,
) => {
  const clock = makeFakeClock()
  const { ecs } = makeFakeEcs({ clock, history, faults })
  const lines: string[] = []
  const ignore = (): void => undefined
  const log = { info: ignore, warning: (text: string) => void lines.push(text), debug: ignore }
  const outcome: ConfirmResult | ShipError = await confirmImage
    .run({ image: IMAGE, deployment: STARTED, wait }, { target: sessionOf({ ecs }), clock, log })
    // The stage throws nothing else here.
    .catch((error: unknown) => error as ShipError)
  return { outcome, seconds: clock.elapsedMs() / 1000, lines }
}
