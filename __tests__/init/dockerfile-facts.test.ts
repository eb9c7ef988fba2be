/** What `init` takes out of a Dockerfile. */
import { describe, expect, test } from '@jest/globals'
import { dockerfileFacts } from '../../src/init/repository-facts.ts'
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
