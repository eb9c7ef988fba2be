/** What `init` takes out of a Dockerfile. */
import { describe, expect, test } from '@jest/globals'
import { dockerfileFacts } from '../../src/init/dockerfile-facts.ts'
import { repositoryOf } from '../support/init-play.ts'

const YES = { yes: true }

describe('a health check', () => {
  test.each<readonly [string, string, readonly string[] | null]>([
    ['of a shell', 'CMD curl -f localhost', ['CMD-SHELL', 'curl -f localhost']],
    ['of words', 'CMD ["a", "b"]', ['CMD', 'a', 'b']],
    ['with what moves the cursor', 'CMD ["a\\u001b[2J"]', null],
    ['that nobody has written by hand', `CMD ${'x'.repeat(5000)}`, null],
    ['of none', 'NONE', null],
  ])('%s', (_, text, command) => {
    expect(dockerfileFacts(`FROM a\nHEALTHCHECK ${text}\n`).healthCheck).toEqual(command)
  })

  test('has no placeholder that a deployment would fill in', async () => {
    const { init, textOf } = repositoryOf({
      'index.js': '',
      Dockerfile: 'FROM a\nHEALTHCHECK CMD curl ${env:SECRET} ${HOST:-b}\n',
    })
    await init(YES)
    expect(textOf('task-definition.json')).toContain('"curl $${env:SECRET} ${HOST:-b}"')
  })
})

describe('a port', () => {
  test.each<readonly [string, string, number | null, readonly string[]]>([
    ['in quotes', 'FROM a\nEXPOSE "7000"', 7000, []],
    ['of a variable', 'FROM a\nENV PORT=9000\nEXPOSE $PORT', 9000, []],
    ['of a variable in the old form', 'FROM a\nENV PORT 9000\nEXPOSE ${PORT}/tcp', 9000, []],
    ['of an argument', 'FROM a\nARG PORT=9000\nEXPOSE $PORT', 9000, []],
    ['of an argument above FROM that the stage names', 'ARG PORT=9000\nFROM a\nARG PORT\nEXPOSE $PORT', 9000, []],
    ['of an argument above FROM that it does not name', 'ARG PORT=9000\nFROM a\nEXPOSE $PORT', null, ['$PORT']],
    ['of an argument without a default', 'FROM a\nARG PORT\nEXPOSE $PORT 80', 80, ['$PORT']],
    ['of another stage', 'FROM a\nENV PORT=1\nFROM b\nEXPOSE $PORT', null, ['$PORT']],
    ['that comes too late', 'FROM a\nEXPOSE $PORT\nENV PORT=1', null, ['$PORT']],
    ['of ENV, which wins over ARG', 'FROM a\nENV PORT=1\nARG PORT=2\nEXPOSE $PORT', 1, []],
    ['of another protocol', 'FROM a\nEXPOSE 53/udp 80', 80, []],
    ['of a range', 'FROM a\nEXPOSE 80-90', null, ['80-90']],
  ])('%s', (_, text, port, unreadPorts) => {
    expect(dockerfileFacts(text)).toMatchObject({ port, unreadPorts })
  })
})

describe('what was not read is in BOOTSTRAP.md', () => {
  const bootstrap = async (dockerfile: string): Promise<string> => {
    const { init, textOf } = repositoryOf({ 'index.js': '', Dockerfile: dockerfile })
    await init(YES)
    return textOf('BOOTSTRAP.md')
  }

  test('a port', async () => {
    expect(await bootstrap('FROM a\nEXPOSE $P`ORT\n')).toContain("has `$P'ORT`, whose port is not known")
  })

  test.each([
    ['with what moves the cursor', 'CMD ["a\\u001b[2J"]', 'it has control characters'],
    ['that is too long', `CMD ${'x'.repeat(5000)}`, 'it is longer than 4096 characters'],
    ['whose list is no JSON', "CMD ['a']", 'its list is not JSON'],
  ])('a health check %s', async (_, text, why) => {
    const shown = await bootstrap(`FROM a\nHEALTHCHECK ${text}\n`)
    expect(shown).toContain(`The \`HEALTHCHECK\` of the Dockerfile was left out: ${why}`)
    expect(shown).not.toContain('There is no `HEALTHCHECK`')
  })

  test.each(['is a link', 'is larger than 1 MiB'])('a Dockerfile that %s', async (why) => {
    const { init, files, textOf } = repositoryOf({}, { unusable: { Dockerfile: why } })
    expect(await init(YES)).toMatchObject({ exit: 0 })
    const shown = textOf('BOOTSTRAP.md')
    expect(shown).toContain(`The \`Dockerfile\` was not read: it ${why}. Look at the port 8080`)
    expect(shown).not.toMatch(/There is no `(?:Dockerfile|HEALTHCHECK)/u)
    expect(files.has('server.mjs')).toBe(false)
  })
})
