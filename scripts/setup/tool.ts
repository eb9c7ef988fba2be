/** What a tool is, its possible sources, and what is known of an installed one. */

/** A program that is already on the machine, used if its output matches `version`. */
export interface MachineSource {
  readonly kind: 'machine'
  readonly versionArguments: readonly string[]
  readonly version: RegExp
}

/** A release archive (tar.gz) with its hash; keys are `<process.platform>-<process.arch>`. */
export interface ReleaseSource {
  readonly kind: 'release'
  readonly assets: Readonly<Record<string, { readonly url: string; readonly sha256: string }>>
}

/** Packages of the machine's own Debian or Ubuntu release, unpacked without being installed. */
export interface DebianSource {
  readonly kind: 'debian'
  readonly packages: readonly string[]
  /** Program name to its possible paths in the packages; the first that exists is used. */
  readonly paths: Readonly<Record<string, readonly string[]>>
}

/** A pinned Go module in tools/. `modules` are names that tools/build knows. */
export interface GoSource {
  readonly kind: 'go'
  readonly modules: readonly string[]
  /** Only if the built file and the program have different names. */
  readonly rename?: Readonly<Record<string, string>>
}

/** A package of PyPI, installed into the tool's folder. */
interface PypiSource {
  readonly kind: 'pypi'
  readonly requirement: string
}

/** A package of the npm registry with a program in it, used only if its archive has the pinned hash; nothing of it is run while it is installed. */
export interface NpmSource {
  readonly kind: 'npm'
  /** Keys are `<process.platform>-<process.arch>`; `integrity` is that of the registry, `sha512-…`. */
  readonly packages: Readonly<Record<string, { readonly name: string; readonly integrity: string }>>
  readonly version: string
  /** Program name to its path in the package. */
  readonly paths: Readonly<Record<string, string>>
}

export type Source = MachineSource | ReleaseSource | DebianSource | GoSource | PypiSource | NpmSource

export interface ToolDeclaration {
  readonly version: string
  readonly why: string
  readonly programs: readonly string[]
  /** The arguments that prove that a program runs; other programs are not checked. */
  readonly check: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

/** An installed tool: absolute paths of its programs, and the library folders that they need. */
export interface InstalledTool<Program extends string = string> {
  readonly name: string
  readonly version: string
  readonly from: Source['kind']
  readonly folder: string | null
  readonly programs: Readonly<Record<Program, string>>
  readonly libraries: readonly string[]
}

/** Prints one line for the person who runs the script. */
export type Say = (line: string) => void
