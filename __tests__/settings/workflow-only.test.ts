/** What the file of a checkout must not set, and an input may. */
import { describe, expect, test } from '@jest/globals'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const fileOf = (name: string, value: unknown): string => JSON.stringify({ [name]: value })
const refused = (name: string, value: unknown): readonly string[] =>
  problemsOf(REQUIRED, fileOf(name, value)).map((text) => text.replace(/^ship-to-ecs\.yaml:\d+:\d+: /, ''))

describe('names of variables', () => {
  const NO_NAME = ': the name of a variable has only letters, digits and underscores, and begins with no digit'

  test.each<[string, string, unknown]>([
    ['a pattern', 'build-args', ['*']],
    ['a pattern of a family', 'build-args', ['AWS_*']],
    ['a quoted item of a list', 'secret-envs', ['"x=AWS_SECRET_ACCESS_KEY"']],
    ['a quoted name', 'secret-envs', { x: '"AWS_SECRET_ACCESS_KEY"' }],
    ['blanks around', 'secret-envs', { x: ' AWS_SECRET_ACCESS_KEY' }],
    ['a carriage return in an item', 'build-args', ['A\rAWS_SECRET_ACCESS_KEY']],
    ['a line break in an item', 'build-args', ['A\nAWS_SECRET_ACCESS_KEY']],
    ['a NUL', 'build-args', ['AWS_SECRET_ACCESS_KEY\0']],
    ['an input with a hyphen', 'secret-envs', { x: 'INPUT_AWS-REGION' }],
    ['a digit first', 'build-args', '1A'],
    ['what may be a secret', 'secret-envs', { x: 'hunter2/hunter2' }],
    ['nothing', 'secret-envs', { x: '' }],
  ])('%s is no name, in the file and in an input', (_, name, value) => {
    expect(refused(name, value)).toEqual([`\`${name}\`${NO_NAME}`])
  })

  test('the same holds for an input', () => {
    expect(problemsOf({ ...REQUIRED, 'build-args': '*' })).toEqual([`\`build-args\`${NO_NAME}`])
    expect(problemsOf({ ...REQUIRED, 'secret-envs': 'x=INPUT_AWS-REGION' })).toEqual([`\`secret-envs\`${NO_NAME}`])
  })

  test.each<[string, string, unknown]>([
    ['lines that a carriage return separates', 'build-args', 'A=1\rAWS_SECRET_ACCESS_KEY\rB=2'],
    ['a quoted line', 'secret-envs', '"x=AWS_SECRET_ACCESS_KEY"'],
    ['the prefix alone', 'build-args', ['INPUT_']],
    ['a state of the action', 'build-args', ['STATE_private']],
  ])('%s: only an input can hand variables of the job to the build', (_, name, value) => {
    expect(refused(name, value)).toEqual([
      expect.stringMatching(/: only an input of the workflow can hand (AWS|INPUT|STATE)_\w* to the build$/),
    ])
  })
})

describe('paths', () => {
  test.each<[string, unknown, string]>([
    ['context', '/srv', '/srv'],
    ['file', '/srv/Dockerfile', '/srv/Dockerfile'],
    ['task-definition', '/srv/task', '/srv/task'],
    ['trivy-cache-dir', '/srv', '/srv'],
    ['secret-files', { key: '/home/me/.ssh/id_rsa' }, '/home/me/.ssh/id_rsa'],
    ['secret-files', 'a=x\n"key=/home/me/.ssh/id_rsa"', '/home/me/.ssh/id_rsa'],
    ['build-contexts', { docs: '/srv' }, '/srv'],
    ['build-contexts', { docs: 'oci-layout:///srv@sha256:abc' }, '/srv'],
    ['ssh', ['default', 'deploy=a,/home/me/.ssh/id_rsa'], '/home/me/.ssh/id_rsa'],
    ['cache-from', 'type=local,src=/srv', '/srv'],
    ['cache-from', '"SRC=/srv",type=local', '/srv'],
    ['cache-to', 'type=local,dest=/srv', '/srv'],
  ])('the file cannot set an absolute one: %s %j', (name, value, path) => {
    expect(refused(name, value)).toEqual([
      `\`${name}\`: only an input of the workflow can name an absolute path (${path})`,
    ])
  })

  test('an input can', () => {
    const given = {
      context: '/srv',
      file: '/srv/Dockerfile',
      'secret-files': 'a=/srv/key',
      'cache-to': 'type=local,dest=/srv',
    }
    expect(settingsOf({ ...REQUIRED, ...given })).toMatchObject({ context: '/srv', 'secret-files': { a: '/srv/key' } })
  })

  test.each<[string, unknown]>([
    ['context', 'https://example.com/a.git'],
    ['build-contexts', { a: 'docker-image://alpine', b: 'target:base', c: 'https://example.com/a.git', d: 'docs' }],
    ['task-definition', 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7'],
    ['ssh', ['default']],
    ['cache-from', ['example/app:cache', 'type=registry,ref=example/app:cache', 'type=local,src=cache']],
  ])('%s %j names none', (name, value) => {
    expect(refused(name, value)).toEqual([])
  })
})

describe('caches', () => {
  test.each([
    ['type=gha,url_v2=http://evil.example/', '`url_v2` of a GitHub cache'],
    ['type=gha,url=http://evil.example/', '`url` of a GitHub cache'],
    ['type=gha,token=x', '`token` of a GitHub cache'],
    ['"URL_V2=http://evil.example/",TYPE=gha', '`url_v2` of a GitHub cache'],
    ['type=GHA,"Url=http://evil.example/,x"', '`url` of a GitHub cache'],
    ['type=gha, url=http://evil.example/', '`url` of a GitHub cache'],
    ['type=registry,type=gha,url=http://evil.example/', '`url` of a GitHub cache'],
    ['type=s3,bucket=b,region=r,endpoint_url=http://evil.example/', 'a cache of type s3'],
    ['mode=max,"type=azblob",name=n', 'a cache of type azblob'],
  ])('the file cannot set %s', (cache, what) => {
    const words = `only an input of the workflow can set ${what}: it gets credentials of the job`
    expect(refused('cache-from', [cache])).toEqual([`\`cache-from\`: ${words}`])
    expect(refused('cache-to', cache)).toEqual([`\`cache-to\`: ${words}`])
    expect(settingsOf({ ...REQUIRED, 'cache-from': cache })['cache-from']).toHaveLength(1)
  })

  test.each([
    'type=gha,scope=main',
    'type=registry,ref=example/app:cache,mode=max',
    'example/app:cache',
    'type=inline',
  ])('the file can set %s', (cache) => {
    expect(refused('cache-to', [cache])).toEqual([])
  })

  test('more than a hundred are no list that somebody meant', () => {
    const caches = Array.from({ length: 101 }, () => '"type=gha"')
    expect(refused('cache-from', caches.slice(1))).toEqual([])
    expect(refused('cache-from', caches)).toEqual(['`cache-from`: has 101 entries; at most 100 are read'])
  })

  test.each(['mode=max', 'type=gha,max', 'type=gha,"url', 'type=gha,a"b"=c'])(
    '%j is no cache, and is not quoted',
    (cache) => {
      expect(refused('cache-from', ['type=gha', cache])).toEqual([
        '`cache-from`: entry 2 is neither an image nor comma-separated KEY=VALUE with a `type`',
      ])
    },
  )
})
