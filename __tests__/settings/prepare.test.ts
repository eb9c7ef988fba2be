import { describe, expect, test } from '@jest/globals'
import { prepareSettings, type Prepared } from '../../src/settings/prepare.ts'
import type { SettingsSources } from '../../src/settings/read-settings.ts'
import { UNREADABLE } from '../support/guarded-settings.ts'
import { memoryFiles } from '../support/memory-files.ts'
import { REQUIRED, type Given } from '../support/settings.ts'

const TASK = JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'app', image: 'x', memory: 64 }] })

const files = memoryFiles({
  '/checkout/task.json': TASK,
  '/checkout/broken.json': '{',
  '/checkout/values.json': TASK.replace('64', '"${env:MEMORY}"').replace('web', '${settings:app}'),
  '/checkout/trivy/db/trivy.db': '',
})

const prepare = (given: Given, file: SettingsSources['file'] = null): Promise<Prepared> =>
  prepareSettings(
    { read: (name) => ({ ...REQUIRED, ...given })[name] ?? '', given: [], file, trusted: { kind: 'checkout' } },
    { environment: { TOKEN: 'a-token' }, files, workspace: '/checkout' },
  )

const problemsOf = async (given: Given, file: SettingsSources['file'] = null): Promise<readonly string[]> => {
  const error = await prepare(given, file).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'E_INPUT' })
  const [first = '', ...others] = (error as Error).message.split('\n')
  return others.length === 0 ? [first] : others.map((line) => line.replace(/^ {2}- /, ''))
}

describe('prepareSettings', () => {
  test('gives the settings and the secrets', async () => {
    const given = { 'secret-envs': 'a=TOKEN', 'trivy-cache-dir': 'trivy' }
    const { settings, secrets } = await prepare(given)
    expect(settings['trivy-cache-dir']).toBe('trivy')
    expect(secrets).toEqual([{ kind: 'value', id: 'a', value: 'a-token' }])
  })

  test('reports settings, secrets, folders and task definition files in one error', async () => {
    const given = { 'secret-envs': 'a=NOPE', 'trivy-cache-dir': '/nowhere', 'task-definition': 'broken.json' }
    expect(await problemsOf({ ...given, pull: 'maybe' })).toEqual([
      "`pull` must be `true` or `false`, not 'maybe'",
      "`secret-envs`: the variable NOPE of 'a' is not set",
      '`trivy-cache-dir`: /nowhere does not exist (looked for at /nowhere)',
      expect.stringMatching(/^`task-definition`: broken\.json:1:2: /),
    ])
  })

  test('a file of Terraform outputs outside of the checkout can only be an absolute path of an input', async () => {
    const problem =
      '`tfstate`: ../state.json leads out of the checkout; only an input can name such a path, an absolute one'
    expect(await problemsOf({ tfstate: '../state.json' })).toEqual([problem])
    const file = (path: string) => ({ path: 'ship-to-ecs.yaml', text: `services: { web: { tfstate: ${path} } }` })
    expect(await problemsOf({ service: '' }, file('../state.json'))).toEqual([problem])
    expect(await problemsOf({ service: '' }, file('/srv/state.json'))).toEqual([
      expect.stringContaining('`tfstate`: only an input of the workflow can name an absolute path (/srv/state.json)'),
    ])
    expect((await prepare({ tfstate: '/srv/state.json' })).settings.services[0].tfstate).toBe('/srv/state.json')
  })

  test('placeholders of a task definition are no problems of it', async () => {
    const problems = await problemsOf({ 'task-definition': 'values.json', pull: 'maybe' })
    expect(problems).toEqual(["`pull` must be `true` or `false`, not 'maybe'"])
  })

  test.each([
    ['that does not exist', 'db', '`trivy-cache-dir`: db does not exist (looked for at /checkout/db)'],
    ['that is a file', 'task.json', '`trivy-cache-dir`: task.json is a file, not a directory'],
  ])('refuses a database folder %s', async (_, folder, problem) => {
    expect(await problemsOf({ 'trivy-cache-dir': folder })).toEqual([problem])
  })

  describe('a database folder in a checkout that is not trusted', () => {
    const prepareOn = (folder: string, trusted: SettingsSources['trusted']): Promise<Prepared> =>
      prepareSettings(
        { read: (name) => ({ ...REQUIRED, 'trivy-cache-dir': folder })[name] ?? '', given: [], file: null, trusted },
        {
          environment: {},
          files: {
            ...files,
            kindOf: () => Promise.resolve('directory'),
            // A link outside of the checkout leads into it.
            realPath: (path) => Promise.resolve(path.replace('/link', '/checkout').replace('/checkout', '/real')),
          },
          workspace: '/checkout',
        },
      )

    test.each(['trivy', '.', './trivy//', '/checkout/trivy/../trivy', '/link/trivy'])('%s', async (folder) => {
      await expect(prepareOn(folder, UNREADABLE)).rejects.toMatchObject({
        code: 'E_INPUT',
        message: `\`trivy-cache-dir\`: ${folder} is in the checkout, whose author may have put a database there (on pull_request); use a folder outside of it, such as \${{ runner.temp }}/trivy`,
      })
      await expect(prepareOn(folder, { kind: 'checkout' })).resolves.toMatchObject({ guard: null })
    })

    test.each(['/runner/temp/trivy', '/checkout-2/trivy'])('%s is outside', async (folder) => {
      await expect(prepareOn(folder, UNREADABLE)).resolves.toMatchObject({ settings: { 'trivy-cache-dir': folder } })
    })
  })

  test('leaves a task definition file that alone is wrong to the plan, which knows what AWS says', async () => {
    await expect(prepare({ 'task-definition': 'broken.json' })).resolves.toMatchObject({ secrets: [] })
    expect(await problemsOf({ 'task-definition': 'nope.json', tag: '{sha' })).toContain(
      '`task-definition`: nope.json does not exist in the checkout',
    )
  })

  test('a settings file that does not exist is one problem of several, and nothing is called missing', async () => {
    const given = { cluster: '', secrets: 'a=' }
    const missing = { at: null, text: '`config-file`: other.yaml does not exist in the checkout' }
    expect(await problemsOf(given, { path: 'other.yaml', text: null, problem: missing })).toEqual([
      missing.text,
      "`secrets`: 'a' is empty; a secret that does not exist in GitHub is empty, too",
    ])
  })

  test('of an environment that is not in the file, no secret is called missing', async () => {
    const text = 'secret-envs: {a: NOPE}\nenvironments: {test: {secret-envs: {a: TOKEN}}}\n'
    expect(await problemsOf({ environment: 'tset' }, { path: 'ship-to-ecs.yaml', text })).toEqual([
      expect.stringContaining("`environment`: 'tset' is not one of"),
    ])
  })
})
