/** What the installed package says of itself; `bin/ship-to-ecs.cjs` hands it over. */
import { z } from 'zod'

const PACKAGE = z.strictObject({
  /** The folder that holds `dist/` and `infra/`. */
  root: z.string().min(1),
  version: z.string().min(1),
  /** The commit that was packed; null in a checkout. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullish(),
})

export type PackageFacts = z.infer<typeof PACKAGE>

/** @throws ZodError when somebody else than the package's own program has set them */
export const packageFacts = (packaged: unknown): PackageFacts => PACKAGE.parse(packaged)
