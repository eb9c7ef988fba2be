/** A path on this machine that a setting names. */

export interface LocalPath {
  readonly setting: string
  /** As the user wrote it. */
  readonly given: string
  /** Absolute, without `..`: what we read. */
  readonly path: string
  /**
   * Absolute, as it was written: docker gets some paths as they are, and the system leaves a link by `..` for the folder around what the
   * link leads to. The same as `path` where nothing is read as it was written.
   */
  readonly written: string
}

/** A problem in one line, from what the files port says against the path. */
export const refusedPath = ({ setting, given }: LocalPath, refusal: string): string =>
  `\`${setting}\`: ${given} ${refusal}`

/** Why a path must not be read, in either form, by the files port's `refusal`; null when it may. */
export const refusalOfEach = async (
  { path, written }: LocalPath,
  refusal: (path: string) => Promise<string | null>,
): Promise<string | null> => (await refusal(path)) ?? (written === path ? null : refusal(written))

/** Whether a path relative to a folder is outside of it. */
export const leadsOut = (relativePath: string): boolean => relativePath === '..' || relativePath.startsWith('../')
