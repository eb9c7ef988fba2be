import { Command } from 'commander'
import { describe, expect, test } from '@jest/globals'
import { inputsOf, OPTION_SETTINGS, settingOptions } from '../../src/cli/setting-options.ts'
import { ACTION_INPUTS } from '../../src/settings/declaration.ts'

const parsed = (...args: readonly string[]): Readonly<Record<string, string>> => {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  for (const option of settingOptions([])) command.addOption(option)
  return inputsOf(command.parse(args, { from: 'user' }).opts())
}

describe('settingOptions', () => {
  test('every input of the action has an option, but the pipeline and what is secret', () => {
    const without = ACTION_INPUTS.filter((name) => !OPTION_SETTINGS.includes(name))
    expect(without).toEqual(['pipeline', 'github-token', 'secrets'])
  })

  test.each<readonly [string, readonly string[], Readonly<Record<string, string>>]>([
    ['nothing', [], {}],
    ['a value', ['--aws-region', 'eu-west-1'], { 'aws-region': 'eu-west-1' }],
    ['a value that begins with a dash', ['--tag=-x'], { tag: '-x' }],
    ['an empty value', ['--image='], { image: '' }],
    ['a flag', ['--dry-run'], { 'dry-run': 'true' }],
    ['a flag with its value', ['--dry-run', 'false'], { 'dry-run': 'false' }],
    ['lines', ['--build-args', 'A=1', '--build-args', 'B=2'], { 'build-args': 'A=1\nB=2' }],
    [
      'words of a list',
      ['--rollback-on', 'failure', '--rollback-on', 'timeout'],
      { 'rollback-on': 'failure\ntimeout' },
    ],
  ])('%s', (_what, args, inputs) => {
    expect(parsed(...args)).toEqual(inputs)
  })

  test('a single value is not given twice', () => {
    expect(() => parsed('--cluster', 'a', '--cluster', 'b')).toThrow('It is given twice.')
  })

  test('what a command sets itself is no option of it', () => {
    expect(settingOptions(['dry-run']).map(({ long }) => long)).not.toContain('--dry-run')
  })

  test('the help names the words that a setting takes', () => {
    const option = settingOptions([]).find(({ long }) => long === '--if-tag-exists')
    expect(option?.argChoices).toEqual(['compare', 'reuse'])
  })
})
