/** `init` over what people have done: nothing of theirs is lost, and nothing is written while something is in the way. */
import { describe, expect, test } from '@jest/globals'
import { repositoryOf, type InitPlay } from '../support/init-play.ts'

const YES = { yes: true }
const PORT = { yes: true, port: '9090' }
const SETTINGS = 'ship-to-ecs.yaml'
const DEFINITION = 'task-definition.json'
const SHIP = '.github/workflows/ship.yml'

const begun = async (play: InitPlay = {}) => {
  const repository = repositoryOf({}, play)
  await repository.init(YES)
  return repository
}

describe('an edited file', () => {
  test('that nothing is new for is left alone, and listed', async () => {
    const { init, files, textOf } = await begun()
    files.set(SETTINGS, `${textOf(SETTINGS)}trivy-severity: CRITICAL\n`)
    const run = await init(PORT)
    expect(run.exit).toBe(0)
    expect(run.printed).toContain(`left as it is: edited, and there is nothing new for it: ${SETTINGS}`)
    expect(textOf(SETTINGS)).toMatch(/trivy-severity: CRITICAL\n$/u)
    expect(textOf(DEFINITION)).toContain('"containerPort": 9090')
  })

  test('that an upgrade would have to touch is an error, before anything is written', async () => {
    const { init, files, textOf } = await begun()
    files.set(DEFINITION, textOf(DEFINITION).replace('"256"', '"1024"'))
    const before = new Map(files)
    const run = await init(PORT)
    expect(run).toMatchObject({ exit: 1, printed: '' })
    expect(run.complained).toContain(`- ${DEFINITION} was edited, and there is a new text for it`)
    expect(run.complained).toContain(`--keep ${DEFINITION}`)
    expect(files).toEqual(before)
  })

  test('`--keep` leaves it to the people, from then on', async () => {
    const { init, files, textOf } = await begun()
    files.set(DEFINITION, '{}\n')
    expect(await init({ ...PORT, keep: [DEFINITION] })).toMatchObject({ exit: 0 })
    expect(await init({ ...YES, port: '7070' })).toMatchObject({ exit: 0 })
    expect(textOf(DEFINITION)).toBe('{}\n')
  })

  test('`--overwrite` replaces it', async () => {
    const { init, files, textOf } = await begun()
    files.set(DEFINITION, '{}\n')
    expect(await init({ ...PORT, overwrite: [DEFINITION] })).toMatchObject({ exit: 0 })
    expect(textOf(DEFINITION)).toContain('"containerPort": 9090')
  })
})

test('a file that `init` has not written is never replaced silently', async () => {
  const { init, files } = repositoryOf({ [SETTINGS]: 'repository: mine\n', [SHIP]: 'name: mine\n' })
  const run = await init(YES)
  expect(run.exit).toBe(1)
  for (const path of [SETTINGS, SHIP])
    expect(run.complained).toContain(`- ${path} exists, and \`init\` has not written it`)
  expect([...files.keys()]).toEqual([SETTINGS, SHIP])
})

test('a deleted file stays deleted until it is asked for', async () => {
  const { init, files } = await begun()
  files.delete('BOOTSTRAP.md')
  const run = await init(YES)
  expect(run.printed).toContain('not created again: it was deleted: BOOTSTRAP.md')
  expect(files.has('BOOTSTRAP.md')).toBe(false)
  await init({ ...YES, overwrite: ['BOOTSTRAP.md'] })
  expect(files.has('BOOTSTRAP.md')).toBe(true)
})

describe('what Dependabot and git change', () => {
  const bumped = (text: string): string =>
    text
      .replaceAll(`@${'a'.repeat(40)} # v0.1.0`, `@${'c'.repeat(40)} # v0.1.7`)
      .replace(/nodejs24-debian13\S+/u, 'nodejs24-debian13:nonroot@sha256:ffff')

  test('is no edit, and stays when other answers change the file', async () => {
    const { init, files, textOf } = await begun()
    for (const path of [SHIP, 'Dockerfile']) files.set(path, bumped(textOf(path)))
    expect(await init(YES)).toMatchObject({ printed: 'Every file is up to date.' })
    expect(await init({ ...YES, port: '9090', attest: true })).toMatchObject({ exit: 0 })
    expect(textOf(SHIP)).toContain(`ship.yml@${'c'.repeat(40)} # v0.1.7`)
    expect(textOf(SHIP)).not.toContain('attest: false')
    expect(textOf('Dockerfile')).toMatch(/FROM \S+@sha256:ffff\n[^]*EXPOSE 9090/u)
  })

  test('a newer ship-to-ecs brings its own', async () => {
    const { init, files, textOf } = await begun()
    files.set(SHIP, bumped(textOf(SHIP)))
    const later = repositoryOf(Object.fromEntries(files), { own: { version: '0.2.0', commit: 'd'.repeat(40) } })
    expect(await later.init(YES)).toMatchObject({ exit: 0, complained: '' })
    expect(later.textOf(SHIP)).toContain(`ship.yml@${'d'.repeat(40)} # v0.2.0`)
    expect(await init(YES)).toMatchObject({ exit: 0 })
  })

  test('CRLF is no edit, and stays CRLF', async () => {
    const { init, files, textOf } = await begun()
    for (const [path, text] of files) files.set(path, text.replaceAll('\n', '\r\n'))
    expect(await init(YES)).toMatchObject({ printed: 'Every file is up to date.' })
    await init(PORT)
    expect(textOf(DEFINITION)).toMatch(/9090,\r\n/u)
    expect(textOf(DEFINITION)).not.toMatch(/(?<!\r)\n/u)
  })
})

test('`--dry-run` prints a unified diff of everything and writes nothing; it cannot steer a terminal', async () => {
  const { init, files, textOf } = await begun()
  files.set(DEFINITION, textOf(DEFINITION).replace('"app"', '"app\u001b[2J"'))
  const before = new Map(files)
  const run = await init({ ...PORT, overwrite: [DEFINITION], 'dry-run': true })
  expect(run.printed).toContain(`--- a/${DEFINITION}\n+++ b/${DEFINITION}\n@@ `)
  expect(run.printed).toMatch(/^-.*8080,?\n.*\n?\+.*9090/mu)
  expect(run.printed).not.toContain('\u001b')
  expect(files).toEqual(before)
})
