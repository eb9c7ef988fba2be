/** The completion for bash works in a bash alone, without the package bash-completion. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, expect, jest, test } from '@jest/globals'
import { Command } from 'commander'
import { addCompletion } from '../../src/cli/completion.ts'

afterEach(() => {
  jest.restoreAllMocks()
})

/** What the command prints. */
const printed = async (shell: string): Promise<string> => {
  const program = new Command('ship')
  program.command('plan')
  addCompletion(program)
  const texts: string[] = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => texts.push(String(text)) > 0)
  jest.spyOn(console, 'log').mockImplementation((text: unknown) => void texts.push(`${String(text)}\n`))
  await program.parseAsync(['node', 'ship', 'completion', shell])
  return texts.join('')
}

/** In place of the program, which a shell asks what fits. */
const ANSWER = `ship() { printf 'plan\\tShow it.\\npromote\\tDo it.\\n:4\\n'; }`

test('bash', async () => {
  const script = `${await printed('bash')}
${ANSWER}
COMP_WORDS=(ship pl) COMP_CWORD=1
__ship_complete 2>/dev/null
echo "\${COMPREPLY[*]}"`
  const { stdout } = await promisify(execFile)('bash', ['--norc', '--noprofile', '-c', script])
  expect(stdout.trim()).toBe('plan')
})

test('another shell gets nothing of it', async () => {
  expect(await printed('zsh')).not.toContain('_get_comp_words_by_ref')
})
