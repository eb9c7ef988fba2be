/** The tables in README.md. */
import { fieldOf, SETTING_NAMES, type SettingName } from '../../src/settings/declaration.ts'
import { requiringPipelines } from './action-yaml.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** Every setting: name, what it means, default. */
export const inputsTable = (): string => {
  const rows = SETTING_NAMES.map((name) => {
    const { place, description } = fieldOf(name)
    return `| \`${name}\`${place === 'file' ? ' (file only)' : ''} | ${cell(description)} | ${initial(name)} |`
  })
  return ['| input | meaning | default |', '|---|---|---|', ...rows].join('\n')
}

const initial = (name: SettingName): string => {
  const field = fieldOf(name)
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
