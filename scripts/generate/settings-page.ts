/** The tables in docs/settings.md. */
import { fieldOf, SETTING_NAMES, type SettingName } from '../../src/settings/declaration.ts'
import { requiringPipelines } from './action-yaml.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** The groups of the settings, by the first setting of each: the declaration lists them in this order. */
const GROUPS: Readonly<Partial<Record<SettingName, string>>> = {
  pipeline: 'The run',
  repository: 'The target',
  tag: 'The image',
  'trivy-severity': 'Scans and gate',
  'desired-count': 'The deployment',
  verify: 'In `ship-to-ecs.yaml` only',
  containers: 'The task definition, in `ship-to-ecs.yaml` only',
}

/** Every setting: name, whether only the file has it, what it means, default. */
export const inputsTable = (): string => {
  const rows = SETTING_NAMES.flatMap((name) => {
    const group = GROUPS[name]
    return [...(group === undefined ? [] : [`| **${group}** | | |`]), inputRow(name)]
  })
  return ['| input | meaning | default |', '|---|---|---|', ...rows].join('\n')
}

const inputRow = (name: SettingName): string =>
  `| \`${name}\`${fieldOf(name).place === 'file' ? ' (file)' : ''} | ${cell(fieldOf(name).description)} | ${initial(name)} |`

const initial = (name: SettingName): string => {
  const field = fieldOf(name)
  if (field.workflowDefault !== null) return `\`${field.workflowDefault}\``
  if (field.presence === 'optional') return requiringPipelines(name).length > 0 ? '**required**' : ''
  if (field.default === '') return ''
  return field.default
    .split('\n')
    .map((line) => `\`${line}\``)
    .join('<br>')
}

/** Every output: name and what it holds. */
export const outputsTable = (): string =>
  [
    '| output | what it holds |',
    '|---|---|',
    ...Object.entries(OUTPUTS).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ].join('\n')
