/** Whether the image of a run is an index: one for several platforms. */
import type { Config } from '../../settings/config.ts'

/** It is not reused, since only one of its images would be pulled and scanned. */
export const isIndex = ({ build }: Config): boolean => build.platforms.length > 1
