/** Rules between settings. They look only at values that are there, so they run even when others are wrong. */
import { parseGivenImage, severalImages, type GivenImage } from '../domain/image/given-image.ts'
import { isPlatform } from '../domain/image/platform.ts'
import { templateProblems } from '../domain/image/tag.ts'
import { platformsOf } from './build-settings.ts'
import type { RunSettings, SettingName } from './declaration.ts'
import type { GivenInputs } from './look-up.ts'
import { positionAt } from '../domain/position.ts'
import { problem, type Problem } from './problems.ts'

/** Any value may be missing or wrong. */
export type MaybeSettings = { readonly [Name in keyof RunSettings]: RunSettings[Name] | null }

/** A problem for each rule that the settings of the run break. */
export const runProblems = (settings: MaybeSettings): readonly Problem[] =>
  [...tagTemplate(settings), ...knownPlatforms(settings), ...secretsOnce(settings), ...ofRepository(settings)].map(
    problem,
  )

/** They judge no image that another one could be compared with. */
const WITHOUT_GROWTH: ReadonlySet<MaybeSettings['pipeline']> = new Set(['rollback', 'rescan', 'maintenance'])

const GROWTH = ['max-growth-mb', 'max-growth-percent'] as const

/** What has grown is only known beside another image: without a baseline every image would be blocked, after its build. */
export const growthProblems = ({ pipeline, policy, baseline }: MaybeSettings): readonly Problem[] => {
  if (policy === null || baseline !== 'none' || WITHOUT_GROWTH.has(pipeline)) return []
  const keys = GROWTH.filter((key) => policy.value[key] !== undefined)
  const [first] = keys
  if (first === undefined) return []
  const names = keys.map((key) => `\`policy.${key}\``).join(' and ')
  const text = `${names} ${keys.length === 1 ? 'needs' : 'need'} an image to compare with: set \`baseline: running\`, or \`baseline\` to an image by digest`
  return [{ at: positionAt(policy.positions, [first]), text }]
}

const tagTemplate = ({ tag, 'additional-tags': additional }: MaybeSettings): readonly string[] => [
  ...templateProblems(tag ?? '').map((text) => `\`tag\`: ${text}`),
  ...(additional ?? []).flatMap(templateProblems).map((text) => `\`additional-tags\`: ${text}`),
]

/** Images of another registry are recognized once ECR has said which one `repository` is in. */
const ofRepository = ({ image: written, repository, pipeline }: MaybeSettings): readonly string[] => {
  const wanted = wantedIn(parseGivenImage(written ?? ''), pipeline)
  return repository === null || wanted === null || wanted === repository
    ? []
    : [
        `\`image\`: ${written ?? ''} is not in \`repository\` (${repository}); only images of that ECR repository can be deployed`,
      ]
}

/** A promotion copies an image that is given by its full name, so it may be in any repository. */
const wantedIn = (image: GivenImage | null, pipeline: MaybeSettings['pipeline']): string | null =>
  image === null || (pipeline === 'promote' && image.registry !== null) ? null : image.repository

/** What says how to build. The file may have it for other runs; beside the input `image`, an input of it means something else. */
const OF_BUILD = [
  ...([
    'tag',
    'additional-tags',
    'context',
    'file',
    'target',
    'build-args',
    'secrets',
    'secret-envs',
    'secret-files',
    'ssh',
  ] as const),
  ...(['platforms', 'labels', 'cache-from', 'cache-to', 'pull', 'no-cache', 'provenance', 'sbom'] as const),
] satisfies readonly SettingName[]

/** One problem with all inputs that have no meaning beside `image`. */
export const imageProblems = ({ image, pipeline }: MaybeSettings, inputs: GivenInputs): readonly Problem[] => {
  // A promotion gives the image a tag.
  const meant = pipeline === 'promote' ? OF_BUILD.filter((name) => name !== 'tag') : OF_BUILD
  const others = meant.filter((name) => inputs.has(name)).map((name) => `\`${name}\``)
  if (image === null || severalImages(image).length > 0 || others.length === 0) return []
  return [problem(`\`image\` is deployed without a build: remove ${others.join(', ')}, or \`image\``)]
}

/** Problems of inputs that have no meaning in the pipeline. */
export const rollbackProblems = (settings: MaybeSettings, inputs: GivenInputs): readonly Problem[] => {
  if (settings.pipeline !== 'rollback') {
    return settings['rollback-to'] === null
      ? []
      : [problem('`rollback-to` has no meaning without `pipeline: rollback`')]
  }
  const others = (['image', ...OF_BUILD] as const).filter((name) => inputs.has(name)).map((name) => `\`${name}\``)
  if (others.length === 0) return []
  const meant = inputs.has('image') ? '; an image to go back to is `rollback-to`' : ''
  return [problem(`\`pipeline: rollback\` builds nothing: remove ${others.join(', ')}${meant}`)]
}

/** An input that asks for a page which no other pipeline would switch: nobody may take such a run for one that did. */
export const maintenanceProblems = ({ pipeline }: MaybeSettings, inputs: GivenInputs): readonly Problem[] =>
  pipeline === 'maintenance' || !inputs.has('maintenance')
    ? []
    : [problem('`maintenance` has no meaning without `pipeline: maintenance`')]

/** Those that tag nothing, and the one that always needs an environment. */
const TAGLESS: ReadonlySet<MaybeSettings['pipeline']> = new Set([
  'rollback',
  'rescan',
  'apps',
  'promote',
  'maintenance',
])

/** The problem of a run without an environment, unless its tag needs none or nothing is tagged. */
export const environmentProblems = ({
  pipeline,
  tag,
  'additional-tags': additional,
  image,
}: MaybeSettings): readonly Problem[] =>
  !TAGLESS.has(pipeline) &&
  (image === null || severalImages(image).length > 0) &&
  [tag ?? '', ...(additional ?? [])].some((one) => one.includes('{environment}'))
    ? [
        problem(
          '`environment` is required because `tag` uses {environment}: set it, for example to `production`, or use a template without it',
        ),
      ]
    : []

/** One that no builder knows would be built all the same, for machines that do not exist. */
const knownPlatforms = (settings: MaybeSettings): readonly string[] =>
  platformsOf(settings)
    .filter((platform) => !isPlatform(platform))
    .map((platform) => `\`platforms\`: '${platform}' is not a platform such as linux/amd64 or linux/arm64`)

const secretsOnce = (settings: MaybeSettings): readonly string[] => {
  const ids = [settings.secrets, settings['secret-envs'], settings['secret-files']].flatMap((given) =>
    Object.keys(given ?? {}),
  )
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  return twice.map((id) => `build secret '${id}' is set twice, in \`secrets\`, \`secret-envs\` or \`secret-files\``)
}
