/** Whether the image of a run is an index: several images, one for each platform. */
import type { Config } from '../../settings/config.ts'

/** It is built, or merged, and not reused. */
export const isIndex = ({ build, merge }: Config): boolean => build.platforms.length > 1 || merge.length > 0
