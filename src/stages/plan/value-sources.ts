/** What placeholders stand for, each source by its own rule. */
import type { LocalPath } from '../../domain/local-path.ts'
import { lookUpFact, type Lookup, type RunFacts } from '../../domain/values/named-facts.ts'
import { lookUpOutput } from '../../domain/values/state-outputs.ts'
import { nameProblem, type Reference, type ValueSource } from '../../domain/values/template.ts'
import { lookUpVariable } from '../../domain/values/variables.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ValuesConfig } from '../../settings/config.ts'
import { readStateFile } from './state-file.ts'
import type { UnreadSource } from './unread-source.ts'
import { readParameters, readStackOutputs } from './value-readers.ts'

export interface ValueNeeds extends ValuesConfig {
  readonly facts: RunFacts
  /** The file of `tfstate`. */
  readonly stateFile: LocalPath | null
  /** Whether AWS can be asked. If not, what it would answer is not known, and that is reported elsewhere. */
  readonly aws: 'reachable' | 'unreachable'
}

export type ValuePorts = Pick<Ports, 'target' | 'files' | 'log' | 'secrets'>

export interface ValueReading {
  /** By placeholder as it is written; one that is missing here is not known. */
  readonly lookups: ReadonlyMap<string, Lookup>
  /** Why sources could not be read. */
  readonly errors: readonly UnreadSource[]
}

/** Reads all sources at the same time, each of them only when a placeholder names it. */
export const readSources = async (
  references: readonly Reference[],
  needs: ValueNeeds,
  ports: ValuePorts,
): Promise<ValueReading> => {
  const wrong = references.flatMap((one) => {
    const why = nameProblem(one)
    return why === null ? [] : [[one.written, { kind: 'problem', why }] as const]
  })
  const right = references.filter((one) => nameProblem(one) === null)
  const settled = await Promise.allSettled(
    READERS.map(async ([source, read]) => {
      const own = right.filter((one) => one.source === source)
      if (own.length === 0) return []
      const found = await read(
        own.map(({ name }) => name),
        needs,
        ports,
      )
      return own.flatMap(({ name, written }) => {
        const lookup = found.get(name)
        return lookup === undefined ? [] : [[written, lookup] as const]
      })
    }),
  )
  return {
    lookups: new Map([...wrong, ...settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))]),
    errors: settled.flatMap((one, index) => {
      const source = READERS[index]?.[0]
      return one.status === 'rejected' && source !== undefined ? [{ source, thrown: one.reason as unknown }] : []
    }),
  }
}

/** Gives lookups by name. */
type Reader = (
  names: readonly string[],
  needs: ValueNeeds,
  ports: ValuePorts,
) => ReadonlyMap<string, Lookup> | Promise<ReadonlyMap<string, Lookup>>

const NOTHING: ReadonlyMap<string, Lookup> = new Map()

const READERS: readonly (readonly [ValueSource, Reader])[] = [
  ['env', (names, { variables }) => new Map(names.map((name) => [name, lookUpVariable(variables, name)]))],
  ['settings', (names, { facts, aws }) => factsOf(names, facts, aws)],
  ['tfstate', (names, { stateFile }, { files }) => readOutputs(names, stateFile, files)],
  ['ssm', (names, { aws }, { target }) => (aws === 'unreachable' ? NOTHING : readParameters(names, target.ssm))],
  [
    'cfn',
    (names, { aws }, { target, log }) =>
      aws === 'unreachable' ? NOTHING : readStackOutputs(names, target.cloudformation, log),
  ],
]

/** Facts that the caller's identity gives. */
const OF_AWS: readonly string[] = ['account', 'region']

const factsOf = (names: readonly string[], facts: RunFacts, aws: ValueNeeds['aws']): ReadonlyMap<string, Lookup> =>
  new Map(
    names
      .filter((name) => aws === 'reachable' || !OF_AWS.includes(name))
      .map((name) => [name, lookUpFact(facts, name)] as const),
  )

const readOutputs = async (
  names: readonly string[],
  file: LocalPath | null,
  files: ValuePorts['files'],
): Promise<ReadonlyMap<string, Lookup>> => {
  const state =
    file === null
      ? ({ kind: 'problem', why: '`tfstate` is not set: name the file that has the outputs' } as const)
      : await readStateFile(file, files)
  return new Map(names.map((name) => [name, lookUpOutput(state, name)] as const))
}
