/** Import circles. An import of types counts: what is needed to understand a file must not need that file. */
import { importsOf } from './imports.ts'
import type { SourceFile } from './source-files.ts'

/** One path for each group of files that import each other: `a.ts -> b.ts -> a.ts`. */
export const importCircles = (files: readonly SourceFile[]): readonly string[] => {
  const imports = new Map(files.map((file) => [file.path, importsOf(file).map(({ to }) => to)]))
  const reported = new Set<string>()
  return files.flatMap((file) => {
    if (reported.has(file.path)) return []
    const circle = shortestWay(imports, file.path)
    if (circle === null) return []
    circle.forEach((name) => reported.add(name))
    return [circle.join(' -> ')]
  })
}

/** The shortest way along imports from a file back to itself; null when there is none. */
const shortestWay = (imports: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | null => {
  const seen = new Set<string>()
  let ways: readonly (readonly string[])[] = [[start]]
  while (ways.length > 0) {
    const longer = ways.flatMap((way) => (imports.get(way.at(-1) ?? '') ?? []).map((next) => [...way, next]))
    const back = longer.find((way) => way.at(-1) === start)
    if (back !== undefined) return back
    ways = longer.filter((way) => {
      const end = way.at(-1) ?? ''
      return !seen.has(end) && seen.add(end)
    })
  }
  return null
}
