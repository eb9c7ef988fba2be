/** The sizes of image that the bench knows: examples/hello as it is, about 300 MB as a real image has them, or 500 MB in 12 layers for the push. */
export const IMAGE_SIZES = ['small', 'large', 'layers'] as const
export type ImageSize = (typeof IMAGE_SIZES)[number]
