/** The shipped bundle lists the apps that a change concerns, for a matrix of jobs. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { COMMIT, TOKEN, type ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const playOnce = useShipPlays(({ github }) => expect(github?.violations ?? []).toEqual([]))

const BEFORE = 'b'.repeat(40)
const SETTINGS = `apps:
  api:
    paths: [api, libs]
  web:
    paths: [web, libs]
  docs: {}
environments:
  staging: {}
`
const changes = (...files: readonly string[]) => ({
  comparisons: { [`${BEFORE}...${COMMIT}`]: 'ahead' as const },
  changedFiles: { [`${BEFORE}...${COMMIT}`]: files },
})
const list = (given: ShipPlay = {}) =>
  playOnce({
    settings: SETTINGS,
    files: { api: '', web: '', libs: '' },
    event: { name: 'push', payload: { before: BEFORE, after: COMMIT } },
    ...given,
    inputs: {
      ...{ pipeline: 'apps', 'github-token': TOKEN, environment: '', repository: '', cluster: '', service: '' },
      ...{ 'task-definition': '', ...given.inputs },
    },
  })

test.each([
  ['a file of one app', ['api/main.go'], ['api', 'docs']],
  ['a file of both', ['libs/x'], ['api', 'web', 'docs']],
  ['a file of neither', ['README.md'], ['docs']],
  ['a file that left an app', ['web/a -> old/a'], ['web', 'docs']],
  ['the settings file', ['ship-to-ecs.yaml'], ['api', 'web', 'docs']],
  ['as many files as GitHub lists', Array.from({ length: 300 }, (_, n) => `x/${n}`), ['api', 'web', 'docs']],
])('%s', async (_, files, apps) => {
  const run = await list(changes(...files))
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', apps: JSON.stringify(apps) } })
  expect(run.aws.requests).toEqual([])
})

test('an app whose paths are misspelled is listed, because nothing else would ever list it', async () => {
  const settings = SETTINGS.replace('[web, libs]', '[wbe]')
  const run = await list({ settings, ...changes('README.md') })
  expect(run).toMatchObject({ exitCode: 0, outputs: { apps: '["web","docs"]' } })
  expect(run.log).toContain("::warning::`paths` of the app web: there is no 'wbe' in the checkout")
  expect(run.summary).toMatch(/\*\*web\*\* \| changed \| nothing of its .* is in the checkout \(wbe\)/u)
})

test('without an answer every app is listed, and the summary says why', async () => {
  const run = await list({ comparisons: {} })
  expect(run.outputs).toMatchObject({ apps: '["api","web","docs"]' })
  expect(run.summary).toContain('## ✅ 3 of 3 apps changed: `api`, `web` and `docs`')
  expect(run.summary).toContain('GitHub does not list every file that was changed since bbbbbbb')
})

test('a forced push back to an earlier commit: every app, as what it takes back is in no list', async () => {
  const run = await list({ ...changes(), comparisons: { [`${BEFORE}...${COMMIT}`]: 'behind' } })
  expect(run.outputs).toMatchObject({ apps: '["api","web","docs"]' })
  expect(run.summary).toContain('the push took back commits, as far as bbbbbbb')
})

test('a file without apps: refused, with what is missing', async () => {
  const run = await list({ settings: 'cluster: main\n', ...changes() })
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_INPUT' } })
  expect(run.log).toContain('`pipeline: apps` lists the entries of `apps`, and ship-to-ecs.yaml has none')
})

test('paths that are no paths of the checkout: all at once', async () => {
  const run = await list({
    settings: 'apps:\n  api:\n    paths: ["!x", "/y", "../z", "src/*.{ts,js}"]\n',
    ...changes(),
  })
  expect(run.exitCode).toBe(1)
  for (const path of ["'!x'", "'/y'", "'../z'", "'src/*.{ts,js}'"]) expect(run.log).toContain(path)
})
