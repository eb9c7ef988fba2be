/** OpenVEX documents (OpenVEX specification 0.2.0, and 0.0.1, whose products are texts). */
import { z } from 'zod'
import { parsePurl, type Purl } from './purl.ts'
import type { VexProduct, VexStatement } from './statements.ts'

const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'must be a time, as 2026-01-31T12:00:00Z')
const identifiers = z.object({ purl: z.string().nullish() }).nullish()

const component = z.union([
  z.string().transform((id) => ({ '@id': id, identifiers: null })),
  z.object({ '@id': z.string().nullish(), identifiers }),
])
const product = z.union([
  z.string().transform((id) => ({ '@id': id, identifiers: null, subcomponents: null })),
  z.object({ '@id': z.string().nullish(), identifiers, subcomponents: z.array(component).nullish() }),
])

const vulnerability = z.union([
  z
    .string()
    .min(1)
    .transform((name) => ({ name, aliases: [] })),
  z.object({ name: z.string().min(1), aliases: z.array(z.string()).nullish() }),
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
  author: z.string().min(1),
  timestamp: time,
  last_updated: time.nullish(),
  statements: z.array(statement).min(1, 'must have a statement'),
})

type OpenVex = z.output<typeof openVex>
type Statement = OpenVex['statements'][number]

/** The statements of a document. Products that are no package URL are about nothing that can be recognized. */
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

const productsOf = (of: z.output<typeof product>, one: Statement): readonly VexProduct[] => {
  const parts = of.subcomponents ?? one.subcomponents ?? []
  return purlsOf(of).flatMap((purl): readonly VexProduct[] => {
    if (purl.type !== 'oci') return parts.length === 0 ? [{ kind: 'package', purl }] : []
    if (parts.length === 0) return [{ kind: 'in-image', image: purl, purl: null }]
    return parts.flatMap(purlsOf).map((part) => ({ kind: 'in-image', image: purl, purl: part }))
  })
}

const purlsOf = ({ '@id': id, identifiers: given }: z.output<typeof component>): readonly Purl[] =>
  [given?.purl, id].flatMap((text) => (text ? (parsePurl(text) ?? []) : [])).slice(0, 1)
