import { expect, test } from '@jest/globals'
import { Command } from 'commander'
import { directoryOption } from '../../src/cli/directory-option.ts'

const given = (path: string): unknown =>
  new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addOption(directoryOption('A folder.'))
    .parse(['-C', path], { from: 'user' })
    .opts()['directory']

test('a folder is taken as it is written', () => {
  expect(given('src')).toBe('src')
})

test.each(['nowhere', 'package.json'])('%s is no folder', (path) => {
  expect(() => given(path)).toThrow('There is no such folder.')
})
