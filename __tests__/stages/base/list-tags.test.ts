/** The tags of a repository: page by page, and with a login that goes to its own registry and nowhere else. */
import { describe, expect, test } from '@jest/globals'
import type { Reply, RequestHeaders } from '../../../src/ports/download.ts'
import { listTags } from '../../../src/stages/base/list-tags.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { fakeEcr, REGISTRY, TOKEN } from '../../support/fake-ecr.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { withoutLogin } from '../../support/no-aws.ts'
import { recordingSecrets } from '../../support/recording-log.ts'
import { commandFailed, fakeExec } from '../../support/scanner-ports.ts'
import { sessionOf } from '../../support/session.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const AUTH = base64('robot:hunter2')
const LIST = 'https://ghcr.io/v2/team/base/tags/list?n=1000'
const HUB = 'https://registry-1.docker.io/v2/library/node/tags/list?n=1000'
const bearer = (realm: string): string => `Bearer realm="${realm}",service="r"`

interface World {
  readonly config?: object
  /** By the address: what is answered to a request with these headers. */
  readonly reply: (url: string, headers: RequestHeaders) => Partial<Reply>
  /** What a credential helper prints; absent: it fails. */
  readonly helper?: string
  readonly ecr?: true
}

const play = async (name: string, { config, reply, helper, ecr }: World) => {
  const asked: { readonly url: string; readonly authorization: string | undefined }[] = []
  const secrets = recordingSecrets()
  const exec = fakeExec(({ argv }) => {
    if (argv[0] === 'printenv') return { stdout: argv[1] === 'HOME' ? '/home/me\n' : '' }
    if (helper === undefined) throw commandFailed(argv[0], { kind: 'not-found' })
    return { stdout: helper }
  })
  const ports = {
    ...withoutLogin(),
    ...(ecr && { registry: sessionOf({ ecr: fakeEcr([]).ecr }) }),
    ...{ exec, secrets, clock: makeFakeClock() },
    files: memoryFiles(config === undefined ? {} : { '/home/me/.docker/config.json': JSON.stringify(config) }),
    download: {
      toFile: () => Promise.reject(new Error('no file is asked for')),
      read: (url: string, headers: RequestHeaders): Promise<Reply> => {
        asked.push({ url, authorization: headers['authorization'] })
        return Promise.resolve({ status: 401, challenge: '', text: '', ...reply(url, headers) })
      },
    },
  }
  return { tags: await listTags(name, ports), asked, secrets, exec }
}

const listed = (...tags: readonly string[]): Partial<Reply> => ({ status: 200, text: JSON.stringify({ tags }) })
/** Only who sends this gets the list; everybody else the challenge. */
const only =
  (authorization: string, challenge: string) =>
  (_url: string, headers: RequestHeaders): Partial<Reply> =>
    headers['authorization'] === authorization ? listed('1.0', '1.1') : { challenge }

