/** The file system. */

export interface Files {
  /** The text of a file, or null when there is none, or a folder. @throws ShipError `E_INPUT` where a text cannot hold it */
  readonly readText: (path: string) => Promise<string | null>
  /** Bytes of a file from an offset; fewer at its end. */
  readonly readBytes: (path: string, offset: number, length: number) => Promise<Uint8Array>
  /** Writes a file that only its owner can read; makes its folder. */
  readonly writePrivate: (path: string, text: string) => Promise<void>
  /** A new, empty folder that only its owner can read and that is removed when the run ends, at the latest in `post`. */
  readonly makePrivateDirectory: (purpose: string) => Promise<string>
  /** A new, empty folder that only its owner can read, for what later steps of the job use; nothing of the run removes it. */
  readonly makeLastingDirectory: (purpose: string) => Promise<string>
  readonly makeDirectory: (path: string) => Promise<void>
  readonly list: (directory: string) => Promise<readonly string[]>
  /** Moves a file or folder on one file system, replacing nothing. */
  readonly move: (from: string, to: string) => Promise<void>
  /** Copies the content of a file; of a link what it leads to. */
  readonly copy: (from: string, to: string) => Promise<void>
  readonly makeExecutable: (path: string) => Promise<void>
  readonly sizeBytes: (path: string) => Promise<number>
  /** What is at a path. */
  readonly kindOf: (path: string) => Promise<'file' | 'directory' | 'absent'>
  /** The path with every link resolved; itself when nothing is there. */
  readonly realPath: (path: string) => Promise<string>
  /**
   * Why a run must not read a path that a setting names; null when it may. To be asked right before the path is read: a path in the
   * checkout may not lead out of it, and no path may lead to `/proc`, `/sys` or `/dev`.
   */
  readonly refusal: (path: string) => Promise<string | null>
  /** Lower-case hex. */
  readonly sha256: (path: string) => Promise<string>
  readonly remove: (path: string) => Promise<void>
}
