/** Rules that hold between inputs. They look only at values that are there, so they run even when others are wrong. */
import { templateProblems } from '../domain/image/tag.ts'
import type { Inputs } from './inputs.ts'

type MaybeInputs = { readonly [Name in keyof Inputs]: Inputs[Name] | null }

/** One line for each broken rule. */
export const crossFieldProblems = (inputs: MaybeInputs): readonly string[] => [
  ...tagTemplate(inputs),
  ...environmentForTag(inputs),
  ...onePlatform(inputs),
  ...secretsOnce(inputs),
]

const tagTemplate = ({ tag }: MaybeInputs): readonly string[] =>
  templateProblems(tag ?? '').map((problem) => `\`tag\`: ${problem}`)

const environmentForTag = ({ environment, tag }: MaybeInputs): readonly string[] =>
  environment === null && tag?.includes('{environment}')
    ? [
        '`environment` is required because `tag` names {environment}: say what this deployment is for, or set `tag` to a template without it',
      ]
    : []

const onePlatform = ({ platforms }: MaybeInputs): readonly string[] => {
  const all = (platforms ?? []).flatMap((line) => line.split(',')).filter((platform) => platform.trim() !== '')
  return all.length > 1
    ? [`\`platforms\`: ${all.length} platforms are named; one image for one platform can be built for now`]
    : []
}

const secretsOnce = (inputs: MaybeInputs): readonly string[] => {
  const ids = [inputs.secrets, inputs['secret-envs'], inputs['secret-files']].flatMap((given) =>
    Object.keys(given ?? {}),
  )
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  return twice.map(
    (id) => `the build secret '${id}' is given twice, in \`secrets\`, \`secret-envs\` or \`secret-files\``,
  )
}
