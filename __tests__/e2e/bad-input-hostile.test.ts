/** Text from outside that tries to be commands or markup: no line of the log becomes a command, and the summary keeps its layout. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import { expectFailure, readable } from './failure.ts'
import { expectNoMarkup, MARKUP } from './hostile.ts'
import { injected, PLANTED } from '../support/planted-commands.ts'
import { commandsIn } from '../support/workflow-commands.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld()

/** What a hostile program prints; `\\r` and `\\e` are made by the shell's printf. */
const PAYLOADS = [
  `::set-output name=image::${PLANTED}`,
  `::set-env name=PATH::${PLANTED}`,
  `::add-mask::${PLANTED}`,
  `::stop-commands::${PLANTED}`,
  `  ::error::${PLANTED} indented`,
  `\\r::error::${PLANTED} after a carriage return`,
  `progress 10%%\\r##[error]${PLANTED} old form`,
  `##[add-path]${PLANTED}`,
  `\\033[0m::warning::${PLANTED} after an escape sequence`,
  `\\342\\200\\213::error::${PLANTED} after a zero width space`,
  `:\\033[1m:error::${PLANTED} within`,
  `#\\033[1m#[error]${PLANTED} within`,
  '::endgroup::',
  'AKIA ##vso[task.setvariable]x',
]

const groupsOf = (log: string): readonly string[] =>
  commandsIn(log).flatMap(({ name }) => (name === 'group' || name === 'endgroup' ? [name] : []))

/** A checkout whose build prints the payloads, and then does what `ending` says. */
const printing = async (ending: string) => {
  const checkout = await world().checkout()
  const script = PAYLOADS.map((payload) => `printf '${payload}\\n'; printf '${payload}\\n' >&2`).join('\n')
  await writeFile(join(checkout.folder, 'rootfs', 'print'), `${script}\n${ending}\n`)
  const dockerfile = 'FROM scratch\nCOPY rootfs/ /\nRUN ["/bin/busybox","sh","/print"]\nUSER 10001:10001\n'
  await writeFile(join(checkout.folder, 'Dockerfile'), `${dockerfile}CMD ["/bin/busybox","sh","/bin/serve"]\n`)
  return checkout
}

describe('what a build prints', () => {
  test('is in the log, and none of it is a command', async () => {
    const run = await ship({ checkout: await printing('exit 0') })
    expect(run.log).toContain('set-output name=image')
    expect(injected(run.log)).toEqual([])
    expect(run.log).not.toContain('##[')
    expect(groupsOf(run.log)).toEqual(groupsOf(run.log).map((_name, index) => (index % 2 === 0 ? 'group' : 'endgroup')))
    expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode: 0, result: 'success' })
  })

  test('is no command either where it becomes the message of an error', async () => {
    const run = await ship({ checkout: await printing('exit 9') })
    expectFailure(run, { stage: 'build', code: 'E_BUILD', says: [], next: 'build log' })
    expect(injected(run.log)).toEqual([])
    expect(run.log).not.toContain('##[')
    expect(run.outputs['image']).toBeUndefined()
  })
})

describe('names that are markup', () => {
  test('are in the summary as they are written', async () => {
    const run = await ship({
      inputs: { environment: 'demo', labels: `org.opencontainers.image.title=${MARKUP}`, tag: '{branch}-{short-sha}' },
      environment: { GITHUB_REF: 'refs/heads/feat/<ins>|`x`@octocat', GITHUB_REF_NAME: 'feat/<ins>|`x`@octocat' },
    })
    expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode: 0, result: 'success' })
    expect(run.outputs['image-tag']).toMatch(/^[\w][\w.-]*$/)
    expectNoMarkup(run.summary)
    const columns = run.summary.split('\n').filter((line) => /^\|.*\|$/.test(line))
    expect(columns.length).toBeGreaterThan(5)
    expect(injected(run.log)).toEqual([])
  })

  test('in an input that is wrong are quoted, and nothing more', async () => {
    const run = await ship({ inputs: { 'trivy-severity': `${MARKUP}\n::error::${PLANTED}\r##[error]${PLANTED}` } })
    const message = expectFailure(run, {
      code: 'E_INPUT',
      says: ['is not one of'],
      next: 'Correct the listed settings',
    })
    expect(message).toContain('**bold**')
    expectNoMarkup(run.summary)
    expect(readable(run.summary)).toContain('**bold**')
    expect(run.log).not.toContain('##[')
    expect(commandsIn(run.log).filter(({ name }) => name === 'error')).toHaveLength(1)
  })
})

describe('what AWS answers', () => {
  test('is no command and no markup', async () => {
    world().stack.aws.addFault({
      kind: 'error',
      service: 'ecs',
      operation: 'RegisterTaskDefinition',
      code: 'ClientException',
      status: 400,
      message: `no\r::set-output name=image::evil\n::add-mask::${PLANTED}\n##[error]${PLANTED} ${MARKUP}`,
    })
    const run = await ship()
    expectFailure(run, { stage: 'deploy', code: 'E_REGISTER', says: ['ecs:RegisterTaskDefinition'], next: 'Fix' })
    expect(injected(run.log)).toEqual([])
    expect(run.log).not.toContain('##[')
    expectNoMarkup(run.summary)
    expect(run.outputs['image']).toContain('@sha256:')
    expect(world().callsOf('UpdateService')).toBe(0)
  })
})
