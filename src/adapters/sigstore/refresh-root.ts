/**
 * A trusted root as its TUF repository has it now (The Update Framework, "Detailed client workflow"): from metadata that the action has,
 * each newer one is taken only with the signatures that the one before demands.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Updater, type Fetcher } from 'tuf-js'
import { DownloadHTTPError } from 'tuf-js/dist/error.js'
import type { Download } from '../../ports/download.ts'

export interface TufRepository {
  /** Its address, without a slash at its end. */
  readonly mirror: string
  /** Metadata of the role `root` that is trusted to begin with. */
  readonly root: unknown
}

interface Around {
  readonly download: Pick<Download, 'read'>
  /** Empty. */
  readonly folder: string
}

const TARGET = 'trusted_root.json'

/** Gives the text of the root. @throws Error where the repository cannot be read, or does not prove what it has */
export const refreshRoot = async ({ mirror, root }: TufRepository, around: Around): Promise<string> => {
  const { folder } = around
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'root.json'), JSON.stringify(root))
  const updater = new Updater({
    metadataBaseUrl: mirror,
    targetBaseUrl: `${mirror}/targets`,
    metadataDir: folder,
    targetDir: folder,
    fetcher: fetcherOf(around),
  })
  await updater.refresh()
  const target = await updater.getTargetInfo(TARGET)
  if (target === undefined) throw new Error(`${mirror} has no ${TARGET}`)
  return readFile(await updater.downloadTarget(target), 'utf8')
}

/** By the download of the action, which knows the proxies. What is fetched is JSON, so a text has its bytes. */
const fetcherOf = ({ download, folder }: Around): Fetcher => {
  const downloadBytes = async (url: string, maxLength: number): Promise<Buffer> => {
    const { status, text } = await download.read(url, {})
    // That there is no newer metadata is known by this.
    if (status !== 200) throw new DownloadHTTPError(`GET ${url} returned ${status}`, status)
    const bytes = Buffer.from(text)
    if (bytes.length > maxLength) throw new Error(`GET ${url} returned more than ${maxLength} bytes`)
    return bytes
  }
  return {
    downloadBytes,
    downloadFile: async (url, maxLength, handle) => {
      const path = join(folder, 'download')
      await writeFile(path, await downloadBytes(url, maxLength))
      return handle(path)
    },
  }
}
