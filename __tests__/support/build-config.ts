/** A build of the checkout with nothing asked for. */
import type { BuildConfig } from '../../src/domain/build/build-config.ts'

export const buildConfig = (changes: Partial<BuildConfig> = {}): BuildConfig => ({
  context: '/checkout',
  file: null,
  target: null,
  buildArgs: [],
  secrets: [],
  ssh: [],
  platform: null,
  labels: {},
  cacheFrom: [],
  cacheTo: [],
  cacheNotExported: [],
  pull: 'when-missing',
  cache: 'used',
  provenance: 'false',
  sbom: 'false',
  buildContexts: {},
  network: null,
  addHosts: [],
  builder: null,
  reads: [],
  ...changes,
})
