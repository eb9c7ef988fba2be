/** What a pull gives. */
import type { BuiltImage } from '../../domain/image/image.ts'
import type { HeldImage } from '../push/held-image.ts'

/** The image in its archive, and as the registry holds it. */
export type PulledImage = BuiltImage & { readonly held: HeldImage }
