/** The command line of `npm run local-aws`. */
import { expect, test } from '@jest/globals'
import { readLocalAwsArguments } from '../../../scripts/local-aws/local-aws.ts'

test.each<[readonly string[], ReturnType<typeof readLocalAwsArguments>]>([
  [[], { config: null, command: [] }],
  [['act', 'push', '--list'], { config: null, command: ['act', 'push', '--list'] }],
  [['--config', 'local.json'], { config: 'local.json', command: [] }],
  [['--config', 'local.json', 'act', '--config'], { config: 'local.json', command: ['act', '--config'] }],
  [['--config'], null],
  [['--help'], null],
  [['-c', 'local.json'], null],
])('%j', (args, expected) => {
  expect(readLocalAwsArguments(args)).toEqual(expected)
})
