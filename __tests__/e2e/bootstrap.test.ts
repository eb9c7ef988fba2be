/** `npm run demo -- --bootstrap`: from an empty Git repository to two accounts, by the commands of the generated BOOTSTRAP.md and by `act`. */
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { inRepository } from '../../scripts/repository.ts'
import { runCommand } from '../local-aws/run-command.ts'

jest.setTimeout(480_000)

test('an empty repository becomes a service in two accounts, which a broken commit does not change', async () => {
  const program = inRepository(join('scripts', 'demo', 'bootstrap', 'in-bootstrap.ts'))
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, ['--no-warnings', program])
  expect(`${stdout}${stderr}`).not.toContain('✗')
  expect(stdout).toContain('✓ doctor is green for production')
  expect(exitCode).toBe(0)
})
