/** The images that a run merges instead of building one: those of `image`, where it names several. */
import { parseGivenImage, severalImages } from '../domain/image/given-image.ts'
import { templateProblems } from '../domain/image/tag.ts'
import type { RunSettings, SettingName } from './declaration.ts'
import type { GivenInputs } from './look-up.ts'
import { problem, type Problem } from './problems.ts'
import type { MaybeSettings } from './setting-rules.ts'

export interface MergeConfig {
  /** Digests, names, tags or templates of tags; none: an image is built, or one is given. */
  readonly merge: readonly string[]
}

/** Of checked settings. */
export const mergeConfig = ({ image }: Pick<RunSettings, 'image'>): MergeConfig => ({
  merge: severalImages(image ?? ''),
})

/** What only a build takes. `context`, `file` and `target` say where its Dockerfile is, which reports name, `platforms` what is to be merged. */
const OF_BUILDS = [
  ...(['build-args', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'labels', 'cache-from', 'cache-to'] as const),
  ...(['pull', 'no-cache', 'provenance', 'sbom'] as const),
] satisfies readonly SettingName[]

/** What is wrong with several images, and with what is set beside them. */
export const mergedImageProblems = (settings: MaybeSettings, inputs: GivenInputs): readonly Problem[] => {
  const { image, pipeline } = settings
  const merge = severalImages(image ?? '')
  if (merge.length === 0) return []
  const twice = [...new Set(merge.filter((one, index) => merge.indexOf(one) !== index))]
  const others = OF_BUILDS.filter((name) => inputs.has(name)).map((name) => `\`${name}\``)
  return [
    ...merge.flatMap((one) => entryProblems(one, settings)),
    ...twice.map((one) => `\`image\` names ${one} twice`),
    ...(pipeline === null || pipeline === 'ship' || pipeline === 'push'
      ? []
      : [`\`image\` names several images to merge, which only \`pipeline: ship\` and \`push\` do`]),
    ...(others.length === 0
      ? []
      : [`several images of \`image\` are merged without a build: remove ${others.join(', ')}`]),
  ].map(problem)
}

const entryProblems = (written: string, { repository }: MaybeSettings): readonly string[] => {
  const given = parseGivenImage(written)
  if (given === null) {
    const isTemplate = /[{}]/u.test(written) && /^[\w.-]*$/u.test(written.replaceAll(/\{[^{}]*\}/gu, ''))
    const wrong = isTemplate
      ? templateProblems(written)
      : [`'${written}' is not a digest, a tag or a template of a tag`]
    return wrong.map((text) => `\`image\`: ${text}`)
  }
  const isOther = repository !== null && (given.repository ?? repository) !== repository
  return isOther ? [`\`image\`: ${written} is not in \`repository\` (${repository})`] : []
}
