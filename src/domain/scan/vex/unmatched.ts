/** Statements that would suppress a finding of the image, if one of their products were in it: shown, so that nobody takes them for used. Pure. */
import type { OwnImage } from '../exceptions/matching.ts'
import type { Finding } from '../findings.ts'
import { isAbout, type VexProduct, type VexStatement } from './statements.ts'

export interface UnmatchedStatement {
  /** The finding that is left. */
  readonly id: string
  /** The first of its products, as it is written. */
  readonly product: string
  /** Why it is not matched. */
  readonly because: string
  /** Of the document. */
  readonly path: string
}

export interface UnmatchedStatements {
  readonly count: number
  /** Some of them: the documents of a distributor have thousands. */
  readonly first: readonly UnmatchedStatement[]
}

const MOST = 50

/** Of findings that nothing accepts. */
export const unmatchedStatements = (
  left: readonly Finding[],
  statements: readonly VexStatement[],
  own: OwnImage,
): UnmatchedStatements => {
  const byId = Map.groupBy(
    left.filter(({ kind }) => kind === 'vulnerability'),
    ({ id }) => id,
  )
  const all = statements.flatMap((statement): readonly UnmatchedStatement[] => {
    const id = statement.suppresses === 'yes' ? statement.ids.find((one) => byId.has(one)) : undefined
    if (id === undefined || (byId.get(id) ?? []).some((finding) => isAbout(statement, finding, own))) return []
    return [{ id, ...whyNot(statement.products), path: statement.path }]
  })
  return { count: all.length, first: all.slice(0, MOST) }
}

/** What is not understood is more worth to know than what is another package. */
const whyNot = (products: readonly VexProduct[]): Pick<UnmatchedStatement, 'product' | 'because'> => {
  const strange = products.find((one) => one.kind === 'unknown')
  if (strange !== undefined) return { product: strange.written, because: strange.because }
  const first = products.find((one) => one.kind !== 'unknown')
  if (first === undefined) return { product: '', because: 'it names no product' }
  return { product: first.written, because: whyNone(first) }
}

const whyNone = (product: Exclude<VexProduct, { kind: 'unknown' }>): string => {
  if (isSource(product)) return SOURCE
  return product.kind === 'in-image' && product.purl === null
    ? 'no image with this finding is known to be this one'
    : 'no package with this finding is this one'
}

/** Red Hat names a source RPM with `arch=src`, Debian a source package with `arch=source`. Trivy does not match them either. */
const isSource = (product: Exclude<VexProduct, { kind: 'unknown' }>): boolean =>
  ['src', 'source'].includes(product.purl?.qualifiers['arch'] ?? '')

const SOURCE = 'it is a source package, and findings are of the packages that are built from it'
