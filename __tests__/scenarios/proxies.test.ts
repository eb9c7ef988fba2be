/** The shipped bundle where nothing of AWS and GitHub can be reached but by a proxy with a password. */
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { ProxyAnswer } from '../support/connect-proxy.ts'
import { PROXY_PASSWORD } from '../support/connect-proxy.ts'
import { HOSTS, startProxiedAccounts, type ProxiedAccounts } from '../support/proxied-accounts.ts'
import { useRolePlays, type RolesPlay, type RolesPlayed } from '../support/role-plays.ts'
import { COMMIT, TAG } from '../support/ship-play.ts'

jest.setTimeout(120_000)

const play = useRolePlays()

const started: ProxiedAccounts[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.close()
})

interface Proxied extends RolesPlay {
  readonly answer?: ProxyAnswer
  readonly variables?: (address: string) => Readonly<Record<string, string>>
}

/** The password is searched for in all that is shown. */
const playProxied = async ({ answer, variables, ...given }: Proxied = {}) => {
  const accounts = await startProxiedAccounts(answer)
  started.push(accounts)
  const run = await play({ ...given, through: accounts.through(variables) })
  const shown = run.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const all = [...shown, run.summary, JSON.stringify([run.outputs, run.record])].join('\n')
  expect(all).not.toMatch(/S3cr3t/u)
  expect(run.log).toContain(`::add-mask::${PROXY_PASSWORD}`)
  return { run, accounts, place: accounts.proxy.place }
}

/** An image of this commit is there already, so the registry is asked for its config. */
const REUSE = {
  tagged: [TAG],
  labels: { 'org.opencontainers.image.revision': COMMIT },
  settings: 'if-tag-exists: reuse\n',
} satisfies RolesPlay

const withPort = (hosts: readonly string[]): readonly string[] => hosts.map((host) => `${host}:443`).toSorted()

test('tokens, roles, ECR, ECS and the registry are asked through the proxy, and nothing else is', async () => {
  const { run, accounts } = await playProxied(REUSE)
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'success' } })
  expect(run.log).toContain('reuse')
  expect(accounts.proxied()).toEqual(withPort(Object.values(HOSTS)))
  expect(accounts.direct).toEqual([])
})

test('a host of NO_PROXY is asked past it', async () => {
  const { run, accounts } = await playProxied({
    ...REUSE,
    variables: (address) => ({ AWS_ENDPOINT_URL_ECS: address, NO_PROXY: 'example.com,localhost' }),
  })
  expect(run.outputs).toMatchObject({ result: 'success' })
  expect(accounts.proxied()).toEqual(withPort(Object.values(HOSTS).filter((host) => host !== HOSTS.ecs)))
  expect(accounts.direct.length).toBeGreaterThan(3)
})

const headline = ({ summary }: RolesPlayed): string => summary.split('\n')[0] ?? ''

describe('a proxy that refuses', () => {
  test.each<readonly [string, string, string, string]>([
    [
      '407 Proxy Authentication Required',
      'token',
      'E_ID_TOKEN',
      'Correct the user name and the password in HTTPS_PROXY.',
    ],
    ['407 Proxy Authentication Required', 'sts', 'E_AWS', 'Correct the user name and the password in HTTPS_PROXY.'],
    ['403 Forbidden', 'sts', 'E_AWS', 'Let the proxy connect to this host, or name the host in NO_PROXY.'],
    ['403 Forbidden', 'ecs', 'E_AWS', 'Let the proxy connect to this host, or name the host in NO_PROXY.'],
  ])('%s for %s', async (line, of, code, hint) => {
    const { run, accounts, place } = await playProxied({
      answer: (host) => (host === HOSTS[of as keyof typeof HOSTS] ? line : null),
    })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': code } })
    expect(run.log).toContain(`the proxy ${place} refused the connection: HTTP status ${line.slice(0, 3)}`)
    expect(run.log).toContain(hint)
    expect(headline(run)).toContain('❌')
    expect(run.callsOf('RegisterTaskDefinition')).toBe(0)
    const asked = accounts.proxy.asked.filter((one) => one.startsWith(HOSTS[of as keyof typeof HOSTS]))
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  test('403 for the registry alone: the image cannot be compared, which is said with the name of the proxy, and is built', async () => {
    const { run, place } = await playProxied({
      ...REUSE,
      answer: (host) => (host === HOSTS.registry ? '403 Forbidden' : null),
    })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain(`failed: the proxy ${place} refused the connection: HTTP status 403`)
  })

  test.each(['ecs', 'ecr', 'sts', 'token', 'registry'] as const)(
    '%s at first, as it cannot connect now',
    async (of) => {
      let refusals = 0
      const { run } = await playProxied({
        ...REUSE,
        answer: (host) => (host === HOSTS[of] && (refusals += 1) === 1 ? '503 Service Unavailable' : null),
      })
      expect(run.outputs).toMatchObject({ result: 'success' })
      expect(refusals).toBeGreaterThan(1)
    },
  )
})

test('a proxy that is dead: the error names it', async () => {
  const { run } = await playProxied({
    variables: () => ({ HTTPS_PROXY: 'http://user:S3cr3t%23word%40proxy@127.0.0.1:9' }),
  })
  expect(run).toMatchObject({ exitCode: 1 })
  expect(run.log).toContain('the proxy 127.0.0.1:9 cannot be reached: connection refused')
  expect(run.log).toContain('Check HTTPS_PROXY and the proxy that it names.')
})