describe('a private registry', () => {
  test.each<[string, object, string?]>([
    ['written down', { auths: { 'ghcr.io': { auth: AUTH } } }],
    ['written down by an old client', { auths: { 'https://ghcr.io/v1/': { auth: AUTH } } }],
    ['of its helper', { credHelpers: { 'ghcr.io': 'pass' } }, '{"Username":"robot","Secret":"hunter2"}'],
    ['of the store', { credsStore: 'desktop' }, '{"Username":"robot","Secret":"hunter2"}'],
  ])('gets the login of docker, %s', async (_, config, ...[helper]) => {
    const reply = only(`Basic ${AUTH}`, 'Basic realm="x"')
    const { tags, secrets } = await play('ghcr.io/team/base', { config, reply, ...(helper && { helper }) })
    expect(tags).toEqual(['1.0', '1.1'])
    expect(secrets.masked).toEqual(['hunter2', AUTH])
  })

  test('gets it for its own token, by which the tags are listed', async () => {
    const realm = 'https://ghcr.io/token'
    const { tags, asked, secrets } = await play('ghcr.io/team/base', {
      config: { auths: { 'ghcr.io': { auth: AUTH } } },
      reply: (url, headers) => {
        if (url === LIST) return only('Bearer t-1', bearer(realm))(url, headers)
        return { status: 200, text: `{"token":"${headers['authorization'] === undefined ? 'public' : 't-1'}"}` }
      },
    })
    expect(tags).toEqual(['1.0', '1.1'])
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, `Basic ${AUTH}`, 'Bearer t-1'])
    expect(secrets.masked).toContain('t-1')
  })

  test('whose login has expired is read like everybody reads it', async () => {
    const { tags } = await play('ghcr.io/team/base', {
      config: { auths: { 'ghcr.io': { auth: AUTH } } },
      reply: (url, headers) => {
        if (url === LIST) return only('Bearer public', bearer('https://ghcr.io/token'))(url, headers)
        return headers['authorization'] === undefined ? { status: 200, text: '{"token":"public"}' } : { status: 403 }
      },
    })
    expect(tags).toEqual(['1.0', '1.1'])
  })

  test.each([
    ['ghcr.io/team/base', 'https://evil.example/token'],
    ['docker.io/library/node', 'https://evil.example/token'],
    ['docker.io/library/node', 'https://auth.docker.io.evil.example/token'],
    ['evil.example/team/base', 'https://ghcr.io/token'],
  ])('%s that sends its clients to %s gets no login of another host', async (name, realm) => {
    const { asked } = await play(name, {
      config: { auths: { 'ghcr.io': { auth: AUTH }, 'https://index.docker.io/v1/': { auth: AUTH } } },
      reply: () => ({ challenge: bearer(realm) }),
    })
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.filter(({ authorization }) => authorization !== undefined)).toEqual([])
  })

  test('Docker Hub gets its login by the host that issues its tokens', async () => {
    const { asked } = await play('docker.io/library/node', {
      config: { auths: { 'https://index.docker.io/v1/': { auth: AUTH } } },
      reply: (url) => (url === HUB ? { challenge: bearer('https://auth.docker.io/token') } : { status: 500 }),
    })
    expect(asked.map(({ url, authorization }) => [new URL(url).host, authorization])).toEqual([
      ['registry-1.docker.io', undefined],
      ['auth.docker.io', `Basic ${AUTH}`],
      ['auth.docker.io', undefined],
    ])
  })

  test('ECR gets the token of the run', async () => {
    const { tags, exec } = await play(`${REGISTRY}/team/base`, {
      ecr: true,
      reply: only(`Basic ${TOKEN}`, 'Basic realm="x",service="ecr.amazonaws.com"'),
    })
    expect(tags).toEqual(['1.0', '1.1'])
    expect(exec.commands).toEqual([])
  })

  test.each<[string, World['config'], string?]>([
    ['no configuration', undefined],
    ['no login for it', { auths: { 'example.com': { auth: AUTH } } }],
    ['an identity token', { credsStore: 'desktop' }, '{"Username":"<token>","Secret":"x"}'],
    ['a helper that fails', { credsStore: 'desktop' }],
    ['a helper that is a path', { credsStore: '../../bin/sh' }, '{"Username":"a","Secret":"b"}'],
    ['a helper that prints something else', { credsStore: 'desktop' }, 'credentials not found'],
    ['a configuration of another shape', { auths: ['x'] }],
    ['half a login', { auths: { 'ghcr.io': { auth: base64('robot') } } }],
  ])('with %s lists nothing', async (_, config, ...[helper]) => {
    const { tags, asked } = await play('ghcr.io/team/base', {
      ...(config && { config }),
      ...(helper && { helper }),
      reply: () => ({ challenge: 'Basic realm="x"' }),
    })
    expect([tags, asked]).toEqual([[], [{ url: LIST, authorization: undefined }]])
  })
})

describe('many tags', () => {
  test('are read page by page, with the same login', async () => {
    const { tags, asked } = await play('ghcr.io/team/base', {
      config: { auths: { 'ghcr.io': { auth: AUTH } } },
      reply: (url, headers) => {
        if (headers['authorization'] === undefined) return { challenge: 'Basic realm="x"' }
        const page = Number(new URL(url).searchParams.get('last') ?? 0)
        const link = page < 3 ? { link: `</v2/team/base/tags/list?last=${page + 1}&n=1000>; rel="next"` } : {}
        return { ...listed(`${page}`), ...link }
      },
    })
    expect(tags).toEqual(['0', '1', '2', '3'])
    expect(asked.slice(1).map(({ authorization }) => authorization)).toEqual(Array(4).fill(`Basic ${AUTH}`))
  })

  test.each([
    ['on another host', '<https://evil.example/v2/x>; rel="next"'],
    ['on the same page', `<${LIST}>; rel="next"`],
    ['that is none', '<https://ghcr.io/v2/x>; rel="prev"'],
    ['that is no address', '<https://>; rel="next"'],
  ])('end with a next page %s', async (_, link) => {
    const { tags, asked } = await play('ghcr.io/team/base', { reply: () => ({ ...listed('1'), link }) })
    expect([tags, asked.length]).toEqual([['1'], 1])
  })

  test('without an end are read for so many pages', async () => {
    let page = 0
    const reply = (): Partial<Reply> => ({ ...listed('1'), link: `</v2/x?page=${(page += 1)}>; rel="next"` })
    expect((await play('ghcr.io/team/base', { reply })).asked).toHaveLength(20)
  })
})
