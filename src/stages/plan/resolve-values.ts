/**
 * Fills in the placeholders of a task definition: `${env:…}`, `${ssm:…}`, `${cfn:…}`, `${tfstate:…}` and `${settings:…}`. All that have no value
 * are one error. On a commit that others may have written nothing is resolved: the task definition could send any value anywhere.
 */
import { listedProblems, quoted } from '../../domain/bounds.ts'
import { originOf } from '../../domain/task-definition/overrides.ts'
import { withInnerFacts } from '../../domain/values/inner-facts.ts'
import { fill, LONGEST_VALUE, usesIn, type Filling, type KeyPath, type Use } from '../../domain/values/fill.ts'
import { namesBeside } from '../../domain/values/place-names.ts'
import { placesIn, type SourceText } from '../../domain/values/places.ts'
import type { Reference } from '../../domain/values/template.ts'
import { isMasked } from '../../domain/values/value-masks.ts'
import { fault } from '../../errors/fault.ts'
import { missingValues } from './missing-values.ts'
import { withPlaceholders } from './unread-source.ts'
import { readSources, type ValueNeeds, type ValuePorts, type ValueReading } from './value-sources.ts'

/** A document with placeholders, and the files that its texts come from; the first one has the document. */
export interface ValuesDocument {
  readonly value: unknown
  /** The path, family or ARN that messages name. */
  readonly source: string
  readonly files: readonly SourceText[]
  /** The places of the settings that have set parts of it, by their paths. */
  readonly origins?: ReadonlyMap<string, string>
  /** Whether values are masked in logs and reports; they are when absent. Those of a service are ids, which reports show. */
  readonly shown?: 'masked' | 'as-they-are'
}

export interface ResolvedDocument {
  /** Each text with placeholders of this action is a `FilledText`. */
  readonly value: unknown
  /** The errors; without one, every placeholder has its value, or the run needs none. */
  readonly problems: readonly unknown[]
}

/** Different placeholders of one definition. */
const MOST_REFERENCES = 500

/** Throws nothing that a placeholder is the cause of: that is in `problems`, so that what else is wrong is reported as well. */
export const resolveValues = async (
  given: ValuesDocument,
  needs: ValueNeeds,
  ports: ValuePorts,
): Promise<ResolvedDocument> => {
  const document = { ...given, value: withInnerFacts(given.value, needs.facts) }
  const uses = [...usesIn(document.value)]
  if (uses.length === 0) return { value: document.value, problems: [] }
  const inFiles = placesIn(document.files)
  const placeOf: Found['placeOf'] = (path, piece) =>
    originOf(document.origins ?? new Map(), pathText(path)) ?? inFiles(path, piece)
  const references = distinct(uses)
  const reading = await readValues(references, needs, ports)
  const problems = problemsOf(document, uses, { reading, placeOf })
  const valueOf = (reference: Reference): string | null => {
    const lookup = reading.lookups.get(reference.written)
    return lookup?.kind === 'value' ? lookup.text : null
  }
  const value = fill(document.value, { valueOf, placeOf })
  if (needs.untrusted !== null && references.length > 0) {
    return { value, problems: notResolved(references, document, { ...needs, untrusted: needs.untrusted, ...ports }) }
  }
  if (document.shown !== 'as-they-are') hide({ document: document.value, uses, valueOf }, needs, ports)
  if (problems.length === 0 && references.length > 0 && needs.aws === 'reachable')
    ports.log.info(`placeholders of ${document.source} with a value: ${listOf(references)}`)
  return { value, problems }
}

/** By how they are written. */
const distinct = (uses: readonly Use[]): readonly Reference[] => [
  ...new Map(uses.flatMap(({ references }) => references).map((one) => [one.written, one] as const)).values(),
]

