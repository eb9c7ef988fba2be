/**
 * Builds a registry image from Debian's docker-registry and its libraries, for machines that cannot pull one:
 * `FROM scratch`, listening on port 5000 like the image of the Distribution project.
 */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '../setup/capture.ts'

export interface RegistryImageRequest {
  readonly docker: string
  readonly registryBinary: string
  readonly tag: string
}

const configuration = `version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: /var/lib/registry }
  delete: { enabled: true }
http: { addr: ':5000' }
`

const dockerfile = `FROM scratch
COPY rootfs/ /
EXPOSE 5000
VOLUME /var/lib/registry
ENTRYPOINT ["/docker-registry", "serve", "/registry.yml"]
`

/** Builds the image into the engine that `docker` reaches and tags it. Throws a SetupError with the build's output. */
export const buildRegistryImage = async (request: RegistryImageRequest): Promise<void> => {
  const context = await mkdtemp(path.join(tmpdir(), 'registry-image-'))
  try {
    const rootfs = path.join(context, 'rootfs')
    await mkdir(rootfs)
    await copyFile(request.registryBinary, path.join(rootfs, 'docker-registry'))
    for (const library of linkedFiles(await run(['ldd', request.registryBinary]))) {
      await mkdir(path.join(rootfs, path.dirname(library)), { recursive: true })
      await copyFile(library, path.join(rootfs, library))
    }
    await writeFile(path.join(rootfs, 'registry.yml'), configuration)
    await writeFile(path.join(context, 'Dockerfile'), dockerfile)
    await run([request.docker, 'build', '--tag', request.tag, context])
  } finally {
    await rm(context, { recursive: true, force: true })
  }
}

/** The absolute paths in the output of ldd: libraries and the loader. */
export const linkedFiles = (ldd: string): readonly string[] =>
  [...ldd.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm)].flatMap((match) => match[1] ?? [])
