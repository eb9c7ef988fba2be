/** The sizes of image that the bench knows: examples/hello as it is, or about 300 MB. */
export const IMAGE_SIZES = ['small', 'large'] as const
export type ImageSize = (typeof IMAGE_SIZES)[number]
