/** What others name an image by once the registry has it. */
import type { PushedImage } from '../../domain/image/image.ts'
import type { HeldExceptions } from '../../domain/scan/exceptions/exception-sets.ts'

/** The exceptions, which know it: VEX documents name images so. */
export const knowing = (
  exceptions: HeldExceptions,
  { registry, digest, runningDigests }: PushedImage,
): HeldExceptions => ({
  ...exceptions,
  registry: { kind: 'host', host: registry },
  digests: [digest, ...runningDigests],
})
