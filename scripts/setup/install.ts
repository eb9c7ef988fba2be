/**
 * Installs the tools that a task needs: from the cache, else from the machine at an allowed version, else from the sources of
 * the catalogue in their order. Prints one line per tool, and changes nothing outside of the cache folder.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { cacheRoot, createOnce, exists } from './cache.ts'
import { catalogue, type ProgramOf, type ToolName } from './catalogue.ts'
import { attempt, SetupError } from './capture.ts'
import { fromDebian, libraryFolders } from './sources/debian.ts'
import { fromGo, goKey } from './sources/go.ts'
import { fromMachine } from './sources/machine.ts'
import { fromNpm } from './sources/npm.ts'
import { fromPypi } from './sources/pypi.ts'
import { fromRelease } from './sources/release.ts'
import type { InstalledTool, Say, Source, ToolDeclaration } from './tool.ts'

export type Tools<Name extends ToolName> = { readonly [Key in Name]: InstalledTool<ProgramOf<Key>> }

/** The record in a tool's folder; paths are relative to the folder. */
const recordSchema = z.object({
  version: z.string(),
  from: z.enum(['machine', 'release', 'debian', 'go', 'pypi', 'npm']),
  libraries: z.array(z.string()),
})

/**
 * Installs the named tools and gives the paths of their programs.
 * @throws SetupError with the tool and the reason of each source that failed
 */
export const installTools = async <Name extends ToolName>(names: readonly Name[], say: Say): Promise<Tools<Name>> => {
  const found: [string, InstalledTool][] = []
  let fresh = 0
  for (const name of new Set<ToolName>(names)) {
    const before = await inCache(name)
    if (!before) fresh++
    found.push([name, before ?? (await install(name, say))])
  }
  if (fresh === 0) say(`tools: all installed (${found.map(([name]) => name).join(', ')})`)
  // Object.fromEntries forgets the keys; `found` has exactly the requested names.
  return Object.fromEntries(found) as unknown as Tools<Name>
}

/** The folder of a tool in the cache; its name changes whenever its content would. */
const toolFolder = async (name: ToolName): Promise<string> => {
  const declaration: ToolDeclaration = catalogue[name]
  const go = declaration.sources.find((source) => source.kind === 'go')
  const debian = declaration.sources.some((source) => source.kind === 'debian')
  const key = [name, debian ? await debianRelease() : declaration.version, go ? await goKey(go) : null]
  return path.join(cacheRoot(), 'tools', key.filter(Boolean).join('-'))
}

const inCache = async (name: ToolName): Promise<InstalledTool | null> => {
  const folder = await toolFolder(name)
  const text = await readFile(path.join(folder, 'tool.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const record = recordSchema.parse(JSON.parse(text))
  return {
    name,
    version: record.version,
    from: record.from,
    folder,
    programs: Object.fromEntries(
      catalogue[name].programs.map((program) => [program, path.join(folder, 'bin', program)]),
    ),
    libraries: record.libraries.map((relative) => path.join(folder, relative)),
  }
}

const install = async (name: ToolName, say: Say): Promise<InstalledTool> => {
  const declaration: ToolDeclaration = catalogue[name]
  const refusals: string[] = []
  for (const source of declaration.sources) {
    if (source.kind === 'machine') {
      const tool = await fromMachine(source, { name, version: declaration.version, programs: declaration.programs })
      if (tool) {
        say(`${name} ${declaration.version}: found on this machine, ${Object.values(tool.programs).join(', ')}`)
        return tool
      }
      continue
    }
    try {
      return await installFrom(name, source, (line) => say(line))
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      refusals.push(`${source.kind}: ${error.message}`)
      say(`${name}: ${source.kind} failed: ${error.message.split('\n')[0] ?? ''}`)
    }
  }
  throw new SetupError(
    `${name} could not be installed (its purpose: ${declaration.why}).\n  ${refusals.join('\n  ')}\n` +
      `Put ${declaration.programs.join(', ')} on PATH, or make one of these sources reachable, and try again.`,
  )
}

const installFrom = async (
  name: ToolName,
  source: Exclude<Source, { kind: 'machine' }>,
  say: Say,
): Promise<InstalledTool> => {
  const declaration: ToolDeclaration = catalogue[name]
  const started = Date.now()
  await createOnce(await toolFolder(name), async (temporary) => {
    say(`${name}: ${describe(source)} …`)
    await fill(source, temporary, say)
    const version = await check(declaration, temporary)
    const libraries = await libraryFolders(path.join(temporary, 'root'))
    await writeFile(
      path.join(temporary, 'tool.json'),
      JSON.stringify({
        version,
        from: source.kind,
        libraries: libraries.map((file) => path.relative(temporary, file)),
      }),
    )
  })
  const tool = await inCache(name)
  if (!tool) throw new SetupError(`${await toolFolder(name)} is incomplete; remove it and try again`)
  say(`${name}: ready, ${tool.version}, ${((Date.now() - started) / 1000).toFixed(1)} s: ${declaration.why}`)
  return tool
}

const fill = async (source: Exclude<Source, { kind: 'machine' }>, folder: string, say: Say): Promise<void> => {
  switch (source.kind) {
    case 'release':
      return fromRelease(source, folder)
    case 'debian':
      await fromDebian(source, folder)
      return rm(path.join(folder, 'packages'), { recursive: true, force: true })
    case 'go':
      return fromGo(source, folder, say)
    case 'pypi':
      return fromPypi(source.requirement, folder)
    case 'npm':
      return fromNpm(source, folder)
    default:
      source satisfies never
  }
}

/** Runs every program that has a check, and gives the first version that one of them reports. */
const check = async (declaration: ToolDeclaration, folder: string): Promise<string> => {
  const libraries = (await libraryFolders(path.join(folder, 'root'))).join(':')
  const environment = libraries ? { LD_LIBRARY_PATH: libraries } : {}
  const versions: string[] = []
  for (const program of declaration.programs) {
    const file = path.join(folder, 'bin', program)
    if (!(await exists(file))) throw new SetupError(`it does not contain ${program}`)
    const question = declaration.check[program]
    if (question) versions.push(await ask([file, ...question], environment))
  }
  return versions.find(Boolean) ?? declaration.version
}

const ask = async (argv: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> => {
  const answer = await attempt(argv, { timeoutMs: 20_000, env: environment })
  const said = answer.stdout + answer.stderr
  if (answer.code !== 0) throw new SetupError(`\`${argv.join(' ')}\` fails: ${said.trim()}`)
  return /\d+\.\d+[^\s,]*/.exec(said)?.[0] ?? ''
}

const describe = (source: Exclude<Source, { kind: 'machine' }>): string => {
  switch (source.kind) {
    case 'release':
      return 'downloading the pinned release'
    case 'debian':
      return `unpacking ${source.packages[0] ?? ''} from Debian's packages (into the cache only)`
    case 'go':
      return `building tools/${source.modules.join(', tools/')} (the first time takes minutes)`
    case 'pypi':
      return `installing ${source.requirement} from PyPI into the cache`
    case 'npm':
      return `unpacking version ${source.version} from the npm registry into the cache`
  }
}

const debianRelease = async (): Promise<string> => {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const value = (key: string) => new RegExp(`^${key}="?([\\w.]+)"?$`, 'm').exec(text)?.[1] ?? ''
  return `${value('ID') || process.platform}${value('VERSION_ID')}`
}
