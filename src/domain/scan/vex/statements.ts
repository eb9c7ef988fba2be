/** Statements of VEX documents, of whichever format, and the findings that they suppress. */
import type { Exception } from '../exceptions.ts'
import type { OwnImage } from '../exceptions/matching.ts'
import type { Finding } from '../findings.ts'
import { isImage, type WantedImage } from './known-image.ts'
import { isOfPlatform, type Platform } from './platform-cpe.ts'
import { isCovered, parsePurl, type Purl } from './purl.ts'

/** What a statement is about; `written` is how the document names it. */
export type VexProduct = { readonly written: string } & (
  | { readonly kind: 'package'; readonly purl: Purl; readonly platform: Platform | null }
  /** A package in an image; null: all of them. */
  | { readonly kind: 'in-image'; readonly image: WantedImage; readonly purl: Purl | null }
  /** It is matched by nothing. */
  | { readonly kind: 'unknown'; readonly because: string }
)

export interface VexStatement {
  /** The vulnerability and its aliases. */
  readonly ids: readonly string[]
  /** Whether it says that the product is not affected, or fixed. */
  readonly suppresses: 'yes' | 'no'
  readonly products: readonly VexProduct[]
  readonly reason: string
  readonly owner: string
  /** Milliseconds since 1970: a later statement replaces an earlier one about the same. */
  readonly at: number
  /** Of the document. */
  readonly path: string
}

/** Whether one of them is about an image by the address of its repository. */
export const namesRegistry = (statements: readonly VexStatement[]): boolean =>
  statements.some(({ products }) =>
    products.some(
      (product) =>
        product.kind === 'in-image' &&
        product.image.kind === 'purl' &&
        product.image.purl.qualifiers['repository_url'] !== undefined,
    ),
  )

/** The exception that VEX documents make for a finding; undefined where the newest statement about it does not suppress it. */
export const vexExceptionFor = (
  finding: Finding,
  statements: readonly VexStatement[],
  own: OwnImage,
): Exception | undefined => {
  const about = statementsAbout(finding.id, statements).filter((statement) => isAbout(statement, finding, own))
  const newest = about.reduce<VexStatement | undefined>(
    (latest, one) => (latest === undefined || one.at >= latest.at ? one : latest),
    undefined,
  )
  // Where two say the opposite at the same time, nothing is proved.
  const isDisputed = about.some(({ at, suppresses }) => at === newest?.at && suppresses === 'no')
  return newest === undefined || isDisputed ? undefined : exceptionOf(newest, finding)
}

/** By the vulnerabilities that they name: a document of a distributor has thousands, and an image has thousands of findings. */
const known = new WeakMap<readonly VexStatement[], ReadonlyMap<string, readonly VexStatement[]>>()

/** Those that name a vulnerability, also as an alias, in their order. The index of a list is made once. */
export const statementsAbout = (id: string, statements: readonly VexStatement[]): readonly VexStatement[] => {
  const index = known.get(statements) ?? indexOf(statements)
  known.set(statements, index)
  return index.get(id) ?? []
}

const indexOf = (statements: readonly VexStatement[]): ReadonlyMap<string, readonly VexStatement[]> => {
  const index = new Map<string, VexStatement[]>()
  for (const statement of statements) {
    for (const id of new Set(statement.ids)) {
      const others = index.get(id)
      if (others === undefined) index.set(id, [statement])
      else others.push(statement)
    }
  }
  return index
}

const exceptionOf = ({ reason, owner, path }: VexStatement, { id }: Finding): Exception => ({
  ...{ scanner: null, id, package: null, path: null, image: null, key: null, file: null, reason, owner },
  expires: null,
  place: { path, line: 1, column: 1 },
  from: { kind: 'vex', path },
})

/** Whether a statement is about a finding, whatever it says of it. */
export const isAbout = ({ ids, products }: VexStatement, finding: Finding, own: OwnImage): boolean => {
  if (finding.kind !== 'vulnerability' || !ids.includes(finding.id)) return false
  const found = finding.purl ? parsePurl(finding.purl) : null
  return products.some((product) => {
    switch (product.kind) {
      case 'package':
        return (
          found !== null &&
          isCovered(product.purl, found) &&
          (product.platform === null || isOfPlatform(product.platform, found))
        )
      case 'in-image':
        return (
          isImage(product.image, finding, own) &&
          (product.purl === null || (found !== null && isCovered(product.purl, found)))
        )
      case 'unknown':
        return false
    }
  })
}
