/** Options of Dockle's own that a repository can set: what it accepts, and what else it suspects. */

interface DockleFlag {
  readonly flag: string
}

/** By the key in the exceptions file (Dockle 0.4.15, cmd/dockle/main.go). */
export const DOCKLE_OPTIONS = {
  'accept-keys': { flag: 'accept-key' },
  'accept-files': { flag: 'accept-file' },
  'accept-file-extensions': { flag: 'accept-file-extension' },
  'sensitive-words': { flag: 'sensitive-word' },
  'sensitive-files': { flag: 'sensitive-file' },
} as const satisfies Readonly<Record<string, DockleFlag>>

export type DockleOption = keyof typeof DOCKLE_OPTIONS

export type DockleOptions = Readonly<Partial<Record<DockleOption, readonly string[]>>>

/** The arguments for them, each as one, so that no value can be taken for an option. */
export const dockleArguments = (options: DockleOptions): readonly string[] =>
  Object.entries(options).flatMap(([name, values]) =>
    values.map((value) => `--${DOCKLE_OPTIONS[name as DockleOption].flag}=${value}`),
  )
