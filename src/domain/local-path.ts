/** A path on this machine that a setting names. */

export interface LocalPath {
  readonly setting: string
  /** As the user wrote it. */
  readonly given: string
  readonly path: string
}

/** A problem in one line, from what the files port says against the path. */
export const refusedPath = ({ setting, given }: LocalPath, refusal: string): string =>
  `\`${setting}\`: ${given} ${refusal}`
