/** Whether there are credentials, as the SDK finds them in this environment. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { makeSession } from '../../../src/adapters/aws/session.ts'
import { useAwsServer } from '../../support/aws-server.ts'

const server = useAwsServer()

const found = (signal = new AbortController().signal): Promise<'present' | 'missing'> =>
  makeSession({ region: null, signal }).credentials()

const without = (...names: readonly string[]): void => {
  for (const name of names) Reflect.deleteProperty(process.env, name)
}
const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const

describe('credentials', () => {
  test('of the environment are present, good or not, and AWS is not asked', async () => {
    expect(await found()).toBe('present')
    expect(server.seen()).toEqual([])
  })

  test('are missing without any, also where a workflow names secrets that a fork does not have', async () => {
    without(...KEYS)
    expect(await found()).toBe('missing')
    for (const name of KEYS) process.env[name] = ''
    expect(await found()).toBe('missing')
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIAEXAMPLE'
    expect(await found()).toBe('missing')
  })

  test.each([
    ['AWS_PROFILE', 'nobody'],
    ['AWS_SECRET_ACCESS_KEY', 'not-a-secret'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', '/does/not/exist'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://example.com/'],
  ])('are not missing where %s is set and gives none', async (name, value) => {
    without(...KEYS)
    process.env[name] = value
    await expect(found()).rejects.toMatchObject({
      code: 'E_CREDENTIALS_MISSING',
      message: expect.stringContaining(name),
    })
  })

  test('whose token cannot be read are not missing', async () => {
    without(...KEYS)
    process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = '/does/not/exist'
    process.env['AWS_ROLE_ARN'] = 'arn:aws:iam::123456789012:role/check'
    await expect(found()).rejects.toThrow('/does/not/exist')
  })

  test('of a session that has expired are not missing', async () => {
    without(...KEYS)
    const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-credentials-'))
    const file = join(folder, 'config')
    await writeFile(
      file,
      '[default]\nsso_start_url = https://example.com\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = check\n',
    )
    process.env['AWS_CONFIG_FILE'] = file
    process.env['HOME'] = folder
    await expect(found()).rejects.toMatchObject({ code: expect.stringMatching(/^E_CREDENTIALS_/u) })
    await rm(folder, { recursive: true })
  })

  test('are not looked for after a cancel', async () => {
    without(...KEYS)
    await expect(found(AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled')
  })
})

describe('the end of credentials', () => {
  const endsIn = (): Promise<number | null> =>
    makeSession({ region: 'eu-west-1', signal: new AbortController().signal }).endsIn()

  test('is that of the session in the variables', async () => {
    expect(await endsIn()).toBeNull()
    process.env['AWS_CREDENTIAL_EXPIRATION'] = new Date(Date.now() + 600_000).toISOString()
    expect(await endsIn()).toBeGreaterThan(590_000)
    expect(await endsIn()).toBeLessThanOrEqual(600_000)
    expect(server.seen()).toEqual([])
  })

  test('is not known of what the SDK can ask again, and of what is no time', async () => {
    process.env['AWS_CREDENTIAL_EXPIRATION'] = 'soon'
    expect(await endsIn()).toBeNull()
    process.env['AWS_CREDENTIAL_EXPIRATION'] = new Date().toISOString()
    process.env['AWS_PROFILE'] = 'nobody'
    expect(await endsIn()).toBeNull()
    without(...KEYS)
    expect(await endsIn()).toBeNull()
  })
})
