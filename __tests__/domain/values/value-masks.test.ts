import { expect, test } from '@jest/globals'
import { isMasked } from '../../../src/domain/values/value-masks.ts'

const SHOWN = ['arn:aws:ecs:eu-west-1:123456789012:cluster/main']
const masked = (value: string, member = 'value'): boolean => isMasked({ value, member, names: [member] }, SHOWN)

test.each(['hunter2-password', 'https://x7.example.com/path?token=1', 'arn:aws:iam::1:role/a', 'AbC123!x'])(
  '%s',
  (value) => {
    expect(masked(value)).toBe(true)
  },
)

test.each([
  '2',
  'true',
  '',
  '   ',
  'hunter2',
  'eu-west-1',
  'production',
  'orders-api-2',
  '123456789',
  '10.20.30.40',
  'arn:aws:ecs:eu-west-1',
])('%j would blank the log', (value) => {
  expect(masked(value)).toBe(false)
})

test.each(['family', 'name', 'image', 'awslogs-group'])('what %s is is reported by its name', (member) => {
  expect(masked('hunter2-password', member)).toBe(false)
})

test.each(['DB_PASSWORD', 'api-token', '--password', 'dbPass'])(
  'a value for %s is masked whatever it looks like',
  (name) => {
    for (const value of ['x', '7', 'hunter2', 'correct horse', 'eu-west-1', '123456789', 'main'])
      expect(isMasked({ value, member: 'value', names: ['value', name] }, SHOWN)).toBe(true)
  },
)

test('a value for a secret is not masked where it is a switch, or what every report shows', () => {
  const names = ['DB_PASSWORD']
  for (const value of ['', ' ', 'true', 'none', 'prod']) {
    expect(isMasked({ value, member: 'value', names }, ['prod'])).toBe(false)
  }
})
