/** The parts of a JSON text with their offsets. The YAML parser reads JSON as well, but needs many times as long. */
import type { PlaceNode, PlacePart } from './place-node.ts'

/** Strings, the signs between values, and all other words. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gs

interface Open {
  readonly members: Map<string, PlacePart> | null
  readonly items: PlacePart[] | null
}

const scalar = (start: number, text: string): PlaceNode => ({ start, members: () => null, items: () => null, text })

/** Of a text that JSON.parse reads, however deep it is. */
export const jsonPlaces = (json: string): PlaceNode | null => {
  let root: PlaceNode | null = null
  let key: { readonly name: string; readonly at: number } | null = null
  const open: Open[] = []
  const attach = (node: PlaceNode): void => {
    const whole = open.at(-1)
    root ??= node
    if (key !== null) whole?.members?.set(key.name, { at: key.at, node })
    else whole?.items?.push({ at: node.start, node })
    key = null
  }
  const enter = (start: number, { members, items }: Open): void => {
    attach({ start, members: () => members, items: () => items, text: null })
    open.push({ members, items })
  }
  const take = (token: string, at: number): void => {
    const text = String(JSON.parse(token))
    if (key === null && isMap(open.at(-1))) key = { name: text, at }
    else attach(scalar(at, text))
  }
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === '{') enter(index, { members: new Map(), items: null })
    else if (token === '[') enter(index, { members: null, items: [] })
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ',' && token !== ':') take(token, index)
  }
  return root
}

const isMap = (whole: Open | undefined): boolean => whole !== undefined && whole.members !== null
