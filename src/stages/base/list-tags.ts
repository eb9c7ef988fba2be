/** The tags of a repository, as its registry lists them (OCI distribution spec, "Listing Tags"). */
import { z } from 'zod'
import { jsonValue } from '../../domain/json.ts'
import { parseReference } from '../../domain/scan/registry-protocol.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Reply } from '../../ports/download.ts'
import { loginsFor, type RegistryPorts } from './registry-login.ts'

/** The most that registries give at once. */
const PAGE = 1000
/** Official images have some thousands of tags, in the order of their names. */
const MOST_PAGES = 20
const LONGEST_MS = 60_000
const TAGS = z.object({ tags: z.array(z.string()).nullable() })

/** None where the registry does not list them; those of the first pages where it stops. */
export const listTags = async (name: string, ports: RegistryPorts): Promise<readonly string[]> => {
  const reference = parseReference(name)
  if (reference === null) return []
  const tags: string[] = []
  const until = ports.clock.now() + LONGEST_MS
  try {
    const start = `${reference.base}/tags/list?n=${PAGE}`
    const opened = await openList({ name, start }, ports)
    let page = opened.reply
    let url = start
    for (let pages = 1; page.status === 200; pages += 1) {
      tags.push(...tagsIn(page))
      const next = nextPage(page, url)
      if (next === null || pages === MOST_PAGES || ports.clock.now() >= until) break
      url = next
      page = await ports.download.read(url, opened.headers)
    }
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.code !== 'E_DOWNLOAD') throw thrown
  }
  return tags
}

interface OpenedList {
  readonly reply: Reply
  /** For the next pages. */
  readonly headers: Readonly<Record<string, string>>
}

/** Without a login where that is enough. */
const openList = async (
  { name, start }: { readonly name: string; readonly start: string },
  ports: RegistryPorts,
): Promise<OpenedList> => {
  const reply = await ports.download.read(start, {})
  if (reply.status !== 401) return { reply, headers: {} }
  for (const logIn of loginsFor({ name, challenge: reply.challenge }, ports)) {
    const authorization = await logIn()
    if (authorization === null) continue
    const headers = { authorization }
    const again = await ports.download.read(start, headers)
    if (again.status === 200) return { reply: again, headers }
  }
  return { reply, headers: {} }
}

const tagsIn = ({ text }: Reply): readonly string[] => {
  const parsed = TAGS.safeParse(jsonValue(text))
  return parsed.success ? (parsed.data.tags ?? []) : []
}

/** `</v2/…/tags/list?last=…>; rel="next"`; a login does not follow it to another host. */
const nextPage = ({ link = '' }: Reply, url: string): string | null => {
  const [, target = ''] = /<([^>]+)>\s*;\s*rel="?next"?/iu.exec(link) ?? []
  const next = target === '' ? null : URL.parse(target, url)
  return next !== null && next.origin === new URL(url).origin && next.href !== url ? next.href : null
}
