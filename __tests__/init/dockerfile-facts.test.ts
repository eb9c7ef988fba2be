/** What `init` takes out of a Dockerfile. */
import { describe, expect, test } from '@jest/globals'
import type { HealthCheckTimes } from '../../src/init/health-check-times.ts'
import { dockerfileFacts } from '../../src/init/dockerfile-facts.ts'
import { repositoryOf } from '../support/init-play.ts'

const YES = { yes: true }
const LARGEST: HealthCheckTimes = { interval: 5, timeout: 60, retries: 10, startPeriod: 300 }

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

describe('the times of a health check', () => {
  test.each<readonly [string, string, Partial<HealthCheckTimes>]>([
    [
      'that it sets',
      '--interval=30s --timeout=3s --start-period=1m30s --retries=5',
      { interval: 30, timeout: 3, startPeriod: 90, retries: 5 },
    ],
    ['that it leaves out', '', { interval: 10, timeout: 5, retries: 3, startPeriod: 15 }],
    ['that ECS does not take', '--interval=1s --timeout=2m --retries=99 --start-period=1h', LARGEST],
    ['that only the build knows', '--interval=$EVERY --retries=0', { interval: 10, retries: 3 }],
    ['without a start', '--start-period=0s --timeout=2500ms', { startPeriod: 0, timeout: 3 }],
  ])('%s', (_, flags, times) => {
    expect(dockerfileFacts(`FROM a\nHEALTHCHECK ${flags} CMD a\n`).healthTimes).toMatchObject(times)
  })

  test('are in the task definition', async () => {
    const { init, textOf } = repositoryOf({ 'a.js': '', Dockerfile: 'FROM a\nHEALTHCHECK --start-period=60s CMD a\n' })
    await init(YES)
    expect(textOf('task-definition.json')).toContain('"startPeriod": 60')
  })
})

describe('the image of several stages', () => {
  test.each([
    ['takes what a stage above sets', 'FROM a AS base\nEXPOSE 80\nUSER app\nFROM b\nEXPOSE 1\nFROM base AS final', 80],
    ['whatever the case of its name', 'FROM a AS Base\nEXPOSE 80\nUSER app\nFROM --platform=x base', 80],
    ['over two stages', 'FROM a AS b\nUSER app\nFROM b AS c\nEXPOSE 80\nFROM c', 80],
    ['adds its own', 'FROM a AS b\nUSER root\nFROM b AS b\nEXPOSE 9\nUSER app', 9],
  ])('%s', (_, text, port) => {
    expect(dockerfileFacts(text)).toMatchObject({ port, user: 'app' })
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

  test.each([
    ['that is exposed', 'FROM a\nEXPOSE 3000\n', 'port 3000, which the Dockerfile exposes, and'],
    ['that is a guess', 'FROM a\n', 'port 8080, and the container must answer `/health` with 200'],
    ['of a privilege', 'FROM a\nEXPOSE 80\n', 'Port 80 needs a privilege'],
  ])('a port %s', async (_, dockerfile, words) => {
    expect(await bootstrap(dockerfile)).toContain(words)
  })

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
    expect(shown).toContain(`The \`Dockerfile\` was not read: it ${why}. Set \`user\``)
    expect(shown).not.toMatch(/There is no `(?:Dockerfile|HEALTHCHECK)/u)
    expect(files.has('server.mjs')).toBe(false)
  })
})
