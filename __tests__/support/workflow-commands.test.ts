import { expect, test } from '@jest/globals'
import { commandsIn, errorsIn } from './workflow-commands.ts'

test('a comma ends a property of the new form, a semicolon one of the old form', () => {
  expect(errorsIn('::error title=a; b%2C c,file=x::no')).toEqual([{ title: 'a; b, c', message: 'no' }])
  expect(commandsIn('##[error title=a, b;file=x]no')).toEqual([
    { name: 'error', properties: { title: 'a, b', file: 'x' }, text: 'no' },
  ])
})
