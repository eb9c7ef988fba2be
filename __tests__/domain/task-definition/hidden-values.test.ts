/** What a plan does not show of a definition. */
import { describe, expect, test } from '@jest/globals'
import { isHidden, isHiddenWord } from '../../../src/domain/task-definition/hidden-values.ts'

describe('a text that holds a secret', () => {
  test.each([
    '{"user":"app","password":"hunter2"}',
    "{'api_key': 'hunter2'}",
    '{\\"password\\":\\"hunter2\\"}',
    'user: app\npassword: hunter2',
    'password : hunter2',
    'Authorization: Bearer hunter2',
    'authorization=Basic hunter2',
    '{"Authorization":"hunter2"}',
    'curl -u admin:hunter2 http://localhost/health',
    "curl --user 'admin:hunter2' localhost",
    'DB_PASSWORD=hunter2 npm start',
    'serve --password hunter2',
  ])('%j', (text) => {
    expect(isHidden('SETTINGS', text)).toBe(true)
    expect(isHidden('', text)).toBe(true)
  })

  test.each([
    ['hunter2', '--token'],
    ['admin:hunter2', '-u'],
    ['admin:hunter2', '--user'],
  ])('the word %s after %s', (word, before) => {
    expect(isHiddenWord(word, before)).toBe(true)
  })
})

describe('a text that holds none', () => {
  test.each([
    '{"level":"info","format":"json"}',
    'authorization: none of it'.replace('none of it', '${TOKEN}'),
    'curl -f http://localhost:8080/health || exit 1',
    'curl -u $USER:$PASSWORD http://localhost',
    'node server.js --port 8080',
    'password: ${PASSWORD}',
    'keep-alive: timeout',
    '1000:1000',
    'https://example.com/a?b=c',
  ])('%j', (text) => {
    expect(isHidden('SETTINGS', text)).toBe(false)
  })

  test.each([
    ['1000', '-u'],
    ['app', '--user'],
    ['8080:80', '-p'],
    ['hunter2', 'run'],
  ])('the word %s after %s', (word, before) => {
    expect(isHiddenWord(word, before)).toBe(false)
  })
})
