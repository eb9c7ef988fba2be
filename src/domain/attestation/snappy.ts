/** Snappy's block format (google/snappy, `format_description.txt`), in which GitHub keeps the bundles of attestations. */

const LITERAL = 0
const COPY_1 = 1
const COPY_2 = 2

/** The bytes that a block stands for; null where it is none, or stands for more than `most` bytes. */
export const unpackSnappy = (block: Uint8Array, most: number): Uint8Array | null => {
  const head = lengthIn(block)
  if (head === null || head.length > most) return null
  const out = new Uint8Array(head.length)
  let [at, filled] = [head.size, 0]
  while (at < block.length) {
    const element = elementAt(block, at)
    if (element === null || filled + element.length > out.length) return null
    if (element.kind === 'literal') out.set(block.subarray(element.from, element.from + element.length), filled)
    else if (!copy(out, filled, element)) return null
    at = element.next
    filled += element.length
  }
  return filled === out.length ? out : null
}

/** The length that a block begins with: seven bits of each byte, the lowest first. */
const lengthIn = (block: Uint8Array): { readonly length: number; readonly size: number } | null => {
  let length = 0
  for (let size = 0; size < 5; size += 1) {
    const byte = block[size]
    if (byte === undefined) return null
    length += (byte & 0x7f) * 2 ** (7 * size)
    if (byte < 0x80) return { length, size: size + 1 }
  }
  return null
}

interface Literal {
  readonly kind: 'literal'
  readonly from: number
  readonly length: number
  readonly next: number
}

interface Copy {
  readonly kind: 'copy'
  /** Bytes back from the end of what is unpacked. */
  readonly back: number
  readonly length: number
  readonly next: number
}

const elementAt = (block: Uint8Array, at: number): Literal | Copy | null => {
  const tag = block[at] ?? 0
  const rest = tag >> 2
  if ((tag & 3) === LITERAL) return literalAt(block, at + 1, rest)
  if ((tag & 3) === COPY_1) {
    const low = numberAt(block, at + 1, 1)
    return low === null ? null : { kind: 'copy', back: ((tag >> 5) << 8) + low, length: 4 + (rest & 7), next: at + 2 }
  }
  const bytes = (tag & 3) === COPY_2 ? 2 : 4
  const back = numberAt(block, at + 1, bytes)
  return back === null ? null : { kind: 'copy', back, length: rest + 1, next: at + 1 + bytes }
}

/** From 60 on, the tag says how many bytes the length has. */
const literalAt = (block: Uint8Array, at: number, rest: number): Literal | null => {
  const bytes = Math.max(0, rest - 59)
  const long = numberAt(block, at, bytes)
  if (long === null) return null
  const [from, length] = [at + bytes, (bytes === 0 ? rest : long) + 1]
  return from + length > block.length ? null : { kind: 'literal', from, length, next: from + length }
}

/** The lowest byte first; null where the block ends before. */
const numberAt = (block: Uint8Array, at: number, bytes: number): number | null => {
  if (at + bytes > block.length) return null
  return block.subarray(at, at + bytes).reduceRight((sum, byte) => sum * 256 + byte, 0)
}

/** Byte by byte, because a copy may begin with what it has just written. */
const copy = (out: Uint8Array, filled: number, { back, length }: Copy): boolean => {
  if (back === 0 || back > filled) return false
  for (let index = filled; index < filled + length; index += 1) out[index] = out[index - back] ?? 0
  return true
}
