/** The tags of a repository, of a registry that lists them for everybody (OCI distribution spec, "Listing Tags"). */
import { z } from 'zod'
import { jsonValue } from '../../domain/json.ts'
import { parseReference, tokenIn, tokenUrl } from '../../domain/scan/registry-protocol.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Download, Reply } from '../../ports/download.ts'

/** The most that registries give at once; later pages are not read. */
const PAGE = 1000
const TAGS = z.object({ tags: z.array(z.string()).nullable() })

/** None where the registry does not list them. */
export const listTags = async (name: string, download: Download): Promise<readonly string[]> => {
  const reference = parseReference(name)
  if (reference === null) return []
  const url = `${reference.base}/tags/list?n=${PAGE}`
  try {
    const first = await download.read(url, {})
    const answer = first.status === 401 ? await withToken(url, first.challenge, download) : first
    return answer === null ? [] : tagsIn(answer)
  } catch (thrown) {
    if (thrown instanceof ShipError && thrown.code === 'E_DOWNLOAD') return []
    throw thrown
  }
}

const tagsIn = ({ status, text }: Reply): readonly string[] => {
  const parsed = TAGS.safeParse(status === 200 ? jsonValue(text) : null)
  return parsed.success ? (parsed.data.tags ?? []) : []
}

const withToken = async (url: string, challenge: string, download: Download) => {
  const from = tokenUrl(challenge)
  const reply = from === null ? null : await download.read(from, {})
  const token = reply?.status === 200 ? tokenIn(reply.text) : null
  return token === null ? null : download.read(url, { authorization: `Bearer ${token}` })
}
