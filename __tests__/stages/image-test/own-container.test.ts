/** A job in a container of the engine does not reach a port on its loopback address: said at once, and only where it is so. */
import { expect, test } from '@jest/globals'
import {
  BEFORE,
  CREATE,
  HEALTHY,
  NETWORK,
  playImageTest,
  printed,
  REMOVE,
  shows,
  START,
} from '../../support/image-test-play.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

const ID = '0a'.repeat(32)
const line = (root: string): string =>
  `22 1 0:20 / / rw - overlay overlay rw\n815 763 8:1 ${root} /etc/hostname rw,relatime - ext4 /dev/sda1 rw\n`
const BY_DOCKER = line(`/var/lib/docker/containers/${ID}/hostname`)
const BY_PODMAN = line(`/var/lib/containers/storage/overlay-containers/${ID}/userdata/hostname`)
const PORT = { waitFor: { kind: 'port', port: 8080, path: null } } as const
const inspected = (answer: Partial<ScriptedCommand>): ScriptedCommand => ({
  argv: ['docker', 'container', 'inspect', '--format', '{{.HostConfig.NetworkMode}}', ID],
  ...answer,
})
const [context, ...rest] = BEFORE
const before = (...asked: readonly ScriptedCommand[]) => (context === undefined ? [] : [context, ...asked])
/** The network has a word more, the container two less than without a port. */
const published = rest.map((command) => {
  if (command === NETWORK) return { ...NETWORK, argv: NETWORK.argv.toSpliced(3, 0, /^/u) }
  return command === CREATE ? { ...CREATE, argv: CREATE.argv.toSpliced(5, 2) } : command
})

test.each([
  ['of docker', BY_DOCKER],
  ['of podman', BY_PODMAN],
])('a container %s on a network of its own ends the test before anything is made', async (_, mounts) => {
  const failure = await playImageTest(before(inspected({ stdout: 'github_network_1\n' })), {
    test: PORT,
    mounts,
  }).failure()
  expect(failure).toMatchObject({ code: 'E_IMAGE_TEST', hint: expect.stringContaining('--network host') as unknown })
  expect(failure.message).toContain(`this job runs in the container ${ID.slice(0, 12)} on the network github_network_1`)
})

test.each<[string, string | undefined, readonly ScriptedCommand[]]>([
  ['on the network of the machine', BY_DOCKER, [inspected({ stdout: 'host\n' })]],
  ['of another engine', BY_DOCKER, [inspected({ exitCode: 1 })]],
  ['that is none', undefined, []],
  ['that only has a file of that name', '815 763 8:1 /x/hostname /etc/hostname rw\n', []],
])('a container %s is no reason', async (_, mounts, asked) => {
  const script = [...before(...asked), ...published, START, shows({}, 49_153), printed(), ...REMOVE]
  const played = playImageTest(script, { test: PORT, dials: ['open'], ...(mounts !== undefined && { mounts }) })
  await expect(played.run()).resolves.toMatchObject({ kind: 'passed' })
})

test('what needs no port is tested in a container, too', async () => {
  const played = playImageTest([...BEFORE, START, HEALTHY, printed(), ...REMOVE], { mounts: BY_DOCKER })
  await expect(played.run()).resolves.toMatchObject({ kind: 'passed' })
})
