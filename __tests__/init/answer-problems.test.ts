/** What contradicts itself, or another answer, is an error before anything is written. */
import { expect, test } from '@jest/globals'
import { GIT, repositoryOf } from '../support/init-play.ts'

test.each<readonly [string, Readonly<Record<string, string | readonly string[]>>, readonly string[]]>([
  [
    'the tokens of another repository',
    { github: 'octo-org/hello', 'subject-prefix': 'repo:octo-org@1/other@2' },
    ['--subject-prefix: repo:octo-org@1/other@2 is of another repository than octo-org/hello'],
  ],
  [
    'a file that is kept and overwritten',
    { keep: ['service.yaml'], overwrite: ['service.yaml'] },
    ['--keep, --overwrite: service.yaml is named by both'],
  ],
  ['a container of no service', { container: 'web' }, ['--container: is only of use with --from-service']],
  ['an empty value', { application: '' }, ['--application: is empty']],
  ['a value of two lines', { region: 'a\nb' }, ['--region: a b is not a region such as eu-west-1']],
  ['names that GitHub does not have', { github: 'octo-org/..' }, ['--github: octo-org/.. is not OWNER/NAME']],
])('%s', async (_, flags, problems) => {
  const { init, files } = repositoryOf()
  const { exit, complained } = await init({ yes: true, ...flags })
  const [, ...lines] = complained.split('\n')
  expect([exit, files.size, lines]).toEqual([2, 0, problems.map((one) => expect.stringContaining(`- ${one}`))])
})

test('in any case of the letters, and with the ids of GitHub, it is the same repository', async () => {
  const { init } = repositoryOf()
  const flags = { yes: true, github: 'Octo-Org/Hello.js', 'subject-prefix': 'repo:octo-org@1/hello.js@2' }
  expect(await init(flags)).toMatchObject({ exit: 0 })
})

test('after a rename of the repository its old tokens are forgotten', async () => {
  const { init, textOf } = repositoryOf({}, { git: GIT })
  await init({ yes: true, github: 'octo-org/hello', 'subject-prefix': 'repo:octo-org@1/hello@2' })
  expect(await init({ yes: true, github: 'octo-org/hallo' })).toMatchObject({ exit: 0 })
  expect(textOf('ship-to-ecs.lock.json')).toContain('"subjectPrefix": null')
})

test('what git cannot read is no missing repository', async () => {
  const unreadable = 'this operation must be run in a work tree'
  const { exit, complained } = await repositoryOf({}, { git: { unreadable } }).init({ yes: true })
  expect([exit, complained]).toEqual([1, expect.stringContaining(`git cannot read a repository here: ${unreadable}.`)])
  expect(complained).not.toContain('git init')
})

test('however many problems there are, a screen holds them', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `f${index}`)
  for (const flags of [{ keep: names }, { account: names.map((name) => `${name}=1`) }]) {
    const { exit, complained } = await repositoryOf().init({ yes: true, ...flags })
    expect([exit, complained.split('\n').length < 60]).toEqual([2, true])
    expect(complained).toMatch(/and 29\d\d more problems/u)
  }
})
