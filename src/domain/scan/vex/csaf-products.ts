/** What the product tree of a CSAF document stands for: packages, images, and packages in images or on systems. */
import type { Branch, Csaf, Named } from './csaf-document.ts'
import { parsePlatform } from './platform-cpe.ts'
import { parsePurl, type Purl } from './purl.ts'
import type { VexProduct } from './statements.ts'

/** What each product id stands for. */
export const productsIn = ({ product_tree: tree }: Csaf): ReadonlyMap<string, readonly VexProduct[]> => {
  const all = [...(tree?.branches ?? []).flatMap(productsBelow), ...(tree?.full_product_names ?? [])]
  const named = Map.groupBy(all, ({ product_id: id }) => id)
  const products = new Map<string, readonly VexProduct[]>(
    [...named].map(([id, group]) => [id, group.flatMap(productsNamed)]),
  )
  for (const one of tree?.relationships ?? []) products.set(one.full_product_name.product_id, relatedIn(one, named))
  return products
}

type Relationship = NonNullable<NonNullable<Csaf['product_tree']>['relationships']>[number]

const relatedIn = (one: Relationship, named: ReadonlyMap<string, readonly Named[]>): readonly VexProduct[] => {
  const [part, whole] = [one.product_reference, one.relates_to_product_reference]
  const written = `${part} of ${whole}`
  const own = purlsOf(one.full_product_name).map((purl) => productOf(purl, one.full_product_name.product_id))
  const related = (named.get(whole) ?? []).flatMap((of) =>
    (named.get(part) ?? []).flatMap((each) => partsOf(each, of, written)),
  )
  const found = [...own, ...related]
  const because = 'the product tree of the document lacks one of the two'
  return found.length > 0 ? found : [{ kind: 'unknown', written, because }]
}

const productsNamed = (one: Named): readonly VexProduct[] => {
  const purls = purlsOf(one)
  if (purls.length > 0) return purls.map((purl) => productOf(purl, one.product_id))
  const cpe = one.product_identification_helper?.cpe
  const because = cpe
    ? `it is named by a CPE alone (${cpe}), and scanners name packages by package URLs`
    : 'it is named by no package URL'
  return [{ kind: 'unknown', written: one.product_id, because }]
}

const productOf = (purl: Purl, written: string): VexProduct =>
  purl.type === 'oci'
    ? { kind: 'in-image', image: { kind: 'purl', purl }, purl: null, written }
    : { kind: 'package', purl, platform: null, written }

/** A component is known in an image, and in a system by its CPE; what runs within another package is not. */
const partsOf = (part: Named, whole: Named, written: string): readonly VexProduct[] => {
  const purls = purlsOf(part)
  if (purls.length === 0) return productsNamed(part).map((one) => ({ ...one, written }))
  const found = purls.flatMap((purl) => [...inImages(purl, whole, written), ...onPlatform(purl, whole, written)])
  const because = 'it is a component of what is neither an image nor the system of one'
  return found.length > 0 ? found : [{ kind: 'unknown', written, because }]
}

const inImages = (purl: Purl, whole: Named, written: string): readonly VexProduct[] =>
  purlsOf(whole).flatMap((image) =>
    image.type === 'oci' ? [{ kind: 'in-image', image: { kind: 'purl', purl: image }, purl, written }] : [],
  )

const onPlatform = (purl: Purl, whole: Named, written: string): readonly VexProduct[] => {
  const platform = parsePlatform(whole.product_identification_helper?.cpe ?? '')
  if (platform === null) return []
  return [purl.type === 'oci' ? productOf(purl, written) : { kind: 'package', purl, platform, written }]
}

const productsBelow = ({ branches, product }: Branch): readonly Named[] => [
  ...(product ? [product] : []),
  ...(branches ?? []).flatMap(productsBelow),
]

const purlsOf = ({ product_identification_helper: helper }: Named): readonly Purl[] =>
  [helper?.purl, ...(helper?.purls ?? [])].flatMap((text) => (text ? (parsePurl(text) ?? []) : []))
