/** A docker archive made by hand: one layer of given files, so that a scan needs no Docker. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseDigest, type Digest } from '../../src/domain/image/digest.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'

export interface ImageContents {
  /** Text by path in the image. */
  readonly files: Readonly<Record<string, string>>
  /** `NAME=value`. */
  readonly env?: readonly string[]
  readonly architecture?: string
  readonly labels?: Readonly<Record<string, string>>
  /** Members of the image's config besides the usual ones. */
  readonly config?: Readonly<Record<string, unknown>>
  /** The build steps as the history lists them. */
  readonly history?: readonly string[]
}

/** Writes `image.tar` into a folder; gives what the build stage would say of it. */
export const makeImageArchive = async (directory: string, contents: ImageContents): Promise<BuiltImage> => {
  const root = join(directory, 'rootfs')
  for (const [path, text] of Object.entries(contents.files)) await write(join(root, path), text)
  const layout = join(directory, 'layout')
  await mkdir(layout, { recursive: true })
  execFileSync('tar', [
    '-cf',
    join(layout, 'layer.tar'),
    '--owner=0',
    '--group=0',
    '--mtime=@0',
    '--sort=name',
    '-C',
    root,
    '.',
  ])
  const config = JSON.stringify({
    ...contents.config,
    architecture: contents.architecture ?? 'amd64',
    os: 'linux',
    config: {
      Env: contents.env ?? [],
      User: '10001',
      Healthcheck: { Test: ['NONE'] },
      ...(contents.labels === undefined ? {} : { Labels: contents.labels }),
    },
    rootfs: { type: 'layers', diff_ids: [digestOf(await readFile(join(layout, 'layer.tar')))] },
    history: (contents.history ?? ['COPY rootfs/ /']).map((step) => ({
      created: '2026-01-01T00:00:00Z',
      created_by: step,
    })),
  })
  const configDigest = digestOf(Buffer.from(config))
  // As a classic engine names it.
  const configFile = `${configDigest.replace('sha256:', '')}.json`
  await writeFile(join(layout, configFile), config)
  await writeFile(
    join(layout, 'manifest.json'),
    JSON.stringify([{ Config: configFile, RepoTags: ['hello:built'], Layers: ['layer.tar'] }]),
  )
  const archive = join(directory, 'image.tar')
  execFileSync('tar', ['-cf', archive, '-C', layout, 'manifest.json', configFile, 'layer.tar'])
  return {
    archive,
    configDigest,
    sizeBytes: (await readFile(archive)).length,
    platform: `linux/${contents.architecture ?? 'amd64'}`,
    revision: null,
    localReference: 'hello:built',
    storedAs: null,
    builder: 'docker',
  }
}

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

const digestOf = (bytes: Buffer): Digest => {
  const digest = parseDigest(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)
  if (digest === null) throw new Error('a sha256 is always a digest')
  return digest
}
