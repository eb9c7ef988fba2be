/** The real Trivy and Dockle behind a script that breaks a scan in one way; `--version` works. */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * `times-out`: ends by its own time-out. `hangs`: stopped in the middle, so that it ends neither by itself nor by SIGTERM. `killed`: by
 * SIGKILL as soon as it runs, as the kernel does when memory is used up. `half`: exits with 0, and its report ends in the middle.
 */
export type Breakage = 'times-out' | 'hangs' | 'killed' | 'half'

const BREAKAGES: Readonly<Record<Breakage, string>> = {
  'times-out':
    'for word; do [ "$last" != --timeout ] || word=1ms; words+=("$word"); last=$word; done; exec "$real" "${words[@]}"',
  hangs: 'kill -STOP $$; exec "$real" "$@"',
  killed: '(until [ "$(cat /proc/$$/comm)" = "$name" ]; do :; done; kill -KILL $$) & exec "$real" "$@"',
  half: `for word; do [ "$last" != --output ] || report=$word; last=$word; done
"$real" "$@" || exit; size=$(stat -c %s "$report"); truncate -s $((size / 2)) "$report"`,
}

/** Writes a script for each scanner that is to break into a new folder; it is to be put first on PATH. */
export const breakScanners = async (
  folder: string,
  broken: Readonly<Partial<Record<'trivy' | 'dockle', Breakage>>>,
  real: Readonly<Record<'trivy' | 'dockle', string>>,
): Promise<string> => {
  await mkdir(folder, { recursive: true })
  for (const name of ['trivy', 'dockle'] as const) {
    const breakage = broken[name]
    if (breakage === undefined) continue
    const path = join(folder, name)
    const script = `#!/bin/bash
name=${name} real="${real[name]}"
case " $* " in *" --input "*) ;; *) exec "$real" "$@" ;; esac
${BREAKAGES[breakage]}
`
    await writeFile(path, script)
    await chmod(path, 0o755)
  }
  return folder
}
