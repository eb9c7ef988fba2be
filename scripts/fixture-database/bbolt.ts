/**
 * Writes a bbolt file, the format of Trivy's database, from a tree. Little-endian, pages of 4096 bytes: two meta pages, an empty
 * free list, then one leaf for each bucket with as many overflow pages as it needs. One leaf is enough for a fixture; a real
 * database has branch pages. Source: go.etcd.io/bbolt, page.go, node.go and bucket.go.
 */

/** A bucket contains buckets and texts by name. */
export interface Bucket {
  readonly [name: string]: Bucket | string
}

const PAGE_SIZE = 4096
const PAGE_HEADER = 16
const ELEMENT_HEADER = 16
const FREE_LIST_PAGE = 2
const FIRST_LEAF_PAGE = 3
const FLAG = { leaf: 0x02, meta: 0x04, freeList: 0x10 }
const ELEMENT_IS_BUCKET = 1
const MAGIC = 0xed0cdaed
const VERSION = 2
const META_HASHED_BYTES = 56

interface Element {
  readonly flags: number
  readonly key: Buffer
  readonly value: Buffer
}

interface Page {
  readonly id: number
  readonly bytes: Buffer
}

/** The bytes of a bbolt file with this tree. */
export const writeBolt = (tree: Bucket): Buffer => {
  const pages: Page[] = []
  const root = addLeaf(tree, pages)
  const pageCount = nextPage(pages)
  const file = Buffer.alloc(pageCount * PAGE_SIZE)
  for (const { id, bytes } of pages) bytes.copy(file, id * PAGE_SIZE)
  for (const id of [0, 1]) {
    writePageHeader(file.subarray(id * PAGE_SIZE), { id, flags: FLAG.meta, count: 0, overflow: 0 })
    metaOf(root, { pageCount, transaction: id }).copy(file, id * PAGE_SIZE + PAGE_HEADER)
  }
  const freeList = file.subarray(FREE_LIST_PAGE * PAGE_SIZE)
  writePageHeader(freeList, { id: FREE_LIST_PAGE, flags: FLAG.freeList, count: 0, overflow: 0 })
  return file
}

/** Adds the pages of a bucket and of all buckets in it, inner ones first; gives its page id. */
const addLeaf = (bucket: Bucket, pages: Page[]): number => {
  // Keys are in byte order; ordering them before the pages are made gives the same file for the same tree.
  const elements = Object.entries(bucket)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([name, content]) => elementOf(name, content, pages))
  const id = nextPage(pages)
  pages.push({ id, bytes: leafBytes(id, elements) })
  return id
}

const elementOf = (name: string, content: Bucket | string, pages: Page[]): Element => {
  const key = Buffer.from(name)
  if (typeof content === 'string') return { flags: 0, key, value: Buffer.from(content) }
  // The value of a bucket is its root page and a sequence number.
  const value = Buffer.alloc(16)
  value.writeBigUInt64LE(BigInt(addLeaf(content, pages)), 0)
  return { flags: ELEMENT_IS_BUCKET, key, value }
}

const nextPage = (pages: readonly Page[]): number =>
  pages.reduce((next, { bytes }) => next + bytes.length / PAGE_SIZE, FIRST_LEAF_PAGE)

const leafBytes = (id: number, elements: readonly Element[]): Buffer => {
  const head = PAGE_HEADER + ELEMENT_HEADER * elements.length
  const size = elements.reduce((sum, { key, value }) => sum + key.length + value.length, head)
  const pageCount = Math.ceil(size / PAGE_SIZE)
  const page = Buffer.alloc(pageCount * PAGE_SIZE)
  writePageHeader(page, { id, flags: FLAG.leaf, count: elements.length, overflow: pageCount - 1 })
  let offset = head
  for (const [index, { flags, key, value }] of elements.entries()) {
    const at = PAGE_HEADER + ELEMENT_HEADER * index
    // A position counts from its own element header.
    for (const [field, number] of [flags, offset - at, key.length, value.length].entries()) {
      page.writeUInt32LE(number, at + 4 * field)
    }
    offset += key.copy(page, offset)
    offset += value.copy(page, offset)
  }
  return page
}

interface PageHeader {
  readonly id: number
  readonly flags: number
  readonly count: number
  readonly overflow: number
}

const writePageHeader = (page: Buffer, { id, flags, count, overflow }: PageHeader): void => {
  page.writeBigUInt64LE(BigInt(id), 0)
  page.writeUInt16LE(flags, 8)
  page.writeUInt16LE(count, 10)
  page.writeUInt32LE(overflow, 12)
}

const metaOf = (root: number, { pageCount, transaction }: { pageCount: number; transaction: number }): Buffer => {
  const meta = Buffer.alloc(META_HASHED_BYTES + 8)
  meta.writeUInt32LE(MAGIC, 0)
  meta.writeUInt32LE(VERSION, 4)
  meta.writeUInt32LE(PAGE_SIZE, 8)
  meta.writeBigUInt64LE(BigInt(root), 16)
  meta.writeBigUInt64LE(BigInt(FREE_LIST_PAGE), 32)
  meta.writeBigUInt64LE(BigInt(pageCount), 40)
  meta.writeBigUInt64LE(BigInt(transaction), 48)
  meta.writeBigUInt64LE(fnv1a64(meta.subarray(0, META_HASHED_BYTES)), META_HASHED_BYTES)
  return meta
}

/** FNV-1a, 64 bits: the checksum of a meta page (http://www.isthe.com/chongo/tech/comp/fnv/). */
const fnv1a64 = (bytes: Buffer): bigint => {
  let hash = 0xcbf29ce484222325n
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash
}
