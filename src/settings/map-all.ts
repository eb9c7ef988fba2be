/** A list with at least one item stays one. */
export const mapAll = <From, To>(
  [first, ...others]: readonly [From, ...From[]],
  map: (from: From) => To,
): readonly [To, ...To[]] => [map(first), ...others.map(map)]
