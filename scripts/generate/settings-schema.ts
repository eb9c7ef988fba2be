/** The JSON Schema of `ship-to-ecs.yaml`, so that editors complete and check it. */
import { z } from 'zod'
import { fieldOf, FILE_SETTINGS, type SettingName } from '../../src/settings/declaration.ts'
import { GROUPS, GROUPS_OF, NAME, settingsAt, type Group, type LevelKind } from '../../src/settings/levels.ts'

/** JSON Schema draft 2020-12 as text. Each setting is described once; each level lists the settings that it may have. */
export const settingsSchema = (): string => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'ship-to-ecs.yaml',
    description:
      'Settings of ship-to-ecs. The root holds defaults; environments, apps and services override them, in this order. An input of the action overrides the file.',
    ...levelOf('file'),
    $defs: {
      environment: levelOf('environment'),
      app: levelOf('app'),
      service: levelOf('service'),
      ...Object.fromEntries(FILE_SETTINGS.map((name) => [`setting-${name}`, settingOf(name)])),
    },
  }
  return JSON.stringify(schema, null, 2)
}

const levelOf = (level: LevelKind): Readonly<Record<string, unknown>> => ({
  // A level that is left empty is null for an editor.
  type: level === 'file' ? 'object' : ['object', 'null'],
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(settingsAt(level).map((name) => [name, { $ref: `#/$defs/setting-${name}` }])),
    ...Object.fromEntries(GROUPS_OF[level].map((group) => [group, groupOf(group)])),
  },
})

const DESCRIPTIONS: Readonly<Record<Group, string>> = {
  environments: 'Settings of each environment, by name. The setting `environment` selects one.',
  apps: 'Settings of each image that is built from this repository, by name. The input `app` selects one.',
  services: "The ECS services that share the run's image, by key. The key names the service in the output `services`.",
}

const groupOf = (group: Group): Readonly<Record<string, unknown>> => ({
  description: DESCRIPTIONS[group],
  type: 'object',
  ...(group === 'environments' ? {} : { propertyNames: { pattern: NAME.source } }),
  additionalProperties: { $ref: `#/$defs/${GROUPS[group]}` },
})

const settingOf = (name: SettingName): unknown => {
  const field = fieldOf(name)
  const schema = z.toJSONSchema(field.schema, { io: 'input' })
  // Only the file as a whole names its dialect.
  delete schema.$schema
  const initial = field.presence === 'defaulted' && field.default !== '' ? { default: field.default } : {}
  return { description: field.description, ...schema, ...initial }
}
