/** The error of a source that could not be read, with the placeholders that have no value because of it. */
import { quoted } from '../../domain/bounds.ts'
import type { KeyPath, Use } from '../../domain/values/fill.ts'
import type { ValueSource } from '../../domain/values/template.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'

export interface UnreadSource {
  /** Null: none was asked. */
  readonly source: ValueSource | null
  readonly thrown: unknown
}

interface Asking {
  readonly uses: readonly Use[]
  /** Placeholders whose value or problem is known all the same. */
  readonly isKnown: (written: string) => boolean
  readonly placeOf: (path: KeyPath, written: string) => string
}

/** Enough to find them. */
const MOST_PLACES = 5

/** Gives the same error where it is about no placeholder: a cancel, a defect, the credentials. */
export const withPlaceholders = ({ source, thrown }: UnreadSource, asking: Asking): unknown => {
  if (!(thrown instanceof ShipError) || NOT_ABOUT_IT.test(thrown.code)) return thrown
  const places = placesFor(source, asking)
  if (places.length === 0) return thrown
  const rest = places.length - MOST_PLACES
  const { code, message, headlines, hint } = thrown
  return fault(code, {
    message: `${message}; needed by ${places.slice(0, MOST_PLACES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    headline: headlines.length === 0 ? message : headlines,
    ...(hint === undefined ? {} : { hint }),
    cause: thrown,
  })
}

/** Each placeholder of the source once, with the place where it is used first. */
const placesFor = (source: UnreadSource['source'], { uses, isKnown, placeOf }: Asking): readonly string[] => {
  const all = uses.flatMap(({ path, references }) =>
    references
      .filter((one) => one.source === source && !isKnown(one.written))
      .map(({ written }) => ({ written, path })),
  )
  const firsts = [...Map.groupBy(all, ({ written }) => written).values()].flatMap((same) => same.slice(0, 1))
  return firsts.map(({ written, path }) => `${quoted(written)} (${placeOf(path, written)})`)
}

const NOT_ABOUT_IT = /^E_(?:CREDENTIALS|REGION|CANCELLED|INTERNAL)/u
