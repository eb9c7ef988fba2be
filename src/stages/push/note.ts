/** What the journal knows of the attempts to push one tag: one entry for all of them. */
import type { CommandError } from '../../errors/command-error.ts'
import type { ImageName } from '../../domain/image/image-name.ts'
import { classifyPush, mayHavePushed } from '../../domain/image/push-failure.ts'
import type { OpenEntry } from '../../ports/journal.ts'
import type { Ports } from '../../ports/ports.ts'

export interface PushNote {
  /** Call it right before each `docker push`. */
  readonly begin: () => OpenEntry<'tag'>
  /** A command of an attempt failed. */
  readonly failed: (error: CommandError) => void
  /**
   * There is no further attempt. The entry is closed if what became of the tag is known: nothing was changed when no attempt can have
   * changed it, and it was changed when one may have and the tag now has `digest`, the digest of this image.
   */
  readonly end: (digest?: string | null) => void
}

/** A note without an entry: the first attempt makes it. */
export const openNote = (name: ImageName, { journal }: Pick<Ports, 'journal'>): PushNote => {
  const change = { kind: 'tag', ...name, digest: null } as const
  let noted: OpenEntry<'tag'> | null = null
  let isCertain = true
  return {
    begin: () => (noted ??= journal.aboutTo(change)),
    failed: (error) => {
      isCertain &&= changedNothing(error)
    },
    end: (digest = null) => {
      if (isCertain) noted?.unchanged()
      else if (digest !== null) noted?.changed({ ...change, digest })
    },
  }
}

/** A program that was killed or ran out of time says nothing about the registry. */
const changedNothing = ({ failure, outputTail }: CommandError): boolean => {
  switch (failure.kind) {
    case 'not-found':
      return true
    case 'exited':
      return !mayHavePushed(classifyPush(outputTail))
    case 'killed':
    case 'timed-out':
      return false
  }
}
