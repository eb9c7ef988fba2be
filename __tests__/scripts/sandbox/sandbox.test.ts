import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { issueCertificates } from '../../../scripts/sandbox/certificate.ts'
import { commandEnvironment } from '../../../scripts/sandbox/guest-command.ts'
import { engineFlags } from '../../../scripts/sandbox/engine.ts'
import { parseArguments } from '../../../scripts/sandbox/enter.ts'
import { prepareHello } from '../../../scripts/hello/context.ts'
import { pickEngine } from '../../../scripts/sandbox/pick-engine.ts'
import { linkedFiles } from '../../../scripts/sandbox/registry-image.ts'
import { readSandbox, sandboxEcrHost } from '../../../scripts/sandbox/sandbox.ts'
import { defaultTools } from '../../../scripts/setup/setup.ts'

const OTHER = '111111111111.dkr.ecr.eu-central-1.amazonaws.com'

describe('the certificates', () => {
  const issued = issueCertificates([sandboxEcrHost, OTHER])
  const [ca, leaf] = [new X509Certificate(issued.ca), new X509Certificate(issued.certificate)]

  test('are for the host, signed by the authority, valid now', () => {
    expect(leaf.checkHost(sandboxEcrHost)).toBe(sandboxEcrHost)
    expect(leaf.checkHost(OTHER)).toBe(OTHER)
    expect(leaf.checkHost('elsewhere.example')).toBeUndefined()
    expect(leaf.checkIssued(ca)).toBe(true)
    expect(leaf.verify(ca.publicKey)).toBe(true)
    expect([ca.ca, leaf.ca]).toEqual([true, false])
    expect(new Date(leaf.validFrom) < new Date() && new Date() < new Date(leaf.validTo)).toBe(true)
  })

  test('have new keys each time', () => {
    expect(issueCertificates([sandboxEcrHost]).key).not.toBe(issued.key)
  })
})

describe('the engine that is picked', () => {
  const yes = () => Promise.resolve(true)
  const no = () => Promise.resolve(false)

  test.each([
    ['our own on Linux as root', { wish: undefined, canIsolate: yes, dockerAnswers: yes }, 'classic'],
    ["the user's elsewhere", { wish: undefined, canIsolate: no, dockerAnswers: yes }, 'yours'],
    ['the wish, if there is one', { wish: 'modern', canIsolate: no, dockerAnswers: no }, 'modern'],
  ] as const)('is %s', async (_, facts, expected) => {
    expect(await pickEngine(facts)).toBe(expected)
  })

  test('is missing, and one sentence says what to do', async () => {
    await expect(pickEngine({ wish: undefined, canIsolate: no, dockerAnswers: no })).rejects.toThrow(
      /^No Docker found: start/,
    )
  })

  test('is rejected if its name is misspelt', async () => {
    await expect(pickEngine({ wish: 'clasic', canIsolate: yes, dockerAnswers: yes })).rejects.toThrow(
      "SHIP_TO_ECS_ENGINE is 'clasic'; it must be one of classic, modern, yours.",
    )
  })
})

describe('the command line of enter', () => {
  test.each([
    [['--engine', 'modern', '--', 'a', '--', 'b'], { engine: 'modern', command: ['a', '--', 'b'] }],
    [['--', 'a'], { engine: null, command: ['a'] }],
  ])('%j', (argv, expected) => {
    expect(parseArguments(argv)).toEqual(expected)
  })

  test.each([[['--engine', 'x', '--', 'a']], [['--engine', 'modern']], [[]], [['a', '--', 'b']]])(
    '%j is refused',
    (argv) => {
      expect(() => parseArguments(argv)).toThrow('usage: ')
    },
  )
})

describe('the environment of a command', () => {
  afterEach(() => {
    delete process.env['DOCKER_CONTEXT']
  })

  test('has nothing that leads a Docker client elsewhere', () => {
    process.env['DOCKER_CONTEXT'] = 'elsewhere'
    const environment = commandEnvironment({ DOCKER_HOST: 'unix:///own.sock' })
    expect(environment).toMatchObject({ DOCKER_HOST: 'unix:///own.sock', PATH: process.env['PATH'] })
    expect(environment).not.toHaveProperty('DOCKER_CONTEXT')
  })
})

describe('the flags of an engine', () => {
  test.each(['classic', 'modern'] as const)('%s: all that it keeps lies in its folder', (engine) => {
    const flags = engineFlags({ engine, workDir: '/w', cgroup: 'g' }, '/w/docker.sock')
    for (const flag of ['--host', '--data-root', '--exec-root', '--pidfile']) {
      expect(flags[flags.indexOf(flag) + 1]).toContain('/w/')
    }
    expect(flags.includes('containerd-snapshotter=true')).toBe(engine === 'modern')
  })
})

test('readSandbox names the command that starts a sandbox', () => {
  expect(() => readSandbox({})).toThrow('scripts/sandbox/enter.ts --engine')
})

test('linkedFiles finds libraries and the loader, and no virtual ones', () => {
  const ldd = '\tlinux-vdso.so.1 (0x1)\n\tlibc.so.6 => /lib/x/libc.so.6 (0x2)\n\t/lib64/ld-linux.so.2 (0x3)\n'
  expect(linkedFiles(ldd)).toEqual(['/lib/x/libc.so.6', '/lib64/ld-linux.so.2'])
  expect(linkedFiles('\tnot a dynamic executable\n')).toEqual([])
})

test('engines are installed only where they can run', () => {
  expect(defaultTools({ platform: 'linux', root: true })).toContain('engineModern')
  expect(defaultTools({ platform: 'linux', root: false })).not.toContain('engineClassic')
  expect(defaultTools({ platform: 'darwin', root: true })).not.toContain('busyboxStatic')
})

describe('the hello context', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hello-test-'))
    await writeFile(path.join(folder, 'busybox'), 'x')
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  test.each([
    ['vulnerable', 'rootfs/app/node_modules/lodash/package.json', '"version": "4.17.11"'],
    ['dockle', 'Dockerfile', 'ENV DB_PASSWORD='],
    ['crash', 'rootfs/bin/serve', 'exit 3'],
  ] as const)('%s differs from good where it should', async (variant, file, text) => {
    const read = async (which: 'good' | typeof variant) => {
      const context = path.join(folder, which)
      await prepareHello({ variant: which, busybox: path.join(folder, 'busybox'), folder: context })
      return readFile(path.join(context, file), 'utf8').catch(() => 'no such file')
    }
    expect(await read(variant)).toContain(text)
    expect(await read('good')).not.toContain(text)
  })
})
