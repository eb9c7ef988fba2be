/** The commands in docs/ and README.md: `ship-to-ecs` has each command and option that people copy. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Command } from 'commander'
import { programOf } from '../src/cli/commands.ts'
import { inRepository } from '../scripts/repository.ts'

const SIGNALS = { onSignal: () => undefined, release: () => undefined }
const program = programOf({ root: inRepository(), version: '0.0.0' }, SIGNALS)

const pages = [
  'README.md',
  ...readdirSync(inRepository('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Every `ship-to-ecs …` of a block of shell commands, without what follows in the line. */
const COMMANDS = pages.flatMap((page) =>
  [...readFileSync(inRepository(page), 'utf8').matchAll(/^```(?:sh|console)\n(.*?)^```/gmsu)]
    .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*|"?\$\([^)]*\)"?/gu, '').split('\n'))
    .flatMap((line) => [...line.matchAll(/(?:^|\$ |&& |\(|[A-Z_]+=\S* )ship-to-ecs ([a-z-][^#&|>)]*)/gu)])
    .map(([, text = '']) => [page, text.trim()] as const),
)

/** What is wrong with the words after `ship-to-ecs`. */
const faultsOf = (text: string): readonly string[] => {
  const [name = '', ...words] = text.split(/\s+/u)
  const known = program.commands.find((one) => one.name() === name)
  if (known === undefined && !name.startsWith('-')) return [`no command ${name}`]
  return [name, ...words]
    .filter((word) => word.startsWith('--'))
    .map((word) => word.split('=', 1)[0] ?? '')
    .filter((long) => !optionsOf(known ?? program).includes(long))
}

const optionsOf = (command: Command): readonly (string | undefined)[] => [
  ...command.options.map(({ long }) => long),
  '--help',
]

describe('the commands on a page', () => {
  test('are found', () => expect(COMMANDS.length).toBeGreaterThan(15))

  test.each(COMMANDS)('%s: %s', (_, text) => expect(faultsOf(text)).toEqual([]))

  test('what is no command or no option is found', () => {
    expect(faultsOf('inti --yes')).toEqual(['no command inti'])
    expect(faultsOf('doctor --environment dev --jsno')).toEqual(['--jsno'])
  })
})
