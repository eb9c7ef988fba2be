/** What the config of an image says of how it was built, out of Trivy's report on it. Every text comes from the image. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { isDigest, type Digest } from './digest.ts'
import type { BuildSteps } from './base-steps.ts'

export interface ConfigFacts extends BuildSteps {
  readonly labels: Readonly<Record<string, string>>
}

const LABELS = z.record(z.string(), z.string())
/** OCI image spec, "image config"; `config` is Docker's, with the labels. */
const REPORT = z.object({
  Metadata: z.object({
    ImageConfig: z.object({
      config: z
        .object({ Labels: LABELS.nullish().catch(null) })
        .nullish()
        .catch(null),
      history: z
        .array(z.object({ created_by: z.string().nullish(), empty_layer: z.boolean().nullish() }))
        .nullish()
        .catch(null),
      rootfs: z.object({ diff_ids: z.array(z.string().refine(isDigest)) }),
    }),
  }),
})

/** Null where the report does not have the config. */
export const configFacts = (trivyJson: string): ConfigFacts | null => {
  const parsed = REPORT.safeParse(jsonValue(trivyJson))
  if (!parsed.success) return null
  const { config, history, rootfs } = parsed.data.Metadata.ImageConfig
  return {
    labels: config?.Labels ?? {},
    steps: (history ?? []).map((step) => ({ text: step.created_by ?? '', hasLayer: step.empty_layer !== true })),
    layers: rootfs.diff_ids.filter((layer): layer is Digest => isDigest(layer)),
  }
}
