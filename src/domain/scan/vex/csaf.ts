/** CSAF documents with VEX statements (OASIS CSAF 2.0, profile 5: VEX). */
import { z } from 'zod'
import { parsePurl, type Purl } from './purl.ts'
import type { VexProduct, VexStatement } from './statements.ts'

const named = z.object({
  product_id: z.string().min(1),
  product_identification_helper: z
    .object({ purl: z.string().nullish(), purls: z.array(z.string()).nullish() })
    .nullish(),
})
type Named = z.output<typeof named>

interface Branch {
  readonly branches?: readonly Branch[] | null | undefined
  readonly product?: Named | null | undefined
}
const branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({ branches: z.array(branch).nullish(), product: named.nullish() }),
)

const ids = z.array(z.string()).nullish()
const aboutProducts = { product_ids: ids }

export const csaf = z.object({
  document: z.object({
    category: z.string(),
    csaf_version: z.string(),
    publisher: z.object({ name: z.string().min(1) }),
    tracking: z.object({
      current_release_date: z
        .string()
        .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a time, as 2026-01-31T12:00:00Z'),
    }),
  }),
  product_tree: z
    .object({
      branches: z.array(branch).nullish(),
      full_product_names: z.array(named).nullish(),
      relationships: z
        .array(
          z.object({
            full_product_name: named,
            product_reference: z.string(),
            relates_to_product_reference: z.string(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  vulnerabilities: z
    .array(
      z.object({
        cve: z.string().nullish(),
        ids: z.array(z.object({ text: z.string() })).nullish(),
        product_status: z
          .object({
            known_not_affected: ids,
            fixed: ids,
            first_fixed: ids,
            known_affected: ids,
            first_affected: ids,
            last_affected: ids,
            under_investigation: ids,
          })
          .nullish(),
        flags: z.array(z.object({ label: z.string(), ...aboutProducts })).nullish(),
        threats: z.array(z.object({ category: z.string(), details: z.string(), ...aboutProducts })).nullish(),
      }),
    )
    .min(1, 'must have a vulnerability'),
})

type Csaf = z.output<typeof csaf>
type Vulnerability = Csaf['vulnerabilities'][number]

/** The statements of a document: one for each product of each vulnerability. */
export const csafStatements = (document: Csaf, path: string): readonly VexStatement[] => {
  const products = productsIn(document)
  const at = Date.parse(document.document.tracking.current_release_date)
  const common = { owner: document.document.publisher.name, at, path }
  return document.vulnerabilities.flatMap((one) => {
    const names = [one.cve, ...(one.ids ?? []).map(({ text }) => text)].filter((name): name is string => Boolean(name))
    const status = one.product_status ?? {}
    const good = [status.known_not_affected, status.fixed, status.first_fixed].flatMap((list) => list ?? [])
    const bad = [
      ...[status.known_affected, status.first_affected, status.last_affected, status.under_investigation],
    ].flatMap((list) => list ?? [])
    const statementOf = (suppresses: VexStatement['suppresses']) => (id: string) => ({
      ...{ ids: names, suppresses, products: products.get(id) ?? [], reason: reasonFor(one, id), ...common },
    })
    return [...good.map(statementOf('yes')), ...bad.map(statementOf('no'))]
  })
}

/** A flag is the machine-readable reason, an impact threat the one in words. */
const reasonFor = ({ flags, threats, product_status: status }: Vulnerability, id: string): string => {
  const isFor = ({ product_ids: list }: { readonly product_ids?: readonly string[] | null | undefined }): boolean =>
    !list || list.includes(id)
  const reasons = [
    ...(flags ?? []).filter(isFor).map(({ label }) => label),
    ...(threats ?? []).filter((threat) => threat.category === 'impact' && isFor(threat)).map(({ details }) => details),
  ]
  if (reasons.length > 0) return reasons.join(': ')
  return status?.known_not_affected?.includes(id) ? 'known_not_affected' : 'fixed'
}

/** What each product id stands for. A component of a product is about its package only where the product is an image. */
const productsIn = ({ product_tree: tree }: Csaf): ReadonlyMap<string, readonly VexProduct[]> => {
  const all = [...(tree?.branches ?? []).flatMap(productsBelow), ...(tree?.full_product_names ?? [])]
  const purls = new Map<string, readonly Purl[]>(
    [...Map.groupBy(all, ({ product_id: id }) => id)].map(([id, group]) => [id, group.flatMap(purlsOf)]),
  )
  const products = new Map<string, readonly VexProduct[]>([...purls].map(([id, list]) => [id, list.map(productOf)]))
  for (const one of tree?.relationships ?? []) {
    const images = (purls.get(one.relates_to_product_reference) ?? []).filter(({ type }) => type === 'oci')
    const parts = purls.get(one.product_reference) ?? []
    const inImages = images.flatMap((image) => parts.map((purl): VexProduct => ({ kind: 'in-image', image, purl })))
    products.set(one.full_product_name.product_id, [...purlsOf(one.full_product_name).map(productOf), ...inImages])
  }
  return products
}

const productOf = (purl: Purl): VexProduct =>
  purl.type === 'oci' ? { kind: 'in-image', image: purl, purl: null } : { kind: 'package', purl }

const productsBelow = ({ branches, product }: Branch): readonly Named[] => [
  ...(product ? [product] : []),
  ...(branches ?? []).flatMap(productsBelow),
]

const purlsOf = ({ product_identification_helper: helper }: Named): readonly Purl[] =>
  [helper?.purl, ...(helper?.purls ?? [])].flatMap((text) => (text ? (parsePurl(text) ?? []) : []))
