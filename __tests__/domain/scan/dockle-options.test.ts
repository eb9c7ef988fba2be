/** Options of Dockle as arguments of one word each. */
import { expect, test } from '@jest/globals'
import { dockleArguments } from '../../../src/domain/scan/dockle-options.ts'

test('each value is an argument with its flag', () => {
  const options = {
    'accept-keys': ['A', 'B'],
    'accept-files': ['app/settings.py'],
    'accept-file-extensions': ['pem'],
    'sensitive-words': ['hunter'],
    'sensitive-files': ['.npmrc'],
  }
  expect(dockleArguments(options)).toEqual([
    ...['--accept-key=A', '--accept-key=B', '--accept-file=app/settings.py', '--accept-file-extension=pem'],
    ...['--sensitive-word=hunter', '--sensitive-file=.npmrc'],
  ])
  expect(dockleArguments({})).toEqual([])
})
