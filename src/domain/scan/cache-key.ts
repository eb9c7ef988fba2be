/** The key under which the scanners and the database of a run are saved for later jobs (`actions/cache`). */
import { releasedFor, type HostPlatform } from './scanner-releases.ts'
import type { Scanners } from './scanners.ts'

/** The names that `runner.arch` has. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'X64', arm64: 'ARM64' }

/**
 * `ship-to-ecs-scanners-Linux-X64-trivy-0.74.0-dockle-0.4.15-2026-01-01T06`: another one for each version, and for each database, which
 * is published every few hours. Its beginning is `runner.os` and `runner.arch`, so that a workflow finds the newest by it. Null where
 * something is missing, or where no registry has confirmed the database: that is not to be kept.
 */
export const cacheKeyOf = ({ trivy, dockle, database }: Scanners, { os, arch }: HostPlatform): string | null => {
  if (trivy.kind === 'broke' || dockle.kind === 'broke' || database.kind === 'broke') return null
  if (database.origin.kind !== 'verified') return null
  const machine = `${releasedFor(os)}-${ARCHITECTURES[arch] ?? arch}`
  const hour = /^\d{4}-\d\d-\d\dT\d\d/.exec(database.updatedAt)?.[0] ?? 'undated'
  return `ship-to-ecs-scanners-${machine}-trivy-${trivy.version}-dockle-${dockle.version}-${hour}`
}
