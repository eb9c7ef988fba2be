/** The statements of CSAF documents. */
import { productsIn } from './csaf-products.ts'
import type { Csaf, Vulnerability } from './csaf-document.ts'
import type { VexProduct, VexStatement } from './statements.ts'

/** The statements of a document: one for each product of each vulnerability. */
export const csafStatements = (document: Csaf, path: string): readonly VexStatement[] => {
  const products = productsIn(document)
  const groups = new Map((document.product_tree?.product_groups ?? []).map((one) => [one.group_id, one.product_ids]))
  const at = Date.parse(document.document.tracking.current_release_date)
  const common = { owner: document.document.publisher.name, at, path }
  const productsOf = (id: string): readonly VexProduct[] =>
    products.get(id) ?? [{ kind: 'unknown', written: id, because: 'the product tree of the document does not have it' }]
  return document.vulnerabilities.flatMap((one) => {
    const names = [one.cve, ...(one.ids ?? []).map(({ text }) => text)].filter((name): name is string => Boolean(name))
    const good = goodIn(one).map(([id, status]): VexStatement => {
      const reason = reasonFor(one, id, groups)
      const isReasoned = reason !== null || status === 'fixed'
      const known = isReasoned ? productsOf(id) : [{ kind: 'unknown' as const, written: id, because: NO_REASON }]
      return { ids: names, suppresses: 'yes', products: known, reason: reason ?? status, ...common }
    })
    const bad = badIn(one).map((id): VexStatement => {
      return { ids: names, suppresses: 'no', products: productsOf(id), reason: 'affected', ...common }
    })
    return [...good, ...bad]
  })
}

/** CSAF 2.0, section 4.5: `known_not_affected` needs a flag, or a threat of the category `impact`. */
const NO_REASON = 'known_not_affected needs a flag or a threat of the category impact that says why'

const goodIn = ({ product_status: status }: Vulnerability): readonly (readonly [string, string])[] => [
  ...(status?.known_not_affected ?? []).map((id) => [id, 'known_not_affected'] as const),
  ...[status?.fixed, status?.first_fixed].flatMap((list) => (list ?? []).map((id) => [id, 'fixed'] as const)),
]

const badIn = ({ product_status: status }: Vulnerability): readonly string[] =>
  [status?.known_affected, status?.first_affected, status?.last_affected, status?.under_investigation].flatMap(
    (list) => list ?? [],
  )

interface OfProducts {
  readonly product_ids?: readonly string[] | null | undefined
  readonly group_ids?: readonly string[] | null | undefined
}

/** A flag is the machine-readable reason, an impact threat the one in words; null: there is none for the product. */
const reasonFor = (
  { flags, threats }: Vulnerability,
  id: string,
  groups: ReadonlyMap<string, readonly string[]>,
): string | null => {
  const isFor = ({ product_ids: list, group_ids: named }: OfProducts): boolean =>
    (!list && !named) || [...(list ?? []), ...(named ?? []).flatMap((one) => groups.get(one) ?? [])].includes(id)
  const reasons = [
    ...(flags ?? []).filter(isFor).map(({ label }) => label),
    ...(threats ?? []).filter((threat) => threat.category === 'impact' && isFor(threat)).map(({ details }) => details),
  ]
  return reasons.length > 0 ? reasons.join(': ') : null
}
