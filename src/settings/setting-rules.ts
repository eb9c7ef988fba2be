/** Rules between settings. They look only at values that are there, so they run even when others are wrong. */
import { templateProblems } from '../domain/image/tag.ts'
import type { RunSettings } from './declaration.ts'
import { problem, type Problem } from './problems.ts'

/** Any value may be missing or wrong. */
export type MaybeSettings = { readonly [Name in keyof RunSettings]: RunSettings[Name] | null }

/** A problem for each rule that the settings of the run break. */
export const runProblems = (settings: MaybeSettings): readonly Problem[] =>
  [...tagTemplate(settings), ...onePlatform(settings), ...secretsOnce(settings)].map(problem)

const tagTemplate = ({ tag }: MaybeSettings): readonly string[] =>
  templateProblems(tag ?? '').map((text) => `\`tag\`: ${text}`)

/** The problem of a run without an environment, unless its tag needs none. */
export const environmentProblems = ({ tag }: MaybeSettings): readonly Problem[] =>
  tag?.includes('{environment}')
    ? [
        problem(
          '`environment` is required because `tag` uses {environment}: set it, for example to `production`, or use a template without it',
        ),
      ]
    : []

const onePlatform = ({ platforms }: MaybeSettings): readonly string[] => {
  const all = (platforms ?? []).flatMap((line) => line.split(',')).filter((platform) => platform.trim() !== '')
  return all.length > 1 ? [`\`platforms\`: ${all.length} platforms are set; only one is supported`] : []
}

const secretsOnce = (settings: MaybeSettings): readonly string[] => {
  const ids = [settings.secrets, settings['secret-envs'], settings['secret-files']].flatMap((given) =>
    Object.keys(given ?? {}),
  )
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  return twice.map((id) => `build secret '${id}' is set twice, in \`secrets\`, \`secret-envs\` or \`secret-files\``)
}
