/** A checkout that tries to rob the job: its environment, its files, its tokens. Given to the committed action with a real engine. */
import { appendFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces } from './failure.ts'

jest.setTimeout(120_000)

// Before the hook that closes the world.
afterEach(() => expectNoTraces(world()))
const { world, ship } = useWorld()

/** Prints the environment of every process that it finds in its context. */
const ROBBER = `FROM scratch
COPY --from=tools / /
COPY . /robbed/
RUN ["/bin/busybox","sh","-c","cat /robbed/*/environ | tr '\\\\0' '\\\\n'"]
`

test('a pinned context that became a link to /proc is not built, so nobody reads the environment of the job', async () => {
  const checkout = await world().checkout()
  const at = (name: string): string => join(checkout.folder, name)
  await symlink('/proc', at('app'))
  await writeFile(at('Dockerfile'), ROBBER)
  await writeFile(at('Dockerfile.dockerignore'), '*\n!*/environ\n')
  await appendFile(at('ship-to-ecs.yaml'), '\nbuild-contexts:\n  tools: rootfs\n')
  // That the log and the registry hold no secret is checked after every run.
  const run = await ship({ checkout, inputs: { context: 'app', file: 'Dockerfile' } })
  expectFailure(run, { code: 'E_INPUT', says: [': app leads to /proc'], next: 'Correct the listed settings' })
  expect(await world().recorder.calls()).toEqual([])
})

test('other ways to the files and tokens of the machine are reported at once', async () => {
  const checkout = await world().checkout()
  const at = (name: string): string => join(checkout.folder, name)
  await rm(at('task-definition.json'))
  await symlink('/proc/self/environ', at('task-definition.json'))
  await symlink('/etc', at('etc'))
  const settings = [
    'secret-files: {group: etc/group}',
    'build-args: ["*"]',
    'cache-from: "type=gha,\\"URL_V2=http://127.0.0.1:9/\\""',
    'build-contexts: {home: /home}',
  ]
  await appendFile(at('ship-to-ecs.yaml'), `\n${settings.join('\n')}\n`)
  const run = await ship({ checkout, inputs: { 'secret-files': '' } })
  expectFailure(run, {
    code: 'E_INPUT',
    says: [
      ': task-definition.json leads to /proc',
      ': etc/group leads out of the checkout, to /etc/group',
      ': the name of a variable has only letters',
      ' of a GitHub cache: it gets credentials of the job',
      ': only an input of the workflow can name an absolute path (/home)',
    ],
    next: 'Correct the listed settings',
  })
  expect(await world().recorder.calls()).toEqual([])
})
