/** platform: whether the tasks can run the image, where nothing is pushed: `push` and `pull` compare the two themselves. */
import type { LiveService } from '../domain/aws/live.ts'
import { checkRuntime } from '../domain/image/platform.ts'
import type { Ports } from '../ports/ports.ts'
import { defineStage } from '../ports/stage.ts'

interface PlatformInput {
  /** Of the image; of an index, each. */
  readonly platforms: readonly string[]
  readonly services: readonly Pick<LiveService, 'taskDefinition'>[]
}

/** @throws ShipError `E_PLATFORM` */
export const comparePlatform = defineStage({
  kind: 'platform',
  title: 'Compare the platform',
  uses: ['log'],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: async ({ platforms, services }: PlatformInput, { log }: Pick<Ports, 'log'>): Promise<{ platform: string }> => {
    for (const { taskDefinition } of services) checkRuntime(taskDefinition, { subject: 'the image is', platforms })
    const platform = platforms.join(', ')
    log.info(`the tasks can run an image for ${platform}`)
    return { platform }
  },
  record: (compared) => compared,
})
