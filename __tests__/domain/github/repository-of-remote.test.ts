/** The trust policies of `init` let in the repository of the remote: one of another host must never become one of github.com. */
import { expect, test } from '@jest/globals'
import { repositoryOfRemote } from '../../../src/domain/github/repository-of-remote.ts'
import { fc } from '../../support/fast-check.ts'

test.each([
  ['git@github.com:Octo-Org/My.Repo.git', 'Octo-Org/My.Repo'],
  ['github.com:o/r', 'o/r'],
  ['git@github.com:/o/r.git', 'o/r'],
  ['org-123@github.com:o/r.git', 'o/r'],
  ['https://github.com/o/r', 'o/r'],
  ['https://github.com/o/r/', 'o/r'],
  ['HTTPS://GitHub.com/o/r.git', 'o/r'],
  ['https://user:password@github.com/o/r.git', 'o/r'],
  ['https://token@github.com/o/r', 'o/r'],
  ['ssh://git@github.com:22/o/r.git', 'o/r'],
  ['ssh://git@ssh.github.com:443/o/r.git', 'o/r'],
  ['git://github.com/o/r', 'o/r'],
  [' https://github.com/o/r\n', 'o/r'],
])('%j is %s', (remote, repository) => {
  expect(repositoryOfRemote(remote)).toBe(repository)
})

test.each([
  null,
  '',
  '/srv/github.com/o/r.git',
  './github.com:o/r',
  'git@gitlab.com:github/r.git',
  'https://gitlab.com/github.com/r',
  'https://github.com.evil.example/o/r',
  'https://evil.example/github.com/o/r',
  'https://github.com@evil.example/o/r',
  'https://github.com:secret@evil.example/o/r',
  'https://notgithub.com/o/r',
  'https://github.corp.example/o/r',
  'https://octo.ghe.com/o/r',
  'git@github.corp.example:o/r.git',
  'work:o/r.git',
  'file://github.com/o/r',
  'ext::sh -c github.com:o/r',
  'https://github.com/o',
  'https://github.com/o/r/tree/main',
  'https://github.com/o/r?x=1',
  'https://github.com/o/..',
  'https://github.com/o/.git',
  'https://github.com/-o/r',
  'https://github.com/o/$(id)',
])('%j names none', (remote) => {
  expect(repositoryOfRemote(remote)).toBeNull()
})

test('no host but those of github.com, and never a character that a shell or a policy reads', () => {
  const host = fc.webUrl().map((url) => new URL(url).hostname)
  fc.assert(
    fc.property(host, fc.string(), fc.constantFrom('https://', 'ssh://git@', 'git@'), (name, path, scheme) => {
      const separator = scheme === 'git@' ? ':' : '/'
      expect(repositoryOfRemote(`${scheme}${name}${separator}o/r`)).toBeNull()
      const found = repositoryOfRemote(`${scheme}github.com${separator}${path}`)
      expect(found ?? 'o/r').toMatch(/^[\w-]+\/[\w.-]+$/)
    }),
  )
})
