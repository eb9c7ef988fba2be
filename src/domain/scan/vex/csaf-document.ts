/** The shape of CSAF documents with VEX statements (OASIS CSAF 2.0, profile 5: VEX), as far as it is read. */
import { z } from 'zod'

const named = z.object({
  product_id: z.string().min(1),
  product_identification_helper: z
    .object({ purl: z.string().nullish(), purls: z.array(z.string()).nullish(), cpe: z.string().nullish() })
    .nullish(),
})
export type Named = z.output<typeof named>

export interface Branch {
  readonly branches?: readonly Branch[] | null | undefined
  readonly product?: Named | null | undefined
}
const branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({ branches: z.array(branch).nullish(), product: named.nullish() }),
)

const ids = z.array(z.string()).nullish()
const aboutProducts = { product_ids: ids, group_ids: ids }

export const csaf = z.object({
  document: z.object({
    category: z.string(),
    csaf_version: z.string(),
    publisher: z.object({ name: z.string().min(1) }),
    tracking: z.object({
      id: z.string().nullish(),
      version: z.string().nullish(),
      current_release_date: z
        .string()
        .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a time, as 2026-01-31T12:00:00Z'),
    }),
  }),
  product_tree: z
    .object({
      branches: z.array(branch).nullish(),
      full_product_names: z.array(named).nullish(),
      product_groups: z.array(z.object({ group_id: z.string(), product_ids: z.array(z.string()) })).nullish(),
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

export type Csaf = z.output<typeof csaf>
export type Vulnerability = Csaf['vulnerabilities'][number]
