/** A service whose Dockerfile is not in the root: it is found, read, named in the settings, and looked after by Dependabot. */
import { describe, expect, test } from '@jest/globals'
import type { Answers } from '../../src/init/init-answers.ts'
import { repositoryOf } from '../support/init-play.ts'

const YES = { yes: true }
const API = 'services/api/Dockerfile'
const NODE = 'FROM node\nEXPOSE 4000\nUSER node\nCOPY package.json .\n'

const after = async (files: Readonly<Record<string, string>>, options = {}) => {
  const repository = repositoryOf({ 'package.json': '{}', ...files })
  const played = await repository.init({ ...YES, ...options })
  return { ...repository, ...played }
}

describe('a Dockerfile below the root', () => {
  test('is taken where it is the only one, with its folder as the context', async () => {
    const { textOf, exit } = await after({ [API]: NODE, 'services/api/package.json': '{}' })
    expect([exit, textOf('ship-to-ecs.yaml')]).toEqual([0, expect.stringContaining('\ncontext: services/api\n')])
    expect(textOf('ship-to-ecs.yaml')).not.toContain('\nfile:')
    expect(textOf('task-definition.json')).toContain('"containerPort": 4000')
    expect(textOf('task-definition.json')).toContain('"user": "node"')
    expect(textOf('.github/dependabot.yml')).toContain("docker\n    directory: '/services/api'\n")
    expect(textOf('BOOTSTRAP.md')).not.toContain('There is no `Dockerfile`')
  })

  test.each([
    ['a list', 'COPY ["Acme.Api/Api.csproj", "Acme.Api/"]'],
    ['words', 'COPY --chown=app ./Acme.Api/ ./'],
  ])('is built from the root where it copies by the path of its folder: %s', async (_, copy) => {
    const { textOf } = await after({ 'Acme.Api/Dockerfile': `FROM a\nCOPY --from=b Acme.Api/x .\n${copy}\n` })
    expect(textOf('ship-to-ecs.yaml')).toContain('\nfile: Acme.Api/Dockerfile\n')
    expect(textOf('ship-to-ecs.yaml')).not.toContain('\ncontext:')
  })

  test('is one of several, and people choose: the port comes from the chosen one', async () => {
    const { init, textOf } = await after({ [API]: NODE, 'services/web/Dockerfile': 'FROM nginx\nEXPOSE 8081\n' })
    expect(textOf('BOOTSTRAP.md')).toContain('there are `services/api/Dockerfile`, `services/web/Dockerfile`')
    expect(textOf('BOOTSTRAP.md')).toContain('`ship-to-ecs init --yes --dockerfile services/api/Dockerfile`')
    expect(textOf('.github/dependabot.yml')).not.toContain('docker')
    await init({ ...YES, dockerfile: './services/web/Dockerfile' })
    expect(textOf('ship-to-ecs.yaml')).toContain('\ncontext: services/web\n')
    expect(textOf('task-definition.json')).toContain('"containerPort": 8081')
    expect(await init(YES)).toMatchObject({ printed: 'Every file is up to date.' })
  })

  test('is chosen by the person at the terminal, who may also cancel', async () => {
    const two = { 'a.js': '', [API]: NODE, 'services/web/Dockerfile': 'FROM nginx\nEXPOSE 8081\n' }
    const ask = (answers: Answers) => Promise.resolve(answers)
    const chosen = repositoryOf(two, { ask, choose: (_, [, web]) => Promise.resolve(web ?? null) })
    expect(await chosen.init({})).toMatchObject({ exit: 0 })
    expect(chosen.textOf('ship-to-ecs.yaml')).toContain('\ncontext: services/web\n')
    const cancelled = repositoryOf(two, { ask, choose: () => Promise.resolve(null) })
    expect(await cancelled.init({})).toMatchObject({ exit: 130 })
    expect(cancelled.files.size).toBe(3)
  })

  test.each([
    ['of a package', 'node_modules/a/Dockerfile'],
    ['too deep', 'a/b/c/d/Dockerfile'],
    ['of a hidden folder', '.devcontainer/Dockerfile'],
  ])('is not looked for where it is %s', async (_, path) => {
    const { textOf } = await after({ [path]: NODE, 'a.js': '' })
    expect(textOf('BOOTSTRAP.md')).toContain('There is no `Dockerfile` in the root: write one')
  })
})

describe('the flags', () => {
  test('name both', async () => {
    const { textOf } = await after({}, { dockerfile: 'docker/prod.Dockerfile', context: 'services/' })
    expect(textOf('ship-to-ecs.yaml')).toContain('\ncontext: services\nfile: docker/prod.Dockerfile\n')
    expect(textOf('BOOTSTRAP.md')).toContain('There is no `docker/prod.Dockerfile`: write one')
  })

  test.each(['../Dockerfile', '/Dockerfile', 'a/../b', 'a\nb'])('refuse %j', async (dockerfile) => {
    const { exit, complained, files } = await after({}, { dockerfile })
    expect([exit, complained]).toEqual([2, expect.stringContaining('--dockerfile: ')])
    expect(files.size).toBe(1)
  })

  test('of an earlier run stay where a file of answers has other ones', async () => {
    const { init, files, textOf } = await after({ [API]: NODE })
    files.set('answers.json', '{ "cpu": 512, "memory": 1024 }')
    await init({ answers: 'answers.json' })
    expect(textOf('ship-to-ecs.yaml')).toContain('\ncontext: services/api\n')
  })
})
