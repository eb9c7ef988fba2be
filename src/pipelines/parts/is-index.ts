/** Whether the image of a run is an index: several images, one for each platform. */
import type { Config } from '../../settings/config.ts'

/** By its settings: one that is built or reused has these platforms, and one that is merged has several. */
export const isIndex = ({ build, merge }: Config): boolean => build.platforms.length > 1 || merge.length > 0
