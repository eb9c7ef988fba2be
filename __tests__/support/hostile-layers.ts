/** Layers that somebody has made to fool or to exhaust a reader: headers of any content, and a few bytes that stand for gigabytes. */

export interface TarHeader {
  readonly path: string
  /** `0` is a file, `2` a link, `3` a device, `x` and `g` are pax headers. */
  readonly type?: string
  readonly target?: string
  /** What the field for the size has: octal digits unless it is given as bytes. */
  readonly size?: number | Buffer
}

/** One header of a tar, with a right checksum. */
export const tarHeader = ({ path, type = '0', target = '', size = 0 }: TarHeader): Buffer => {
  const header = Buffer.alloc(512)
  header.write(path, 0, 100)
  header.write('0000644\0', 100)
  if (typeof size === 'number') header.write(`${size.toString(8).padStart(11, '0')} `, 124)
  else size.copy(header, 124)
  header.write(type, 156)
  header.write(target, 157, 100)
  header.write('ustar\x0000', 257)
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** A pax header (`x`, or `g` for a whole archive) with one record. */
export const paxHeader = (type: 'x' | 'g', name: string, value: string): Buffer => {
  const rest = ` ${name}=${value}\n`
  // The length at the beginning of a record counts its own digits.
  const sizes = [1, 2, 3, 4, 5, 6, 7].map((digits) => digits + rest.length)
  const size = sizes.find((one, index) => String(one).length === index + 1) ?? 0
  const record = Buffer.from(`${size}${rest}`)
  const padding = Buffer.alloc((512 - (record.length % 512)) % 512)
  return Buffer.concat([tarHeader({ path: 'pax', type, size: record.length }), record, padding])
}

const BLOCK_BYTES = 128 * 1024

/** A zstd frame that begins with these bytes, with any number of blocks of 128 KiB of zeros: four bytes each (RFC 8878). */
export const zstdBomb = (head: Buffer, blocks: number): Buffer => {
  const start = Buffer.alloc(6)
  start.writeUInt32LE(0xfd2fb528)
  // No size and no checksum; a window of 128 KiB.
  start.writeUInt8(0x38, 5)
  const raw = Buffer.alloc(3)
  raw.writeUIntLE(head.length << 3, 0, 3)
  const zeros = Buffer.alloc(4)
  zeros.writeUIntLE((BLOCK_BYTES << 3) | 2, 0, 3)
  // The last block is empty.
  return Buffer.concat([start, raw, head, Buffer.alloc(4 * blocks, zeros), Buffer.from([1, 0, 0])])
}
