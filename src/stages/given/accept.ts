/** accept: takes over the image that the gate has passed. It is in the registry already, so nothing is pushed and no tag is moved. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { asHeld } from '../push/held-image.ts'
import type { PulledImage } from './pulled-image.ts'

export interface AcceptInput {
  readonly image: GivenImage
  readonly repository: LiveRepository
  readonly pulled: PulledImage
  /** How the image was chosen; absent: by the settings. */
  readonly kind?: 'given' | 'reused'
}

/** Gives the image by the digest that was pulled; that its config is the scanned one was proved when it was pulled. */
export const acceptImage = defineStage({
  kind: 'push',
  title: 'Accept the image',
  uses: ['log'],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: async (
    { image, repository, pulled, kind = 'given' }: AcceptInput,
    { log }: Pick<Ports, 'log'>,
  ): Promise<PushedImage> => {
    const name = repositoryName(repository.repositoryUri)
    const { held, configDigest } = pulled
    const facts = asHeld(held, name)
    log.info(`${facts.uri} passed the gate; nothing is pushed`)
    return { ...name, ...facts, tag: image.tag, configDigest, kind }
  },
  record: (accepted) => accepted,
})
