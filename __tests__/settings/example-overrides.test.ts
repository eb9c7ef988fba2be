/** examples/overrides: what each environment makes of the one task definition. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { lint } from '../../src/domain/lint/lint.ts'
import { withOverrides } from '../../src/domain/task-definition/apply-overrides.ts'
import { checkTaskDefinition } from '../../src/domain/task-definition/check.ts'
import type { TaskDefinitionDraft } from '../../src/domain/task-definition/task-definition.ts'
import { parseTaskDefinition } from '../../src/domain/task-definition/text.ts'
import { overridesOf } from '../../src/settings/definition-overrides.ts'
import { settingsOf } from '../support/settings.ts'

const SETTINGS = readFileSync('examples/overrides/ship-to-ecs.yaml', 'utf8')
const DEFINITION = readFileSync('examples/overrides/task-definition.yaml', 'utf8')

const rendered = (environment: string): TaskDefinitionDraft => {
  const [service] = settingsOf({ environment }, SETTINGS).services
  const given = parseTaskDefinition(DEFINITION, 'task-definition.yaml')
  const { value, problems } = withOverrides(given, overridesOf(service), service['container-name'])
  expect(problems).toEqual([])
  return checkTaskDefinition(value, 'task-definition.yaml').draft
}

const variables = ({ input }: TaskDefinitionDraft): object =>
  Object.fromEntries(
    (input.containerDefinitions?.[0]?.environment ?? []).map(({ name = '', value }) => [name, value] as const),
  )

test('is valid by the schema', () => {
  // The generator has written it as an object.
  const schema = JSON.parse(readFileSync('docs/ship-to-ecs.schema.json', 'utf8')) as Parameters<
    typeof z.fromJSONSchema
  >[0]
  expect(z.fromJSONSchema(schema).safeParse(parse(SETTINGS)).error?.issues ?? []).toEqual([])
})

describe('the task definition', () => {
  test('of staging is that of the file, with what every environment has', () => {
    const draft = rendered('staging')
    expect(draft.input).toMatchObject({ cpu: '256', memory: '512', tags: [{ key: 'team', value: 'shop' }] })
    expect(variables(draft)).toEqual({ LOG_LEVEL: 'debug', FEATURE_PREVIEW: 'true' })
    expect(draft.input.containerDefinitions?.[0]).toMatchObject({
      secrets: [{ name: 'DB_PASSWORD' }],
      logConfiguration: { options: { 'awslogs-group': '/ecs/shop', mode: 'non-blocking', 'max-buffer-size': '25m' } },
    })
    expect(draft.input.containerDefinitions?.[1]).toMatchObject({ image: 'public.ecr.aws/nginx/nginx:1.28' })
  })

  test('of production has its own values, one variable less, and the patch', () => {
    const draft = rendered('production')
    expect(draft.input).toMatchObject({ cpu: '1 vCPU', memory: '2 GB' })
    expect(variables(draft)).toEqual({ LOG_LEVEL: 'warn' })
    expect(draft.input.containerDefinitions?.[0]).toMatchObject({
      secrets: [{ name: 'DB_PASSWORD' }],
      stopTimeout: 60,
      dockerLabels: { 'traefik.http.routers.shop.rule': 'Host(`shop.example.com`) && Query(`a=b`)' },
    })
    expect(draft.input.containerDefinitions?.[1]).toMatchObject({
      image: 'public.ecr.aws/nginx/nginx:1.29',
      memoryReservation: 128,
    })
  })

  test.each(['staging', 'production'])('of %s would be registered by ECS', (environment) => {
    const findings = lint(rendered(environment), { containerName: 'app', levels: {}, values: 'checked' })
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  })
})
