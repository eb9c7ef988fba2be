/**
 * Trivy's own JSON as it may be kept: with every package and finding, and without a secret or a path of this machine. The other formats
 * are made from it.
 */
import { z } from 'zod'
import { isDigest, type Digest } from '../image/digest.ts'
import { parseJson, type Parsed } from '../scan/scanner-json.ts'
import type { ImageHistory } from '../sarif/layer-lines.ts'
import { cleanValue, type Redact } from './clean-text.ts'
import { visibleJson } from './visible-json.ts'

const HISTORY = z.object({ created_by: z.string().nullish(), empty_layer: z.boolean().nullish() })
const DOCUMENT = z.looseObject({
  ArtifactName: z.string().nullish().catch(null),
  Metadata: z.looseObject({
    ImageConfig: z
      .looseObject({
        history: z.array(HISTORY).nullish().catch(null),
        rootfs: z
          .looseObject({ diff_ids: z.array(z.string()).nullish().catch(null) })
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
  }),
})

export interface Cleaned {
  readonly text: string
  readonly history: ImageHistory
}

export interface TrivyNames {
  /** The name that the engine knew the image by. */
  readonly localName: string
  /** What replaces it, and the path of the archive that was scanned, which is Trivy's name for the image. */
  readonly name: string
}

/**
 * What shows more than the finding: the match and the lines around a secret; the variables, labels and commands of the image's config, and its
 * history, which has build arguments; a layer quotes the build step that made it.
 */
const HIDDEN: ReadonlySet<string> = new Set(['Match', 'Code', 'CreatedBy', 'config', 'container_config', 'history'])

/** The cleaned report, and the history of the image, which only this report has. */
export const cleanTrivyJson = (text: string, names: TrivyNames, redact: Redact): Parsed<Cleaned> => {
  const parsed = parseJson(DOCUMENT, text)
  if (parsed.kind === 'invalid') return parsed
  const { ArtifactName, Metadata } = parsed.value
  // Read again: the schema has put null for what is not as expected.
  const whole = cleanValue(
    JSON.parse(text),
    redactNames([ArtifactName ?? '', names.localName], names.name, redact),
    (name) => HIDDEN.has(name),
  )
  return {
    kind: 'valid',
    value: { text: visibleJson(whole), history: historyOf(Metadata.ImageConfig) },
  }
}

/** `/tmp/…/image.tar (debian 12.1)`: the rest of the text stays. */
const redactNames = (hidden: readonly string[], name: string, redact: Redact): Redact => {
  const replaced = hidden.filter((one) => one.length >= SHORTEST_NAME)
  return (text) => redact(replaced.reduce((shown, one) => shown.replaceAll(one, () => name), text))
}

/** A shorter name of an image is a part of too many words; the names that the run itself gives are longer. */
const SHORTEST_NAME = 5

type Config = z.output<typeof DOCUMENT>['Metadata']['ImageConfig']

const historyOf = (config: Config): ImageHistory => ({
  entries: (config?.history ?? []).map((entry) => ({
    createdBy: entry.created_by ?? '',
    isEmpty: entry.empty_layer === true,
  })),
  layers: (config?.rootfs?.diff_ids ?? []).filter((layer): layer is Digest => isDigest(layer)),
})
