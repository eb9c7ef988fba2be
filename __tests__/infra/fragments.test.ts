/** The fragments of `infra/fragments/`: merged into a task definition, they pass what `plan` checks. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { inRepository } from '../../scripts/repository.ts'
import { lint } from '../../src/domain/lint/lint.ts'
import { checkTaskDefinition } from '../../src/domain/task-definition/check.ts'
import { withFragment } from '../../src/domain/task-definition/with-fragment.ts'
import { CLEAN } from '../support/lint-play.ts'
import { ORDER, ourStacks, templateNames } from '../support/our-templates.ts'

const names = readdirSync(inRepository('infra', 'fragments'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

const VALUES: Readonly<Record<string, string>> = {
  'settings:region': 'eu-west-1',
  'settings:environment': 'production',
  'settings:account': '222222222222',
  'env:EFS_FILE_SYSTEM_ID': 'fs-0123456789abcdef0',
  'env:EFS_ACCESS_POINT_ID': 'fsap-0123456789abcdef0',
}

/** With the application, and the values of its placeholders. */
const textOf = (name: string): string =>
  readFileSync(inRepository('infra', 'fragments', name), 'utf8')
    .replaceAll('APPLICATION', 'hello')
    .replaceAll(/\$\{([a-z]+:[^}]*)\}/g, (_, placeholder: string) => {
      const value = VALUES[placeholder]
      if (value === undefined) throw new Error(`${name} has the placeholder ${placeholder}`)
      return value
    })

/** What the lint finds in a definition that is clean without the fragments: rule and container. */
const foundWith = (...fragments: readonly string[]): readonly string[] => {
  const whole = fragments.reduce<unknown>((one, name) => withFragment(one, JSON.parse(textOf(`${name}.json`))), {
    ...CLEAN,
    memory: '1024',
  })
  const { draft } = checkTaskDefinition(whole, 'task-definition.json', { values: 'checked', containerName: 'app' })
  const findings = lint(draft, { values: 'checked', levels: {}, containerName: 'app' })
  return findings.flatMap(({ rule, level, places }) => places.map(({ container }) => `${level} ${rule} ${container}`))
}

describe('each fragment', () => {
  test.each([
    // Fluent Bit runs as root, and its init process writes its configuration. `pin-sidecars` pins the images.
    [
      'firelens',
      ['ECS.5', 'ECS.20', 'kept-capabilities', 'tag-not-digest', 'no-health-check'].map(
        (rule) => `warn ${rule} log-router`,
      ),
    ],
    ['tracing', ['warn tag-not-digest otel-collector']],
    ['efs', []],
    ['secrets', []],
  ])('%s: what the lint finds is known, and no error', (name, known) => {
    expect(foundWith(name)).toEqual(known)
  })

  test('has its template', () => {
    expect(names.filter((name) => !templateNames.includes(name))).toEqual([])
  })
})

test('all of them together are accepted', () => {
  expect(foundWith(...names).filter((found) => found.startsWith('error'))).toEqual([])
})

describe('names in fragments are those of the templates', () => {
  const resources = ourStacks({}, ORDER).flatMap(({ resources: all }) => all)
  const idOf = (type: string, part: string): string =>
    resources.find(({ type: one, id }) => one === type && id.includes(part))?.id ?? 'none'

  test('the log group and the bucket', () => {
    const text = textOf('firelens.json')
    expect(text).toContain(`"log_group_name": "${idOf('AWS::Logs::LogGroup', '/ecs/')}"`)
    expect(text).toContain(`"LOG_BUCKET", "value": "${idOf('AWS::S3::Bucket', 'hello')}"`)
  })

  test('the secret', () => {
    const [arn = ''] = idOf('AWS::SecretsManager::Secret', 'app').split(/-[0-9a-f]{6}$/)
    expect(textOf('secrets.json')).toContain(`"valueFrom": "${arn}:secret::"`)
  })
})
