/** Lists that an API gives in pages. */

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextToken: string | undefined
}

/**
 * The items of all pages. `read` gets the token of the page, none for the first.
 * Reads at most `mostPages`, so that an answer that always names a next page cannot hold the run.
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

/** A list cut into pieces of at most `size`. */
export const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
