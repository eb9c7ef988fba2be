/** OpenVEX documents (OpenVEX specification 0.2.0, and 0.0.1, whose products are texts). */
import { z } from 'zod'
import { imageByReference, type WantedImage } from './known-image.ts'
import { parsePurl, type Purl } from './purl.ts'
import type { VexProduct, VexStatement } from './statements.ts'

const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'must be a time, as 2026-01-31T12:00:00Z')
const text = z.string().nullish()
const identifiers = z.object({ purl: text, cpe22: text, cpe23: text }).nullish()
const hashes = z.object({ 'sha-256': text }).nullish()

const component = z.union([
  z.string().transform((id) => ({ '@id': id, identifiers: null, hashes: null })),
  z.object({ '@id': text, identifiers, hashes }),
])
const product = z.union([
  z.string().transform((id) => ({ '@id': id, identifiers: null, hashes: null, subcomponents: null })),
  z.object({ '@id': text, identifiers, hashes, subcomponents: z.array(component).nullish() }),
])

const vulnerability = z.union([
  z
    .string()
    .min(1)
    .transform((name) => ({ name, aliases: [] })),
  z
    .object({
      name: z.string().min(1).nullish(),
      '@id': z.string().min(1).nullish(),
      aliases: z.array(z.string()).nullish(),
    })
    // The specification requires a name; go-vex and documents that Trivy publishes go by the id alone.
    .transform(({ name, '@id': id, aliases }) => ({ name: name ?? id ?? '', aliases }))
    .refine(({ name }) => name !== '', 'must have a `name`'),
])

interface Why {
  readonly justification?: string | null | undefined
  readonly impact_statement?: string | null | undefined
}

const reasonIn = ({ justification, impact_statement: impact }: Why): string | null =>
  [justification, impact].filter((text) => text?.trim()).join(': ') || null

const statement = z
  .object({
    vulnerability,
    timestamp: time.nullish(),
    last_updated: time.nullish(),
    products: z.array(product).nullish(),
    // Of 0.0.1.
    subcomponents: z.array(component).nullish(),
    status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation'], {
      error: 'must be not_affected, affected, fixed or under_investigation',
    }),
    justification: z.string().nullish(),
    impact_statement: z.string().nullish(),
    status_notes: z.string().nullish(),
  })
  // OpenVEX specification, "Status Labels": such a statement must have one of the two.
  .refine(({ status, ...why }) => status !== 'not_affected' || reasonIn(why) !== null, {
    message: 'not_affected needs a justification or an impact_statement',
  })

export const openVex = z.object({
  '@context': z.string().startsWith('https://openvex.dev/ns'),
  '@id': text,
  version: z.union([z.number(), z.string()]).nullish(),
  author: z.string().min(1),
  timestamp: time,
  last_updated: time.nullish(),
  statements: z.array(statement).min(1, 'must have a statement'),
})

type OpenVex = z.output<typeof openVex>
type Statement = OpenVex['statements'][number]

/** The statements of a document. */
export const openVexStatements = (document: OpenVex, path: string): readonly VexStatement[] =>
  document.statements.map((one) => ({
    ids: [one.vulnerability.name, ...(one.vulnerability.aliases ?? [])],
    suppresses: one.status === 'not_affected' || one.status === 'fixed' ? 'yes' : 'no',
    products: (one.products ?? []).flatMap((of) => productsOf(of, one)),
    reason: reasonIn(one) ?? one.status_notes ?? one.status,
    owner: document.author,
    at: Date.parse(one.last_updated ?? one.timestamp ?? document.last_updated ?? document.timestamp),
    path,
  }))

type Component = z.output<typeof component>

/** Without components it is the product itself that is not affected, with them each of these in it. */
const productsOf = (of: z.output<typeof product>, one: Statement): readonly VexProduct[] => {
  const parts = of.subcomponents ?? one.subcomponents ?? []
  const written = writtenOf(of)
  const image = imageIn(of)
  if (image !== null) {
    if (parts.length === 0) return [{ kind: 'in-image', image, purl: null, written }]
    return parts.map((part) => partOf(part, image, written))
  }
  const purl = purlIn(of)
  if (purl === null) return [{ kind: 'unknown', written, because: noPurl(of) }]
  return parts.length === 0
    ? [{ kind: 'package', purl, platform: null, written }]
    : [{ kind: 'unknown', written, because: 'it is about components of a package, which are known of images only' }]
}

const partOf = (part: Component, image: WantedImage, whole: string): VexProduct => {
  const purl = purlIn(part)
  const written = `${writtenOf(part)} in ${whole}`
  return purl === null
    ? { kind: 'unknown', written, because: noPurl(part) }
    : { kind: 'in-image', image, purl, written }
}

const noPurl = ({ identifiers: given }: Component): string =>
  given?.cpe22 || given?.cpe23
    ? 'it is named by a CPE alone, and scanners name packages by package URLs'
    : 'it is named by no package URL'

const writtenOf = ({ '@id': id, identifiers: given, hashes: hash }: Component): string =>
  given?.purl || id || given?.cpe23 || given?.cpe22 || hash?.['sha-256'] || ''

const purlIn = ({ '@id': id, identifiers: given }: Component): Purl | null => {
  const [first = null] = [given?.purl, id].flatMap((one) => (one ? (parsePurl(one) ?? []) : []))
  return first
}

/** By its package URL, by a name with a digest, or by the digest alone. */
const imageIn = (of: Component): WantedImage | null => {
  const purl = purlIn(of) ?? imageByReference(of['@id'] ?? '')
  if (purl !== null) return purl.type === 'oci' ? { kind: 'purl', purl } : null
  const hash = of.hashes?.['sha-256']?.toLowerCase()
  return hash && /^[0-9a-f]{64}$/u.test(hash) ? { kind: 'digest', digest: `sha256:${hash}` } : null
}
