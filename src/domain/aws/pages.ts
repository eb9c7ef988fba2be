/** Lists that an API returns in pages, or takes in pieces. */

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextToken: string | undefined
}

/**
 * The items of all pages. `read` is called with the token of the page, undefined for the first.
 * At most `mostPages` are read, so that a response that always names a next page cannot block the run.
 * @throws what `read` throws
 */
export const readPages = async <Item>(
  read: (nextToken: string | undefined) => Promise<Page<Item>>,
  mostPages = 100,
): Promise<readonly Item[]> => {
  const items: Item[] = []
  let nextToken: string | undefined
  for (let count = 0; count < mostPages; count += 1) {
    const page = await read(nextToken)
    items.push(...page.items)
    nextToken = page.nextToken
    if (nextToken === undefined) break
  }
  return items
}

/** The names that one GetParameters takes (Systems Manager API Reference, GetParameters). */
export const MOST_PARAMETERS = 10

/** A list split into pieces of at most `size`. */
export const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
