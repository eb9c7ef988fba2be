/** The base image that the Dockerfile of the checkout names. */
import { baseImageOf, type BaseImage } from '../../domain/build/base-image.ts'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import type { Ports } from '../../ports/ports.ts'
import { dockerfileOf } from '../build/sources.ts'

export interface DockerfileToRead {
  readonly build: BuildConfig
  readonly workspace: string
  /** `linux/amd64`, of the image. */
  readonly platform: string
}

/** `unknown` where it cannot be read. */
export const baseInDockerfile = async (
  { build, workspace, platform }: DockerfileToRead,
  { files }: Pick<Ports, 'files'>,
): Promise<BaseImage> => {
  const path = dockerfileOf({ ...build, run: { workspace } })
  const text = path === null || (await files.refusal(path)) !== null ? null : await files.readText(path)
  if (text === null) return { kind: 'unknown', because: 'the Dockerfile is not in the checkout' }
  return baseImageOf(text, { ...build, platform })
}
