/** What buildx prints of its checks at the end of a build is part of the result, with the place of the Dockerfile in the repository. */
import { expect, test } from '@jest/globals'
import type { BuildConfig } from '../../../src/domain/build/build-config.ts'
import {
  ARCHIVE,
  buildx,
  driverStatus,
  home,
  ociLabels,
  play,
  REFERENCE,
  saved,
  version,
  versionOf,
  writesArchive,
} from '../../support/build-scene.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

const TEXT = "'as' and 'FROM' keywords' casing do not match"
const SAID = `#9 DONE 0.1s\n\n 1 warning found (use docker --debug to expand):\n - FromAsCasing: ${TEXT} (line 2)\n`
const FOUND = [{ rule: 'FromAsCasing', text: TEXT, line: 2 }]

interface Built extends Pick<Partial<BuildConfig>, 'context' | 'file'> {
  /** Of the machine; with a checkout there is a folder `.git`. */
  readonly paths: readonly string[]
  readonly stderr?: string
}

/** The checks of a build by buildx on the classic store. */
const checksOf = async ({ paths, stderr = SAID, ...build }: Built) => {
  const files = memoryFiles(Object.fromEntries(paths.map((path) => [path, ''])))
  const { context = '/checkout', file = null } = build
  const isRemote = context.startsWith('https:')
  const git: ScriptedCommand = {
    argv: ['git', `--git-dir=${context}/.git`, 'rev-list', '--no-walk', '--timestamp', 'HEAD'],
    exitCode: 128,
  }
  const script: readonly ScriptedCommand[] = [
    ...[version(versionOf('28.0.0', '1.48')), buildx, driverStatus('[["Backing Filesystem","extfs"]]')],
    { argv: ['docker', 'buildx', 'inspect'], stdout: 'Name: default\nDriver: docker\n' },
    ...(isRemote ? [] : [git]),
    ...home,
    {
      argv: [
        ...['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false', '--load'],
        ...[...(file === null ? [] : ['--file', file]), '--tag', REFERENCE, ...ociLabels.slice(4), context],
      ],
      stderr,
    },
    { argv: ['docker', 'save', '--output', ARCHIVE, REFERENCE], effect: writesArchive(files) },
    { argv: ['docker', 'image', 'rm', REFERENCE] },
    ...saved,
  ]
  return (await play({ files, script, build }).result).checks
}

const HERE = ['/checkout/Dockerfile', '/checkout/.git/']

test.each<readonly [string, Built, string | null]>([
  ['of the checkout', { paths: HERE }, 'Dockerfile'],
  ['in a folder of it', { paths: [...HERE, '/checkout/docker/web'], file: '/checkout/docker/web' }, 'docker/web'],
  [
    'of a repository that is checked out into a folder of the workspace',
    {
      paths: ['/checkout/app/.git/', '/checkout/app/docker/web'],
      context: '/checkout/app',
      file: '/checkout/app/docker/web',
    },
    'docker/web',
  ],
  ['outside the checkout', { paths: [...HERE, '/elsewhere/Dockerfile'], file: '/elsewhere/Dockerfile' }, null],
  ['of a context that docker fetches', { paths: HERE, context: 'https://github.com/octo-org/other.git' }, null],
])('a Dockerfile %s', async (_, built, file) => {
  expect(await checksOf(built)).toEqual({ file, found: FOUND })
})

test('a build that says nothing of its Dockerfile has none', async () => {
  expect(await checksOf({ paths: HERE, stderr: '#9 DONE 0.1s\n' })).toBeUndefined()
})
