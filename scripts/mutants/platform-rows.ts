/** Mutants of several platforms: what nothing can build or run is refused before anything is written. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const PLATFORMS: readonly Mutant[] = mutantsOf('platforms', [
  ['several platforms built by plain docker', 'domain/build/docker-engine.ts', "['buildx', 'platforms', build.platforms.length > 1]", "['buildx', 'platforms', build.platforms.length > 2]", 'the builder cannot build for several platforms'],
  ['the tasks may run on a platform that is not built', 'domain/image/platform.ts', 'if (platforms.some((platform) => canRun(runtime, parsePlatform(platform)))) return', 'if (platforms.some((platform) => parsePlatform(platform).os !== runtime.os)) return', 'the platform of the tasks is not one of them'],
  ['any text taken for a platform', 'domain/image/platform.ts', 'return architecture === null || KNOWN.has(architecture)', 'return architecture === null || KNOWN.has(architecture) || architecture.length > 0', 'one of them is none'],
])
