/** The tables in README.md. */
import type { Field } from '../../src/settings/fields.ts'
import { INPUTS } from '../../src/settings/inputs.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** Every input and file key: name, what it means, default. */
export const inputsTable = (): string => {
  const fields: readonly (readonly [string, Field<unknown>])[] = Object.entries(INPUTS)
  const rows = fields.map(
    ([name, field]) =>
      `| \`${name}\`${field.scope === 'file' ? ' (file only)' : ''} | ${cell(field.description)} | ${initial(field)} |`,
  )
  return ['| input | meaning | default |', '|---|---|---|', ...rows].join('\n')
}

const initial = (field: Field<unknown>): string => {
  switch (field.presence) {
    case 'required':
      return '**required**'
    case 'optional':
      return ''
    case 'defaulted':
      return field.default === ''
        ? ''
        : field.default
            .split('\n')
            .map((line) => `\`${line}\``)
            .join('<br>')
  }
}

/** Every output: name and what it holds. */
export const outputsTable = (): string =>
  [
    '| output | what it holds |',
    '|---|---|',
    ...Object.entries(OUTPUTS).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ].join('\n')
