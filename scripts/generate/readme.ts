/** The tables in README.md. */
import { fieldOf, SETTING_NAMES, type SettingName } from '../../src/settings/declaration.ts'
import { requiringPipelines } from './action-yaml.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** The groups of the inputs, in which every setting has its place. */
const GROUPS: Readonly<Record<string, readonly SettingName[]>> = {
  'The run': ['pipeline', 'environment', 'app', 'config-file'],
  'The target': ['repository', 'cluster', 'service', 'task-definition', 'container-name', 'aws-region'],
  'The image': [
    ...(['tag', 'context', 'file', 'target', 'build-args', 'secrets', 'secret-envs', 'secret-files', 'ssh'] as const),
    ...(['platforms', 'labels', 'cache-from', 'cache-to', 'pull', 'no-cache', 'provenance', 'sbom'] as const),
    ...(['build-contexts', 'network', 'add-hosts', 'builder'] as const),
  ],
  'Scans and gate': [
    ...(['trivy-severity', 'trivy-ignore-unfixed', 'dockle-exit-level', 'trivy-db-repository'] as const),
    ...(['trivy-cache-dir', 'offline', 'scan-timeout-minutes', 'tools-mirror'] as const),
  ],
  'The deployment': ['desired-count', 'force-new-deployment', 'wait-for-minutes'],
}

/** Every setting in its group: name, what it means, default. @throws when one is in no group */
export const inputsTable = (): string => {
  const missing = SETTING_NAMES.filter((name) => !Object.values(GROUPS).flat().includes(name))
  if (missing.length > 0) throw new Error(`scripts/generate/readme.ts has no group for ${missing.join(', ')}`)
  const rows = Object.entries(GROUPS).flatMap(([group, names]) => [`| **${group}** | | |`, ...names.map(inputRow)])
  return ['| input | meaning | default |', '|---|---|---|', ...rows].join('\n')
}

const inputRow = (name: SettingName): string => {
  const { place, description } = fieldOf(name)
  return `| \`${name}\`${place === 'file' ? ' (file only)' : ''} | ${cell(description)} | ${initial(name)} |`
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
