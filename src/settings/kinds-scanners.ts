/** The kind of value of `scanner-releases`: a release of a scanner that is used instead of the pinned one. */
import { z } from 'zod'
import { isKnownBad, PLATFORMS, type OwnRelease, type OwnReleases } from '../domain/scan/scanner-releases.ts'
import type { ScannerName } from '../domain/scan/scanner-pins.ts'
import type { ValueKind } from './kinds.ts'
import { textsAndNulls } from './nested-values.ts'

/** A map from a scanner to its release; an upper level replaces the release of a scanner as a whole. */
export const scannerReleases = (): ValueKind<OwnReleases> => ({
  schema: z
    .strictObject(
      { trivy: release('trivy').optional(), dockle: release('dockle').optional() },
      { error: unknownOr('is not a scanner: trivy or dockle', 'must map `trivy` or `dockle` to a release') },
    )
    .transform(({ trivy, dockle }): OwnReleases => ({ ...(trivy && { trivy }), ...(dockle && { dockle }) }))
    .meta({ examples: [{ trivy: { version: '0.75.0', sha256: '0'.repeat(64) } }] }),
  merge: (below, above) => ({ ...below, ...above }),
  nested: { plain: textsAndNulls, place: (value) => value },
})

const unknownOr =
  (unknown: string, wrong: string) =>
  ({ code }: { readonly code: string }): string =>
    code === 'unrecognized_keys' ? unknown : wrong

const HASH = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .transform((hash) => hash.toLowerCase())

const BY_PLATFORM = z.strictObject(Object.fromEntries(PLATFORMS.map((platform) => [platform, HASH.optional()])), {
  error: unknownOr(`is not a platform: ${PLATFORMS.join(', ')}`, 'must be a sha256 or a map of them'),
})

const release = (scanner: ScannerName): z.ZodType<OwnRelease> =>
  z.strictObject(
    {
      version: z
        .string({ error: 'must be the version of a release, such as 0.75.0' })
        .regex(/^\d+\.\d+\.\d+$/, { error: 'must be the version of a release, such as 0.75.0' })
        .refine((version) => !isKnownBad(scanner, version), {
          error: ({ input }) => `${scanner} ${String(input)} is a tampered release, which nothing allows`,
        }),
      sha256: z.union([HASH, BY_PLATFORM.transform(withoutAbsent)], {
        error: `must be the sha256 of its archive (64 hexadecimal digits), or a map of them by platform (${PLATFORMS.join(', ')})`,
      }),
    },
    { error: unknownOr('is not a part of a release: version or sha256', 'must be a map with `version` and `sha256`') },
  )

const withoutAbsent = (map: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(map).flatMap(([key, hash]) => (hash === undefined ? [] : [[key, hash]])))
