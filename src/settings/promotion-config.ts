/** What a run promotes, and whether it marks what has passed. */
import { parseGivenImage } from '../domain/image/given-image.ts'
import { regionOf } from '../domain/image/source-repository.ts'
import { promotedFrom, type Promotion } from '../domain/image/way.ts'
import { didYouMean, listNames } from '../domain/near-match.ts'
import type { Settings } from './declaration.ts'
import type { GivenInputs } from './look-up.ts'
import { problem, type Problem } from './problems.ts'
import type { MaybeSettings } from './setting-rules.ts'

export interface PromotionConfig {
  /** Only of `pipeline: promote`. */
  readonly promotion?: Promotion
  /** Of the registry in the name of the image to promote; null or absent: that of the run's registry. */
  readonly sourceRegion?: string | null
  /** The environment whose mark the image gets at the end; absent: it gets none. */
  readonly marks?: { readonly environment: string }
}

type Chosen = Pick<Settings, 'image' | 'pipeline' | 'environment' | 'environments' | 'promote-from' | 'mark-passed'>

/** The promotion of checked settings. */
export const promotionConfig = ({ pipeline, environment, environments, ...own }: Chosen): PromotionConfig => {
  if (environment === null || (pipeline !== 'promote' && pipeline !== 'ship')) return {}
  const isMarked = own['mark-passed'] ?? environments.length > 1
  const marks = isMarked ? { marks: { environment } } : {}
  if (pipeline !== 'promote') return marks
  const place = { environment, order: environments }
  const promotion = { ...place, from: promotedFrom(own['promote-from'], place) }
  return { ...marks, promotion, sourceRegion: regionOf(parseGivenImage(own.image ?? '')) }
}

interface Known {
  readonly inputs: GivenInputs
  readonly environments: readonly string[]
}

/** What is missing for a promotion, or wrong. */
export const promotionProblems = (settings: MaybeSettings, known: Known): readonly Problem[] =>
  settings.pipeline === 'promote' ? [...missing(settings, known.inputs), ...origin(settings, known)].map(problem) : []

/** An input that is wrong has been reported. */
const missing = ({ image, environment }: MaybeSettings, inputs: GivenInputs): readonly string[] => [
  ...(image === null && !inputs.has('image')
    ? ['`image` is required: `pipeline: promote` deploys an image that exists; set it to its digest or its tag']
    : []),
  ...(environment === null && !inputs.has('environment')
    ? ['`environment` is required: it is what `pipeline: promote` promotes the image to']
    : []),
]

/** The environment that comes before must be known, or named. */
const origin = ({ environment, ...settings }: MaybeSettings, { inputs, environments }: Known): readonly string[] => {
  const from = settings['promote-from']
  if (environment === null || inputs.get('promote-from') === null) return []
  if (from === null) {
    if (environments.includes(environment)) return []
    const why = environments.length === 0 ? 'there are no `environments`' : `'${environment}' is not one of them`
    return [
      `\`promote-from\` is required: which environment comes before '${environment}' is not known, because ${why} in the settings file that decides`,
    ]
  }
  if (from === environment) return [`\`promote-from\` is '${from}', which is the environment to promote to`]
  if (from === 'none' || environments.length === 0 || environments.includes(from)) return []
  const all = listNames({ plural: '`environments`', word: from, names: environments })
  return [`\`promote-from\`: there is no environment '${from}'${didYouMean(from, environments)}; ${all}`]
}
