import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { isGitHub, makeGitHub } from '../../../src/adapters/github/github.ts'
import { redactedMarkdown } from '../../../src/report/summary/redacted-markdown.ts'
import { makeRedactor } from '../../../src/adapters/redact.ts'

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const
let folder: string
let written: string[]
const before = Object.fromEntries(FILES.map((name) => [name, process.env[name]]))
const fileOf = (name: (typeof FILES)[number]): string => readFileSync(join(folder, name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'github-'))
  for (const name of FILES) {
    writeFileSync(join(folder, name), '')
    process.env[name] = join(folder, name)
  }
  written = []
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true })
  process.exitCode = undefined
  delete process.env['STATE_private']
  for (const name of FILES) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = before[name]
  }
})

const optionsIn = (environment: Readonly<Record<string, string | undefined>>) => {
  const redactor = makeRedactor()
  return {
    redactor,
    redactMarkdown: (markdown: string) => redactedMarkdown(markdown, redactor.redact),
    environment,
  }
}
const host = () => makeGitHub(optionsIn(process.env))

describe('makeGitHub', () => {
  test('groups, lines and annotations are workflow commands with their values escaped', () => {
    const github = host()
    github.openGroup('build: build the image')
    github.line('one')
    github.warning('50% of\ntwo')
    github.debug('three')
    github.closeGroup()
    github.annotate({ level: 'error', title: 'a: b,c', message: 'x\n::error::y' })
    github.annotate({ level: 'warning', title: 'rule', message: 'm', place: { file: 'a,b/Dockerfile', line: 3 } })
    expect(written).toEqual([
      '::group::build: build the image\n',
      'one\n',
      '::warning::50%25 of%0Atwo\n',
      '::debug::three\n',
      '::endgroup::\n',
      '::error title=a%3A b%2Cc::x%0A::error::y\n',
      '::warning title=rule,file=a%2Cb/Dockerfile,line=3::m\n',
    ])
  })

  test('masks the lines of a secret before anything else, and redacts all that follows', () => {
    const github = host()
    github.mask('first line\n}\nsecond line')
    expect(written).toEqual(['::add-mask::first line\n', '::add-mask::second line\n'])
    written = []
    github.line('has first line')
    github.annotate({ level: 'notice', title: 'second line', message: 'first line' })
    github.writeSummary('first line')
    const everything = [...written, ...FILES.map(fileOf)].join('')
    expect(everything).not.toMatch(/first|second/u)
    expect(everything.match(/\*\*\*|(?:&#42;){3}/gu)).toHaveLength(4)
  })

  test('an output is a value for the next steps: no secret that is a part of it breaks it', () => {
    const github = host()
    github.mask('1')
    github.mask('success')
    github.setOutput('result', 'success')
    expect(fileOf('GITHUB_OUTPUT')).toContain('\nsuccess\n')
  })

  test.each([
    ['{\n"password": "hunter22",\nx\n}\n', ['"password": "hunter22",']],
    ['hunter22\n', ['hunter22']],
    ['abcd', ['abcd']],
    ['1', []],
    ['a\r\nb', []],
  ])('of %j the runner masks %j: a short line would blank the log and drop outputs', (secret, masked) => {
    const github = host()
    github.mask(secret)
    expect(written).toEqual(masked.map((part) => `::add-mask::${part}\n`))
    written = []
    github.line(`it is ${secret}`)
    expect(written.join('')).not.toContain(secret)
  })

  test('an empty secret masks nothing', () => {
    const github = host()
    github.mask('')
    github.mask(' \n ')
    expect(written).toEqual([])
  })

  test('outputs, state and summary go to the files that the runner named', () => {
    const github = host()
    github.setOutput('image', 'a\nb')
    github.saveState('private', '/tmp/x')
    github.writeSummary('## One\n')
    github.writeSummary('## Two\n')
    expect(fileOf('GITHUB_OUTPUT')).toMatch(/^image<<(ghadelimiter_[0-9a-f-]+)\na\nb\n\1\n$/u)
    expect(fileOf('GITHUB_STATE')).toContain('/tmp/x')
    expect(fileOf('GITHUB_STEP_SUMMARY')).toBe('## One\n## Two\n')
    expect(written).toEqual([])
  })

  test('files that it did not name are not made up for by workflow commands', () => {
    const github = makeGitHub(optionsIn({}))
    github.setOutput('image', 'a')
    github.saveState('private', 'b')
    github.writeSummary('c')
    expect([...written, ...FILES.map(fileOf)].join('')).toBe('')
  })

  test('the record of the run is a new file in the folder of the runner, which only its user can read', () => {
    const github = makeGitHub(optionsIn({ RUNNER_TEMP: folder }))
    const paths = ['one', 'two'].map((text) => github.writeRunFile(text) ?? '')
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['one', 'two'])
    for (const path of paths) {
      expect(path.startsWith(join(folder, 'ship-to-ecs-run-'))).toBe(true)
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    }
    expect(makeGitHub(optionsIn({})).writeRunFile('three')).toBeNull()
  })

  test('what is kept for post is not shown, so it stays as it is', () => {
    const github = host()
    github.mask('tmp')
    github.saveState('private', '/tmp/x')
    expect(fileOf('GITHUB_STATE')).toContain('\n/tmp/x\n')
  })

  test.each([
    [
      { GITHUB_ACTION_REPOSITORY: 'a/b', GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'https://ghe.example' },
      'https://ghe.example/a/b/blob/v1/',
    ],
    [{ GITHUB_ACTION_REPOSITORY: 'a/b', GITHUB_ACTION_REF: '' }, 'https://github.com/a/b/blob/HEAD/'],
    [{ GITHUB_ACTION_REPOSITORY: '' }, null],
  ])('documentation of %j', (environment, expected) => {
    expect(makeGitHub(optionsIn(environment)).docsUrl).toBe(expected)
  })

  test('reads what the main step kept, and fails by the exit code', () => {
    const github = host()
    process.env['STATE_private'] = '["/tmp/x"]'
    expect(github.state('private')).toBe('["/tmp/x"]')
    expect(github.state('other')).toBe('')
    github.fail('failed')
    expect(process.exitCode).toBe(1)
  })
})

describe('isGitHub', () => {
  test.each([
    [{ GITHUB_ACTIONS: 'true' }, true],
    [{ GITHUB_ACTIONS: 'false' }, false],
    [{}, false],
  ])('%j', (environment, expected) => {
    expect(isGitHub(environment)).toBe(expected)
  })
})
