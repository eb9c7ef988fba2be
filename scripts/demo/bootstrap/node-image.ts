/**
 * A base image with Node.js at /nodejs/bin/node, made of the program that runs this and the libraries that it needs: a sandbox has no network, and the
 * starter's own base is on a registry.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { run } from '../../setup/capture.ts'

/** The name under which the engine has it. */
export const NODE_IMAGE = 'local/nodejs:demo'

const DOCKERFILE = `FROM scratch
COPY rootfs/ /
ENTRYPOINT ["/nodejs/bin/node"]
`

/** Builds it. `folder` is the place for its files. @throws SetupError if the build fails */
export const buildNodeImage = async (docker: string, folder: string): Promise<void> => {
  const root = join(folder, 'rootfs')
  const copy = async (from: string, to: string): Promise<void> => {
    await mkdir(dirname(join(root, to)), { recursive: true })
    await copyFile(from, join(root, to))
  }
  await copy(process.execPath, '/nodejs/bin/node')
  for (const library of await librariesOf(process.execPath)) await copy(library, library)
  await mkdir(join(root, 'etc'), { recursive: true })
  await writeFile(join(root, 'etc', 'passwd'), 'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n')
  await writeFile(join(folder, 'Dockerfile'), DOCKERFILE)
  await run([docker, 'build', '--tag', NODE_IMAGE, folder])
}

/** The paths in what `ldd` prints: `libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x…)`, and the loader, which has no arrow. */
const librariesOf = async (program: string): Promise<readonly string[]> => {
  const output = await run(['ldd', program])
  return [...output.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gmu)].flatMap(([, path]) => (path === undefined ? [] : [path]))
}
