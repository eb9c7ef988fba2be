/** What is built, from the settings. */
import { resolve } from 'node:path'
import type { BuildConfig } from '../domain/build/build-config.ts'
import { isRemote } from '../domain/build/build-context.ts'
import { cacheTypes, isExportedHere } from '../domain/build/cache-entry.ts'
import type { RunSettings, SettingName } from './declaration.ts'
import { localPaths } from './local-paths.ts'

/** Takes the checkout's path, absolute. */
export const buildConfig = (settings: RunSettings, workspace: string): Omit<BuildConfig, 'secrets'> => ({
  context: isRemote(settings.context) ? settings.context : resolve(workspace, settings.context),
  file: absolute(workspace, settings.file),
  target: settings.target,
  buildArgs: settings['build-args'],
  ssh: settings.ssh,
  platforms: platformsOf(settings),
  labels: settings.labels,
  cacheFrom: settings['cache-from'],
  ...cacheExports(settings),
  pull: settings.pull ? 'always' : 'when-missing',
  cache: settings['no-cache'] ? 'ignored' : 'used',
  provenance: settings.provenance,
  sbom: settings.sbom,
  buildContexts: settings['build-contexts'],
  network: settings.network,
  addHosts: settings['add-hosts'],
  builder: settings.builder,
  allow: settings.allow,
  annotations: settings.annotations,
  attests: settings.attests,
  cgroupParent: settings['cgroup-parent'],
  noCacheFilters: settings['no-cache-filters'],
  shmSize: settings['shm-size'],
  ulimits: settings.ulimit,
  reads: READ_BY_DOCKER.flatMap((name) => localPaths(name, settings[name], workspace)),
})

/** Each once, on lines of their own or separated by commas, as docker takes them. */
export const platformsOf = ({ platforms }: { readonly platforms: readonly string[] | null }): readonly string[] => {
  const all = (platforms ?? []).flatMap((line) => line.split(',')).map((platform) => platform.trim())
  return [...new Set(all.filter((platform) => platform !== ''))]
}

/** A check pushes nothing: later builds would take layers of a pull request from a registry's cache. */
const cacheExports = (settings: RunSettings): Pick<BuildConfig, 'cacheTo' | 'cacheNotExported'> => {
  const { pipeline, 'cache-to': caches } = settings
  if (pipeline !== 'check') return { cacheTo: caches, cacheNotExported: [] }
  const left = caches.filter((cache) => !isExportedHere(cache))
  return { cacheTo: caches.filter(isExportedHere), cacheNotExported: cacheTypes(left) }
}

// prettier-ignore
const READ_BY_DOCKER = ['context', 'file', 'build-contexts', 'secret-files', 'ssh', 'cache-from', 'cache-to'] as const satisfies readonly SettingName[]

/** A path of the checkout. */
export const absolute = (workspace: string, path: string | null): string | null =>
  path === null ? null : resolve(workspace, path)
