import { describe, expect, test } from '@jest/globals'
import { fill } from '../../../src/domain/values/fill.ts'
import { placesIn } from '../../../src/domain/values/places.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { app, checked, problemsOf } from '../../support/checked-definition.ts'

/** With these values by placeholder; a placeholder that is not listed has none. */
const filled = (value: unknown, values: Readonly<Record<string, string>>, files: Parameters<typeof placesIn>[0] = []) =>
  fill(value, {
    valueOf: ({ written }) => values[written] ?? null,
    placeOf: placesIn(files),
  })

describe('the member decides the type', () => {
  test('numbers, booleans and texts, alone or as a part', () => {
    const definition = {
      family: 'app-${settings:environment}',
      cpu: '${env:CPU}',
      containerDefinitions: [
        {
          name: 'app',
          cpu: '${env:CPU}',
          essential: '${env:ESSENTIAL}',
          environment: [{ name: 'URL', value: 'https://${ssm:/host}/${env:CPU}' }],
          portMappings: [{ containerPort: '1${env:CPU}' }],
        },
      ],
    }
    const values = {
      '${settings:environment}': 'prod',
      '${env:CPU}': '256',
      '${env:ESSENTIAL}': 'false',
      '${ssm:/host}': 'x.y',
    }
    const { draft } = checked(filled(definition, values))
    expect(draft.input).toEqual({
      family: 'app-prod',
      cpu: '256',
      containerDefinitions: [
        {
          name: 'app',
          cpu: 256,
          essential: false,
          environment: [{ name: 'URL', value: 'https://x.y/256' }],
          portMappings: [{ containerPort: 1256 }],
        },
      ],
    })
  })

  test.each([
    [{ memory: '${env:A}' }, 'memory', 'a whole number from'],
    [{ essential: '${env:A}' }, 'essential', 'true or false'],
    [{ versionConsistency: '${env:A}' }, 'versionConsistency', 'one of disabled, enabled'],
    [{ portMappings: [{ hostPort: '${env:A}' }] }, 'portMappings[0].hostPort', 'a whole number from 0 to 65535'],
    [{ portMappings: [{ containerPortRange: '${env:A}' }] }, 'portMappings[0].containerPortRange', 'two ports from 1'],
  ])('%j does not fit; the value is not shown', (members, path, wanted) => {
    const [problem, ...others] = problemsOf(filled(app(members), { '${env:A}': 'hunter2-value' }))
    expect(others).toEqual([])
    expect(problem).toContain(`containerDefinitions[0].${path}: the value of \${env:A} is not ${wanted}`)
    expect(problem).not.toContain('hunter2')
  })

  test.each([
    [{ cpu: '${env:A}' }, 'cpu: the value of ${env:A} is not an amount such as 256'],
    [{ containerDefinitions: '${env:A}' }, 'containerDefinitions: expected a list, found the placeholder ${env:A}'],
    [{ volumes: ['${env:A}'] }, 'volumes[0]: expected an object, found the placeholder ${env:A}'],
  ])('%j', (members, problem) => {
    expect(problemsOf(filled({ ...app({}), ...members }, { '${env:A}': 'hunter2-value' }))).toContain(problem)
  })

  test.each(['+256', '1e3', '0x10', ' 256', '256 ', '', '12.5', '99999999999999999999'])('%j is no number', (text) => {
    expect(problemsOf(filled(app({ cpu: '${env:A}' }), { '${env:A}': text }))).toEqual([
      expect.stringContaining('containerDefinitions[0].cpu: the value of ${env:A} is not a whole number'),
    ])
  })

  test('the place is that of the placeholder, in JSON and YAML, also behind an anchor', () => {
    const json =
      '{\n  "family": "web",\n  "containerDefinitions": [\n    { "name": "app",\n      "cpu": "${env:A}" } ] }'
    const yaml = 'family: web\nx-size: &size\n  cpu: ${env:A}\ncontainerDefinitions:\n  - name: app\n    <<: *size\n'
    const problem = (text: string, source: string): string =>
      problemsOf(filled(parseTaskDefinition(text, source), { '${env:A}': 'x' }, [{ source, text }])).join()
    expect(problem(json, 't.json')).toContain('(t.json:5:15)')
    expect(problem(yaml, 't.yaml')).toContain('(t.yaml:3:8)')
    const twice = json.replace('"web"', '"${env:A}"')
    expect(problem(twice, 't.json')).toContain('cpu: the value of ${env:A} (t.json:5:15)')
  })
})

describe('what a value holds', () => {
  test('is not resolved again, and its placeholders are not judged', () => {
    const values = { '${ssm:/a}': '${env:SECRET} <your-url> ${HOST}', '${env:SECRET}': 'hunter2' }
    const { draft, warnings } = checked(filled({ ...app({ image: 'x' }), executionRoleArn: '${ssm:/a}' }, values))
    expect(draft.input.executionRoleArn).toBe('${env:SECRET} <your-url> ${HOST}')
    expect(warnings).toEqual([])
  })

  test('does not hide placeholders of others around it', () => {
    expect(
      problemsOf(filled({ ...app({}), executionRoleArn: '${ssm:/a}-${Partition}' }, { '${ssm:/a}': 'x' })),
    ).toEqual(['executionRoleArn: nothing fills in the placeholder ${Partition}; write the value'])
  })
})

describe('placeholders of this action', () => {
  test('that are escaped are sent without the first dollar sign, and are no problem', () => {
    const { draft, warnings } = checked(filled({ ...app({ user: '$${env:USER}' }), executionRoleArn: '$${env:A}' }, {}))
    expect(draft.input).toMatchObject({ executionRoleArn: '${env:A}', containerDefinitions: [{ user: '${env:USER}' }] })
    expect(warnings).toEqual([])
  })

  test('whose value is not known fit everywhere, and stay as they are written', () => {
    const definition = {
      ...app({ memory: '${env:A}', essential: '${env:A}' }),
      cpu: '${env:A}',
      networkMode: '${env:A}',
    }
    const { draft } = checked(filled({ ...definition, requiresCompatibilities: ['FARGATE'] }, {}))
    expect(draft.input).toMatchObject({ cpu: '${env:A}', containerDefinitions: [{ memory: '${env:A}' }] })
    expect([...(draft.filled ?? [])].map(([path, { text }]) => [path, text])).toEqual([
      ['containerDefinitions[0].memory', null],
      ['containerDefinitions[0].essential', null],
      ['cpu', null],
      ['networkMode', null],
    ])
  })

  test('are kept beside the draft by path, as they are written', () => {
    const { draft } = checked(filled(app({ user: 'u-${env:A}' }), { '${env:A}': '1' }))
    expect([...(draft.filled ?? [])].map(([path, { written, text }]) => [path, written, text])).toEqual([
      ['containerDefinitions[0].user', 'u-${env:A}', 'u-1'],
    ])
    expect(checked(app({})).draft.filled).toBeUndefined()
  })
})
