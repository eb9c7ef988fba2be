/** What a tool is, where one can come from, and what is known of one that is installed. */

/** A program that is already on the machine, used if `version` is found in what it prints. */
export interface MachineSource {
  readonly kind: 'machine'
  readonly versionArguments: readonly string[]
  readonly version: RegExp
}

/** A release archive (tar.gz) whose hash stands here; keys are `<process.platform>-<process.arch>`. */
export interface ReleaseSource {
  readonly kind: 'release'
  readonly assets: Readonly<Record<string, { readonly url: string; readonly sha256: string }>>
}

/** Packages of the machine's own Debian or Ubuntu release, unpacked without being installed. */
export interface DebianSource {
  readonly kind: 'debian'
  readonly packages: readonly string[]
  /** Program name to its paths inside of the packages; the first that exists is taken. */
  readonly paths: Readonly<Record<string, readonly string[]>>
}

/** A pinned Go module in tools/. `modules` are names that tools/build knows. */
export interface GoSource {
  readonly kind: 'go'
  readonly modules: readonly string[]
  /** Only where the built file has another name than the program. */
  readonly rename?: Readonly<Record<string, string>>
}

/** A package of PyPI, put into the tool's own folder. */
interface PypiSource {
  readonly kind: 'pypi'
  readonly requirement: string
}

export type Source = MachineSource | ReleaseSource | DebianSource | GoSource | PypiSource

export interface ToolDeclaration {
  readonly version: string
  readonly why: string
  readonly programs: readonly string[]
  /** How each program is asked whether it runs; programs that are not named here are not asked. */
  readonly check: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

/** A tool that is there: absolute paths of its programs, and the library folders that its programs need. */
export interface InstalledTool<Program extends string = string> {
  readonly name: string
  readonly version: string
  readonly from: Source['kind']
  readonly folder: string | null
  readonly programs: Readonly<Record<Program, string>>
  readonly libraries: readonly string[]
}

/** Says one line to the person in front of the screen. */
export type Say = (line: string) => void
