/** The port that a Dockerfile exposes (Dockerfile reference, "EXPOSE", "Environment replacement"). Pure. */
import { expandedText } from '../domain/build/dockerfile-variables.ts'
import type { Instruction } from '../domain/build/dockerfile.ts'

export interface ExposedPort {
  /** The first port of TCP; null where none is known. */
  readonly port: number | null
  /** What names a port that is not known before the build. */
  readonly unreadPorts: readonly string[]
}

/** Null: declared, but not known before the build. */
type Values = ReadonlyMap<string, string | null>

/** @param above the arguments above the first FROM @param stage the instructions of the last stage */
export const exposedPort = (above: readonly Instruction[], stage: readonly Instruction[]): ExposedPort => {
  const declare = withVariables(above.reduce<Scope>(withVariables(new Map()), EMPTY).args)
  const words: { readonly word: string; readonly text: string | null }[] = []
  let scope = EMPTY
  for (const one of stage) {
    scope = declare(scope, one)
    const values = valuesOf(scope)
    if (one.keyword === 'EXPOSE')
      words.push(...one.text.split(/\s+/).map((word) => ({ word, text: expandedText(word, values) })))
  }
  const ports = words.flatMap(({ text }) => text?.split(/\s+/).flatMap(portIn) ?? [])
  return {
    port: ports[0] ?? null,
    unreadPorts: words.filter(({ text }) => text === null || !isRead(text)).map(({ word }) => word),
  }
}

interface Scope {
  readonly args: Values
  readonly env: Values
}

const EMPTY: Scope = { args: new Map(), env: new Map() }

/** ENV wins over an ARG of the same name, wherever they are. */
const valuesOf = ({ args, env }: Scope): Values => new Map([...args, ...env])

/** What an instruction adds. @param global the arguments above the first FROM, which a stage sees once it names them */
const withVariables =
  (global: Values) =>
  (scope: Scope, { keyword, text }: Instruction): Scope => {
    const values = valuesOf(scope)
    if (keyword === 'ENV') return { ...scope, env: new Map([...scope.env, ...assigned(text, values)]) }
    if (keyword !== 'ARG') return scope
    const names = text.split(/\s+/).filter((word) => /^\w+$/.test(word))
    const taken = names.map((name) => [name, global.get(name) ?? null] as const)
    return { ...scope, args: new Map([...scope.args, ...taken, ...assigned(text, values)]) }
  }

/** `NAME=value` of ENV and ARG, and the old form `ENV NAME value`. All of a line see the values before it. */
const assigned = (text: string, values: Values): readonly (readonly [string, string | null])[] => {
  const [, old, value = ''] = /^(\w+)\s+([^=]+)$/s.exec(text) ?? []
  if (old !== undefined) return [[old, expandedText(value, values)]]
  return [...text.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S*)(?=\s|$)/g)].map(
    ([, name = '', given = '']) => [name, expandedText(given, values)] as const,
  )
}

/** Of TCP, for which `/tcp` may be left out. */
const portIn = (text: string): readonly number[] => {
  const [, port] = /^(\d{1,5})(?:\/tcp)?$/i.exec(text) ?? []
  return port !== undefined && isPort(Number(port)) ? [Number(port)] : []
}

const isPort = (port: number): boolean => port >= 1 && port <= 65_535

const isRead = (text: string): boolean =>
  text.split(/\s+/).every((word) => portIn(word).length > 0 || /^\d{1,5}\/(?:udp|sctp)$/i.test(word))
