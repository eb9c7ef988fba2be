/** Numbers that were written in another way than JavaScript writes them: `1.10`, `0644`, `0x50`, `80.0`, `+80`, `1e3`. */

const WRITTEN: unique symbol = Symbol('written')

/** A field of type string gets the text, a field of type number the number. */
export interface WrittenNumber {
  readonly [WRITTEN]: string
  readonly value: number
}

/** A value as its text says: of a number that is written in another way, both. */
export const asWritten = (value: unknown, written: string | undefined): unknown =>
  typeof value === 'number' && written !== undefined && String(value) !== written
    ? { [WRITTEN]: written, value }
    : value

export const isWrittenNumber = (value: unknown): value is WrittenNumber =>
  typeof value === 'object' && value !== null && WRITTEN in value

/** The text of the file. */
export const textOf = (number: WrittenNumber): string => number[WRITTEN]
