/** Every input of the action as an option: `--aws-region eu-west-1`. The options become inputs, so both mean the same. */
import { InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { ACTION_INPUTS, fieldOf, type SettingName } from '../settings/declaration.ts'
import type { Owner } from '../settings/field.ts'

/** A command line is seen by every process of the machine: what is secret comes by the environment, or by the name of a variable. */
const NEVER_OPTIONS: readonly SettingName[] = ['github-token', 'secrets']
/** An argument of its own. */
const ARGUMENT: SettingName = 'pipeline'

const HEADINGS: Readonly<Record<Owner, string>> = {
  run: 'Settings of the run:',
  image: 'Settings of the image:',
  'image-and-services': 'Settings of the image and its services:',
  services: 'Settings of the services:',
  service: 'Settings of the service:',
}

/** The settings that have an option. */
export const OPTION_SETTINGS = ACTION_INPUTS.filter((name) => name !== ARGUMENT && !NEVER_OPTIONS.includes(name))

/** The options, in the order of the documentation. @param without what the command sets itself */
export const settingOptions = (without: readonly SettingName[]): readonly Option[] =>
  OPTION_SETTINGS.filter((name) => !without.includes(name)).map(optionOf)

const optionOf = (name: SettingName): Option => {
  const { description, owner } = fieldOf(name)
  const option = new Option(`--${name} ${VALUES[shapeOf(name)]}`, firstSentence(description))
    .helpGroup(HEADINGS[owner])
    .argParser((given: string, before: unknown) => added(name, given, before))
  const words = wordsOf(name)
  // Only shown and completed: the settings are checked together, and in any case of their letters.
  if (words !== null) option.argChoices = [...words]
  return option
}

type Shape = 'flag' | 'list' | 'value'

/** An option without its value is `true`. */
const VALUES: Readonly<Record<Shape, string>> = { flag: '[bool]', list: '<line>', value: '<value>' }

/** An option of lines can be repeated. */
const added = (name: SettingName, text: string, before: unknown): string => {
  if (typeof before !== 'string') return text
  if (shapeOf(name) === 'list') return `${before}\n${text}`
  throw new InvalidArgumentError('It is given twice.')
}

const shapeOf = (name: SettingName): Shape => {
  const takes = (value: unknown): boolean => fieldOf(name).schema.safeParse(value).success
  if (takes('true') && takes('false') && !takes('neither')) return 'flag'
  return takes([]) || wordsInList(name) ? 'list' : 'value'
}

const META = z.object({ enum: z.array(z.string()).optional(), examples: z.array(z.array(z.string())).optional() })

const metaOf = (name: SettingName): z.infer<typeof META> => META.parse(fieldOf(name).schema.meta() ?? {})

/** The words that a setting takes; null where it takes others. */
const wordsOf = (name: SettingName): readonly string[] | null => {
  const words = metaOf(name).enum ?? null
  return words !== null && words.length <= MOST_WORDS ? words : null
}
/** More would fill the help; the error of a wrong word lists them. */
const MOST_WORDS = 5

const wordsInList = (name: SettingName): boolean => metaOf(name).examples !== undefined

/** The page of the settings has the rest. */
const firstSentence = (description: string): string => /^.*?\.(?=\s|$)/su.exec(description)?.[0] ?? description

/** The variables of the inputs that the options set, as the runner would hand them over (actions/toolkit, core.getInput). */
export const inputsOf = (options: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    OPTION_SETTINGS.flatMap((name) => {
      const value = options[camelCase(name)]
      if (value === true) return [[name, 'true']]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** As commander names an option's attribute. */
const camelCase = (name: string): string => name.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase())
