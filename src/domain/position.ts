/** Places in a settings file, and those of the parts of one value. */

/** A place in the settings file. Lines and columns count from 1. */
export interface Position {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** `ship-to-ecs.yaml:3:10`. */
export const positionText = ({ path, line, column }: Position): string => `${path}:${line}:${column}`

/** Where the parts of a value are, by their paths as JSON Pointers (RFC 6901); '' is the whole. */
export type Positions = ReadonlyMap<string, Position>

/** `/app/environment/LOG_LEVEL`. */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The place of a part, or of the nearest whole that has one; null when none has. */
export const positionAt = (positions: Positions, path: readonly (string | number)[]): Position | null => {
  for (let length = path.length; length >= 0; length--) {
    const found = positions.get(pointerOf(path.slice(0, length)))
    if (found !== undefined) return found
  }
  return null
}
