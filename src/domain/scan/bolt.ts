/**
 * The names of the buckets at the root of a bbolt file, which Trivy's database is: a few pages of a file of a gigabyte. Little-endian.
 * Source: go.etcd.io/bbolt, `page.go`, `bucket.go` and `db.go`.
 */

/** Reads bytes of the file; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>

/** A bucket at the root; `empty` when it has nothing in it. */
export interface RootBucket {
  readonly name: string
  readonly content: 'empty' | 'filled'
}

const MAGIC = 0xed0cdaed
const PAGE_HEADER = 16
const ELEMENT = 16
const FLAG = { branch: 0x01, leaf: 0x02 }
const ELEMENT_IS_BUCKET = 1
/** A real database has about 300 buckets in some ten pages; a damaged one could lead around in circles. */
const MAX_PAGES = 10_000
const MAX_PAGE_BYTES = 64 * 1024 * 1024

/** Lists the buckets. @throws Error when it is not a bbolt file, or a damaged one */
export const rootBuckets = async (readAt: ReadAt): Promise<readonly RootBucket[]> => {
  const meta = await readMeta(readAt)
  const waiting = [meta.root]
  const buckets: RootBucket[] = []
  for (let pages = 0; waiting.length > 0; pages += 1) {
    if (pages === MAX_PAGES) throw new Error('its pages lead around in circles')
    const page = await readPage(waiting.pop() ?? 0, meta.pageSize, readAt)
    if (page.flags === FLAG.branch) waiting.push(...childrenOf(page))
    else if (page.flags === FLAG.leaf) buckets.push(...(await bucketsIn(page, meta.pageSize, readAt)))
    else throw new Error('a page is neither branch nor leaf')
  }
  return buckets
}

interface Meta {
  readonly pageSize: number
  readonly root: number
}

/** Two meta pages take turns; the one with the higher transaction is the current one. */
const readMeta = async (readAt: ReadAt): Promise<Meta> => {
  const first = view(await readAt(0, PAGE_HEADER + 64))
  if (first.byteLength < PAGE_HEADER + 64 || first.getUint32(PAGE_HEADER, true) !== MAGIC) {
    throw new Error('it is not a bbolt file')
  }
  const pageSize = first.getUint32(PAGE_HEADER + 8, true)
  const second = view(await readAt(pageSize, PAGE_HEADER + 64))
  const metas = [first, second]
    .filter((bytes) => bytes.byteLength >= PAGE_HEADER + 64 && bytes.getUint32(PAGE_HEADER, true) === MAGIC)
    .map((bytes) => ({ root: number64(bytes, PAGE_HEADER + 16), transaction: number64(bytes, PAGE_HEADER + 48) }))
  const [current] = metas.toSorted((one, other) => other.transaction - one.transaction)
  return { pageSize, root: current?.root ?? 0 }
}

interface Page {
  readonly flags: number
  readonly count: number
  readonly bytes: DataView
}

/** A page begins with its id, flags, the number of its elements, and how many pages it continues over. */
const readHead = async (offset: number, readAt: ReadAt): Promise<DataView> => {
  const head = view(await readAt(offset, PAGE_HEADER))
  if (head.byteLength < PAGE_HEADER) throw new Error('it is cut off')
  return head
}

const readPage = async (id: number, pageSize: number, readAt: ReadAt): Promise<Page> => {
  const head = await readHead(id * pageSize, readAt)
  const size = (1 + head.getUint32(12, true)) * pageSize
  if (size > MAX_PAGE_BYTES) throw new Error('a page is too large')
  const bytes = view(await readAt(id * pageSize, size))
  if (bytes.byteLength < size) throw new Error('it is cut off')
  return { flags: bytes.getUint16(8, true), count: bytes.getUint16(10, true), bytes }
}

/** A branch element: position, size of the key, page. */
const childrenOf = ({ count, bytes }: Page): readonly number[] => elementsOf(count).map((at) => number64(bytes, at + 8))

/** A leaf element: flags, position (from the element), size of the key, size of the value. */
const bucketsIn = async ({ count, bytes }: Page, pageSize: number, readAt: ReadAt): Promise<readonly RootBucket[]> => {
  const buckets: RootBucket[] = []
  for (const at of elementsOf(count)) {
    if (bytes.getUint32(at, true) !== ELEMENT_IS_BUCKET) continue
    const key = at + bytes.getUint32(at + 4, true)
    const value = key + bytes.getUint32(at + 8, true)
    const name = new TextDecoder().decode(new Uint8Array(bytes.buffer, bytes.byteOffset + key, value - key))
    const root = number64(bytes, value)
    // A small bucket has no page of its own: its page follows in the value, after the root and a sequence number.
    const elements =
      root === 0
        ? bytes.getUint16(value + 16 + 10, true)
        : (await readHead(root * pageSize, readAt)).getUint16(10, true)
    buckets.push({ name, content: elements === 0 ? 'empty' : 'filled' })
  }
  return buckets
}

const elementsOf = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => PAGE_HEADER + ELEMENT * index)

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const number64 = (bytes: DataView, offset: number): number => Number(bytes.getBigUint64(offset, true))