const listOf = (references: readonly Reference[]): string => {
  const shown = references.slice(0, MOST_NAMED).map(({ written }) => quoted(written))
  const rest = references.length - shown.length
  return `${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}

const MOST_NAMED = 10

const readValues = async (
  references: readonly Reference[],
  needs: ValueNeeds,
  ports: ValuePorts,
): Promise<ValueReading> => {
  if (needs.untrusted !== null) return { lookups: new Map(), errors: [] }
  if (references.length <= MOST_REFERENCES) return readSources(references, needs, ports)
  const message = `the task definition has ${references.length} different placeholders; it can have ${MOST_REFERENCES}`
  return { lookups: new Map(), errors: [{ source: null, thrown: fault('E_VALUES', { message }) }] }
}

interface Found {
  readonly reading: ValueReading
  readonly placeOf: (path: KeyPath, piece: string) => string | null
}

const problemsOf = ({ source }: ValuesDocument, uses: readonly Use[], found: Found): readonly unknown[] => {
  const { lookups, errors } = found.reading
  const placeOf = (path: KeyPath, written: string): string =>
    found.placeOf(path, written) ?? `${source}, ${pathText(path)}`
  const asking = { uses, placeOf, isKnown: (written: string) => lookups.has(written) }
  const unread = errors.map((error) => withPlaceholders(error, asking))
  return [...unread, ...withoutValue(source, uses, { ...found, placeOf })]
}

interface Placed extends Found {
  readonly placeOf: (path: KeyPath, piece: string) => string
}

/** One error of all placeholders that have no value, or too long ones. */
const withoutValue = (source: string, uses: readonly Use[], found: Placed): readonly unknown[] => {
  const { count, lines } = missingValues(uses, { lookups: found.reading.lookups, placeOf: found.placeOf })
  const listed = listedProblems(lines)
  const [first] = listed
  if (first === undefined) return tooLong(uses, found)
  const all = `${count} placeholders of ${source} have no value:\n${listed.map((line) => `- ${line}`).join('\n')}`
  return [fault('E_VALUES', { message: lines.length === 1 ? first : all, hint: ESCAPE })]
}

const ESCAPE = 'Correct what is listed. To send one as it is written, double its dollar sign: `$${env:NAME}`.'

/** What all values together may add: ECS would reject more, and a value can be used many times. */
const LONGEST_VALUES = 8 * LONGEST_VALUE

const tooLong = (uses: readonly Use[], { reading }: Found): readonly unknown[] => {
  const lengths = uses.flatMap(({ references }) =>
    references.map(({ written }) => {
      const lookup = reading.lookups.get(written)
      return lookup?.kind === 'value' ? lookup.text.length : 0
    }),
  )
  if (lengths.reduce((sum, length) => sum + length, 0) <= LONGEST_VALUES) return []
  const message = `the values of the placeholders have more than ${LONGEST_VALUES} characters together; ECS registers at most 64 KiB`
  return [fault('E_VALUES', { message })]
}

/** Pathlike, for a definition that ECS has: `containerDefinitions[0].image`. */
const pathText = (path: KeyPath): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${quoted(key)}`))
    .join('')
    .replace(/^\./, '')

interface Hidden extends Pick<Filling, 'valueOf'> {
  readonly document: unknown
  readonly uses: readonly Use[]
}

/** Masked are values of the sources; those of `settings` are what the run's reports show anyway. */
const hide = ({ document, uses, valueOf }: Hidden, { facts }: ValueNeeds, { secrets }: ValuePorts): void => {
  const shown = Object.values(facts).flatMap((fact) => fact ?? [])
  const masked = uses.flatMap((use) =>
    use.references
      .filter(({ source }) => source !== 'settings')
      .map((reference) => ({
        value: valueOf(reference) ?? '',
        member: String(use.path.at(-1) ?? ''),
        names: namesBeside(document, use, reference),
      }))
      .filter((one) => isMasked(one, shown))
      .map(({ value }) => value),
  )
  for (const value of new Set(masked)) secrets.mask(value)
}

interface Untrusted extends Pick<ValueNeeds, 'unresolved'>, Pick<ValuePorts, 'log'> {
  readonly untrusted: string
}

/** A plan shows the placeholders; a deployment needs their values. */
const notResolved = (
  references: readonly Reference[],
  { source }: ValuesDocument,
  { untrusted, unresolved, log }: Untrusted,
): readonly unknown[] => {
  const message = `the placeholders of ${source} are not resolved ${untrusted}, where others may have written the commit: ${listOf(references)}`
  if (unresolved === 'kept') {
    log.warning(message)
    return []
  }
  const hint =
    'Deploy from an event whose commit only people with write access choose, for example `push`. Nothing was changed.'
  return [fault('E_VALUES', { message, hint })]
}
