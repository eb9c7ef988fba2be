import { describe, expect, test } from '@jest/globals'
import { app, checked, problemsOf } from '../../support/checked-definition.ts'

describe('placeholders', () => {
  const sidecar = { name: 'log', image: 'x' }
  test.each([
    [{ ...app({}), family: '{{ family }}' }, 'family: nothing fills in the placeholder {{ family }}; write the value'],
    [
      { ...app({}), executionRoleArn: 'arn:aws:iam::<account-id>:role/x' },
      'executionRoleArn: nothing fills in the placeholder <account-id>; write the value',
    ],
    [
      { family: 'web', containerDefinitions: [{ name: 'app' }, { ...sidecar, image: '${IMAGE}' }] },
      'containerDefinitions[1].image: nothing fills in the placeholder ${IMAGE}; write the value',
    ],
    [
      app({ secrets: [{ name: 'A', valueFrom: 'arn:${Partition}:ssm' }] }),
      'containerDefinitions[0].secrets[0].valueFrom: nothing fills in the placeholder ${Partition}; write the value',
    ],
  ])('%j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem])
  })

  test.each([
    app({ image: '<IMAGE1_NAME>' }),
    app({ command: ['sh', '-c', 'echo ${HOME} <x> {{y}}'], entryPoint: ['${SHELL}'] }),
    app({ healthCheck: { command: ['CMD-SHELL', 'curl ${URL}'] } }),
    app({ logConfiguration: { logDriver: 'json-file', options: { tag: '{{.Name}}' } } }),
    app({ logConfiguration: { logDriver: 'awsfirelens', options: { region: '${AWS_REGION}' } } }),
    app({ firelensConfiguration: { type: 'fluentbit', options: { 'config-file-value': '${X}' } } }),
    app({ dockerLabels: { rule: 'Host(`{{ .Host }}`)' } }),
    app({ environment: [{ name: 'URL', value: 'https://${HOST}/<path>' }] }),
  ])('%j is legitimate, without a warning', (value) => {
    expect(checked(value).warnings).toEqual([])
  })

  test('an expression of GitHub is one, as a whole', () => {
    const value = app({ environment: [{ name: 'KEY', value: '${{ secrets.KEY }}' }] })
    expect(checked(value).warnings).toEqual([
      expect.stringContaining('environment[0].value: the value has a placeholder'),
    ])
    expect(problemsOf({ ...app({}), family: '${{ env.NAME }}' })).toEqual([
      'family: nothing fills in the placeholder ${{ env.NAME }}; write the value',
    ])
  })

  test('elsewhere they get one warning', () => {
    const value = app({
      environment: [{ name: 'URL', value: '<your-url>' }],
      user: '${USER}',
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': '<region>' } },
    })
    expect(checked(value).warnings).toEqual([
      'containerDefinitions[0].environment[0].value: the value has a placeholder, which this action does not fill in (and 2 more)',
    ])
  })

  test.each([
    ['${smm:/x}', '${ssm:/x}'],
    ['postgres://${tfstat:output.host}/db', '${tfstate:output.host}'],
    ['${SSM:/x}', '${ssm:/x}'],
  ])('%s: the source is misspelled, and the near match is named', (value, meant) => {
    const [warning = '', ...others] = checked(app({ environment: [{ name: 'URL', value }] })).warnings
    expect(others).toEqual([])
    expect(warning).toMatch(/^containerDefinitions\[0\]\.environment\[0\]\.value: this action does not fill in \$\{/u)
    expect(warning.endsWith(`; did you mean ${meant}?`)).toBe(true)
    expect(problemsOf({ ...app({}), executionRoleArn: value })[0]).toContain(`did you mean ${meant}?`)
  })

  test.each(['http://${ENV:-prod}/', 'a $${smm:/x} b', '${java:version} b', 'b ${ctx:user}'])(
    '%s: is another\u2019s',
    (value) => {
      expect(checked(app({ environment: [{ name: 'URL', value }] })).warnings).toEqual([])
    },
  )

  test('which container is deployed is not known: no image is judged', () => {
    const value = {
      family: 'web',
      containerDefinitions: [
        { name: 'app', image: '<x>' },
        { ...sidecar, image: '<y>' },
      ],
    }
    expect(problemsOf(value, { values: 'checked', containerName: null })).toEqual([])
  })
})

describe('what the console writes and ECS rejects', () => {
  test('is left out, with a note', () => {
    const value = { ...app({ image: 'x', repositoryCredentials: { credentialsParameter: '' } }), tags: [] }
    const { draft, notes } = checked(value)
    expect(draft.input).toEqual(app({ image: 'x' }))
    expect(notes).toEqual([
      'tags: the empty list is left out; ECS rejects it',
      'containerDefinitions[0].repositoryCredentials: the empty credentialsParameter is left out; ECS rejects it',
    ])
  })
})
