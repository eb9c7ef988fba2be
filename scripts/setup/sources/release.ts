/** Source "release": a pinned archive of the tool's release page, used only if it has the pinned sha256. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run, SetupError } from '../capture.ts'
import type { ReleaseSource } from '../tool.ts'

/** An unreachable server must not block the installation: the response must begin within the first time and end within the second. */
const answerWithinMs = 5_000
const endWithinMs = 180_000

/** Downloads the archive for this platform and unpacks it into `folder/bin`. Throws a SetupError with the reason if that fails. */
export const fromRelease = async (source: ReleaseSource, folder: string): Promise<void> => {
  const platform = `${process.platform}-${process.arch}`
  const asset = source.assets[platform]
  if (!asset) throw new SetupError(`there is no release for ${platform}`)
  const bytes = await download(asset.url)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== asset.sha256) {
    throw new SetupError(`${asset.url} has sha256 ${sha256}, expected ${asset.sha256}; it was not used`)
  }
  const archive = path.join(folder, 'archive.tar.gz')
  await mkdir(path.join(folder, 'bin'), { recursive: true })
  await writeFile(archive, bytes)
  await run(['tar', '-xzf', archive, '-C', path.join(folder, 'bin')])
}

const download = async (url: string): Promise<Buffer> => {
  const late = new AbortController()
  const answer = setTimeout(() => late.abort(), answerWithinMs)
  try {
    const response = await fetch(url, { signal: AbortSignal.any([late.signal, AbortSignal.timeout(endWithinMs)]) })
    clearTimeout(answer)
    if (!response.ok) throw new SetupError(`${url} returned ${response.status}`)
    return Buffer.from(await response.arrayBuffer())
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(`${new URL(url).host} cannot be reached`, { cause: error })
  } finally {
    clearTimeout(answer)
  }
}
