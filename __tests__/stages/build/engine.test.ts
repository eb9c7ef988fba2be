import { describe, expect, test } from '@jest/globals'
import { play, type Scene } from '../../support/build-scene.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

describe('the engine of a build', () => {
  const refused = async (scene: Scene): Promise<unknown> => play(scene).result.catch((error: unknown) => error)

  test('docker', async () => {
    const script: readonly ScriptedCommand[] = [
      { argv: ['docker', 'version', '--format', '{{json .}}'], fails: { kind: 'not-found' } },
    ]
    expect(await refused({ script })).toMatchObject({ code: 'E_DOCKER_NOT_FOUND' })
  })

  test('the engine, by the endpoint that was tried', async () => {
    const complaint =
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'
    const down: ScriptedCommand = {
      argv: ['docker', 'version', '--format', '{{json .}}'],
      exitCode: 1,
      stdout: '{"Client":{"Version":"29.1.3"},"Server":null}',
      stderr: complaint,
    }
    expect(await refused({ script: [down] })).toMatchObject({
      code: 'E_DOCKER_NOT_RUNNING',
      message: `the Docker daemon at unix:///var/run/docker.sock does not respond: ${complaint}`,
    })
    const context: ScriptedCommand = {
      argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
      stdout: 'ssh://me@build\n',
    }
    expect(await refused({ script: [{ ...down, stderr: 'no route' }, context] })).toMatchObject({
      message: 'the Docker daemon at ssh://me@build does not respond: no route',
    })
  })
})
