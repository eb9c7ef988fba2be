/**
 * mark: the image that every service runs, confirmed and tested, gets the mark of its environment. The deployment has succeeded by then, so a mark
 * that cannot be set is a result and no failure: the next promotion asks for the mark and does not find it.
 */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { shortDigest } from '../../domain/image/digest.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import { markOf, notProvedBy, type MarkResult, type Served } from '../../domain/image/passed-mark.ts'
import { isCancelled, ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { putTag, type TagToPut } from './put-tag.ts'

export interface MarkInput {
  readonly environment: string
  readonly image: Pick<PushedImage, 'digest'>
  /** In the revision label of the image; null where it has none. */
  readonly revision: string | null
  readonly repository: LiveRepository
  readonly services: readonly Served[]
}

type MarkPorts = Pick<Ports, 'registry' | 'clock' | 'journal' | 'log'>

/** Takes what every service has proved; gives what became of the mark. */
export const markPassed = defineStage({
  kind: 'mark',
  title: 'Mark the image as passed',
  uses: ['registry', 'clock', 'journal', 'log'],
  run: async (input: MarkInput, ports: MarkPorts): Promise<MarkResult> => {
    const { digest } = input.image
    const tag = markOf(input.environment, { revision: input.revision, digest })
    const because = notProvedBy(input.services)
    const wanted = { repository: input.repository, tag, digest }
    const result = because === null ? await mark(wanted, ports) : ({ kind: 'not-marked', tag, because } as const)
    announce(result, ports)
    return result
  },
  record: (result) => result,
})

const mark = async (wanted: TagToPut, ports: MarkPorts): Promise<MarkResult> => {
  const { tag, digest } = wanted
  try {
    const put = await putTag(wanted, ports)
    switch (put.kind) {
      case 'put':
        return { kind: 'marked', tag, digest, replaced: put.replaced }
      case 'there':
        return { kind: 'marked-before', tag, digest }
      case 'taken':
        return { kind: 'not-marked', tag, because: `${tag} belongs to another image (${shortDigest(put.by)})` }
    }
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || isCancelled(thrown)) throw thrown
    return { kind: 'not-marked', tag, because: thrown.message }
  }
}

const announce = (result: MarkResult, { log }: MarkPorts): void => {
  switch (result.kind) {
    case 'marked':
      if (result.replaced !== null)
        log.warning(`${result.tag} named another image (${shortDigest(result.replaced)}); it is moved`)
      log.info(`${result.tag} marks ${result.digest}`)
      break
    case 'marked-before':
      log.info(`${result.tag} marks ${result.digest} already`)
      break
    case 'not-marked':
      log.info(`the image is not marked as passed: ${result.because}`)
  }
}
