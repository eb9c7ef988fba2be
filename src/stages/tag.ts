/** Computes the image's tag from the template and the run, and says what had to be changed. */
import { defineStage } from '../ports/stage.ts'
import { furtherTags } from '../domain/image/further-tags.ts'
import { tagFrom, type TagInput } from '../domain/image/tag.ts'
import type { ComputedTag } from '../domain/image/image.ts'

export type Input = TagInput

export const computeTag = defineStage({
  kind: 'tag',
  title: 'Compute the tag',
  uses: ['clock', 'log'],
  // Not awaiting anything; a stage is asynchronous by contract.
  // eslint-disable-next-line @typescript-eslint/require-await
  run: async (input: Input, { clock, log }): Promise<ComputedTag> => {
    const first = tagFrom(input, clock.now())
    const computed = { ...first, ...furtherTags(input, first.tag, clock.now()) }
    log.info(`tag ${computed.tag} for commit ${computed.commit}`)
    for (const further of computed.additional ?? []) log.info(`and the tag ${further}`)
    for (const change of computed.changes) log.info(`the tag was changed: ${change}`)
    return computed
  },
  record: (result) => result,
})
