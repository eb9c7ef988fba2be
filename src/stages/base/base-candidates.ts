/** The layers of what a name of a base image means: in the engine, which has built on it, and in the registry today. */
import { z } from 'zod'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import { isForPlatform } from '../../domain/image/platform.ts'
import { jsonValue } from '../../domain/json.ts'
import { CommandError } from '../../errors/command-error.ts'
import type { Exec } from '../../ports/exec.ts'
import type { Ports } from '../../ports/ports.ts'
import { loginVariables } from '../docker-configuration.ts'

/** A registry that does not answer must not hold up the run. */
const TIMEOUT_MS = 30_000

/** Of the engine; null where it does not have the image. */
export const layersInEngine = async (reference: string, exec: Exec): Promise<readonly Digest[] | null> => {
  const json = await ask(['docker', 'image', 'inspect', '--format', '{{json .RootFS.Layers}}', reference], [], exec)
  const parsed = z.array(z.string()).safeParse(jsonValue(json ?? ''))
  return parsed.success ? digestsIn(parsed.data) : null
}

const CONFIG = z.object({ rootfs: z.object({ diff_ids: z.array(z.string()) }) })

/** Of the registry, for that platform; null where it does not say it. */
export const layersInRegistry = async (
  { reference, platform }: { readonly reference: string; readonly platform: string },
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<readonly Digest[] | null> => {
  const format = ['--format', '{{json .Image}}'] as const
  const argv = ['docker', 'buildx', 'imagetools', 'inspect', reference, ...format] as const
  const value = jsonValue((await ask(argv, await loginVariables(ports), ports.exec)) ?? '')
  const one = CONFIG.safeParse(value)
  if (one.success) return digestsIn(one.data.rootfs.diff_ids)
  const byPlatform = z.record(z.string(), z.unknown()).safeParse(value)
  if (!byPlatform.success) return null
  const [, config] = Object.entries(byPlatform.data).find(([name]) => isForPlatform(platform, name)) ?? []
  const parsed = CONFIG.safeParse(config)
  return parsed.success ? digestsIn(parsed.data.rootfs.diff_ids) : null
}

const digestsIn = (texts: readonly string[]): readonly Digest[] | null => {
  const digests = texts.map(parseDigest).filter((digest) => digest !== null)
  return digests.length === texts.length ? digests : null
}

/** What it printed; null after a failure, whatever it is. */
const ask = async (
  argv: readonly [string, ...string[]],
  variables: readonly string[],
  exec: Exec,
): Promise<string | null> => {
  const inherit = [...DOCKER_ENVIRONMENT, ...variables]
  try {
    return (await exec.run({ argv, inherit, output: 'quiet', timeoutMs: TIMEOUT_MS })).stdout
  } catch (thrown) {
    if (thrown instanceof CommandError) return null
    throw thrown
  }
}
