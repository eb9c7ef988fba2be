/** accept: takes over the image that the gate has passed. It is in the registry already, so nothing is pushed and no tag is moved. */
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { asHeld } from '../push/held-image.ts'
import { addTags, type TagsToAdd } from '../tagging/add-tags.ts'
import type { PulledImage } from './pulled-image.ts'

export interface AcceptInput extends TagsToAdd {
  readonly image: GivenImage
  readonly pulled: PulledImage
  /** How the image was chosen; absent: by the settings. */
  readonly kind?: 'given' | 'reused'
}

type AcceptPorts = Pick<Ports, 'registry' | 'clock' | 'journal' | 'log'>

/**
 * Gives the image by the digest that was pulled; that its config is the scanned one was proved when it was pulled.
 * @throws like `addTags`, where it gets further tags
 */
export const acceptImage = defineStage({
  kind: 'push',
  title: 'Accept the image',
  uses: ['registry', 'clock', 'journal', 'log'],
  run: async (input: AcceptInput, ports: AcceptPorts): Promise<PushedImage> => {
    const { image, repository, pulled, kind = 'given' } = input
    const name = repositoryName(repository.repositoryUri)
    const { held, configDigest } = pulled
    const facts = asHeld(held, name)
    ports.log.info(`${facts.uri} passed the gate; nothing is pushed`)
    return addTags({ ...name, ...facts, tag: image.tag, configDigest, kind }, input, ports)
  },
  record: (accepted) => accepted,
})
