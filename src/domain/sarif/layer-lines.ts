/** The line of the Dockerfile that made a layer, found by the history in the image's config. */
import type { Digest } from '../image/digest.ts'
import { chainOf, instructionsOf, stagesIn, type Instruction } from './dockerfile-instructions.ts'

/** One entry of `history` (OCI image spec, "image config"). */
export interface HistoryEntry {
  readonly createdBy: string
  readonly isEmpty: boolean
}

export interface ImageHistory {
  readonly entries: readonly HistoryEntry[]
  /** Diff ids, lowest first. */
  readonly layers: readonly Digest[]
}

/** One whole line. Both count from 1. */
export interface Line {
  readonly line: number
  readonly length: number
}

export interface DockerfileLines {
  /** Of the base image: the `FROM` of the stage that is built, or line 1 where there is none. */
  readonly from: Line
  /** By diff id, of the layers that an instruction was found for. */
  readonly byLayer: ReadonlyMap<string, Line>
}

/** Those that add a layer. */
const MAKE_LAYERS = ['RUN', 'COPY', 'ADD', 'WORKDIR']

/**
 * Which line each layer comes from. The entries of the history end with those of the stage that was built, in its order: each
 * instruction, from the last one up, takes the nearest entry that has its words. A layer without one is the base image's, or unknown.
 */
export const linesOf = (dockerfile: string, history: ImageHistory, target: string | null): DockerfileLines => {
  const chain = chainOf(stagesIn(instructionsOf(dockerfile)), target)
  const from = chain[0] === undefined ? FIRST : lineOf(chain[0].from)
  const made = chain.flatMap(({ instructions }) => instructions).filter(({ keyword }) => MAKE_LAYERS.includes(keyword))
  const entries = history.entries.filter(({ isEmpty }) => !isEmpty).map(({ createdBy }) => entryOf(createdBy))
  const byLayer = new Map<string, Line>()
  // An image whose history does not name every layer was not built from a Dockerfile, or was squashed.
  if (entries.length !== history.layers.length) return { from, byLayer }
  const lowest = Math.max(0, entries.length - made.length)
  let at = entries.length - 1
  for (const instruction of made.toReversed()) {
    const found = entries.findLastIndex(
      (entry, index) => index <= at && index >= lowest && isMadeBy(entry, instruction),
    )
    const layer = history.layers[found]
    if (layer === undefined) continue
    byLayer.set(layer, lineOf(instruction))
    at = found - 1
  }
  return { from, byLayer }
}

const FIRST: Line = { line: 1, length: 1 }

/** The first line of an instruction. */
export const lineOf = ({ line, text }: Instruction): Line => ({ line, length: Math.max(1, text.length) })

interface Entry {
  readonly keyword: string
  readonly body: string
}

/** The classic builder writes what adds no command of a shell behind this. */
const NO_COMMAND = '#(nop)'

/** `RUN |1 A=b /bin/sh -c npm ci # buildkit`, or `/bin/sh -c #(nop) COPY dir:… in /app` of the classic builder. */
export const entryOf = (createdBy: string): Entry => {
  const text = createdBy
    .replace(/\s+/gu, ' ')
    .replace(/ # buildkit$/u, '')
    .trim()
  const marked = text.indexOf(NO_COMMAND)
  const words = marked < 0 ? text : text.slice(marked + NO_COMMAND.length).trim()
  const [, keyword, body = ''] = /^([A-Z]+)(?: (.*))?$/u.exec(words) ?? []
  // Without a keyword it is a command of the classic builder.
  return keyword === undefined ? { keyword: 'RUN', body: words } : { keyword, body }
}

/** Whether an instruction has the words of an entry of the history. */
export const isMadeBy = (entry: Entry, instruction: Instruction): boolean => {
  if (entry.keyword !== instruction.keyword || instruction.body === '') return false
  switch (entry.keyword) {
    case 'RUN':
      return runs(entry.body, instruction.body)
    case 'WORKDIR':
      return isVariable(instruction.body) || samePath(entry.body, instruction.body)
    default:
      return copiesTo(entry.body, instruction.body)
  }
}

/** A shell gets the words as they are; what precedes them is the shell and the build arguments. */
const runs = (body: string, wanted: string): boolean => {
  const words = wordsOf(wanted)?.join(' ') ?? wanted
  return body === words || body.endsWith(` ${words}`) || body.includes(`${words} `)
}

const copiesTo = (body: string, wanted: string): boolean => {
  const target = wordsOf(wanted)?.at(-1) ?? lastWord(wanted)
  // A destination may have blanks in it.
  return isVariable(target) || body.endsWith(` ${target}`) || samePath(lastWord(body), target)
}

const lastWord = (words: string): string => words.split(' ').at(-1) ?? ''

/** The exec form, `["a", "b"]`; null for the other one. */
const wordsOf = (body: string): readonly string[] | null => {
  if (!body.startsWith('[')) return null
  try {
    const words: unknown = JSON.parse(body)
    return Array.isArray(words) ? words.map(String) : null
  } catch {
    return null
  }
}

const isVariable = (text: string): boolean => text.includes('$')

/** A relative path is one in the working directory, which the entry has in full. */
const samePath = (entry: string, wanted: string): boolean => {
  const [full, part] = [entry, wanted].map((path) => path.replaceAll(/["']/gu, '').replace(/\/+$/u, ''))
  if (full === undefined || part === undefined || full === part) return full === part
  const relative = part.replace(/^(?:\.\/|\.$)/u, '')
  return !part.startsWith('/') && (relative === '' || full.endsWith(`/${relative}`))
}
