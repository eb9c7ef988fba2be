import { describe, expect, test } from '@jest/globals'
import { proxyProblems, proxySecrets } from '../../src/settings/proxy-variables.ts'

describe('what nothing may show of a proxy', () => {
  test.each([
    ['http://user:s3cr3t@proxy.example:3128', ['user:s3cr3t', 's3cr3t']],
    ['user:s3cr3t@proxy.example:3128', ['user:s3cr3t', 's3cr3t']],
    ['http://user:a%40b%23c@proxy.example', ['user:a%40b%23c', 'user:a@b#c', 'a%40b%23c', 'a@b#c']],
    ['http://user:a@b/c?d#e@proxy.example', ['user:a@b/c?d#e', 'a@b/c?d#e']],
    ['http://user:100%@proxy.example', ['user:100%', '100%']],
    ['http://t0ken@proxy.example', ['t0ken']],
    ['socks5://user:a:b@proxy.example', ['user:a:b', 'a:b']],
    ['http://proxy.example:3128', []],
    ['', []],
  ])('%s: %j', (address, secrets) => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'])
      expect(proxySecrets({ [name]: address })).toEqual(secrets)
  })
})

describe('an address', () => {
  test.each([
    'http://user:S3cr3t#x@h:1',
    'http://u:S3cr3t/w@h:1',
    'https://u:S3cr3t%zz@h:1',
    'http://',
    'http://h:99999',
    'HTTP://u:S3cr3t?x@h:1',
  ])('that Node cannot read is a problem that does not show it: %s', (address) => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) {
      const [problem, ...more] = proxyProblems({ [name]: address })
      expect(problem?.text).toContain(`the variable ${name} is not`)
      expect(problem?.text).not.toContain('S3cr3t')
      expect(more).toEqual([])
    }
  })

  test.each(['', ' ', 'http://h:1', 'http://u:p%23@h', 'https://h', 'proxy.example:3128', 'socks5://h:1'])(
    'that Node can read or leaves alone is none: %j',
    (address) => {
      expect(proxyProblems({ HTTPS_PROXY: address, HTTP_PROXY: address })).toEqual([])
    },
  )
})
