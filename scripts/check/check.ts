/** `npm run check`: everything about the sources that needs no engine. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { buildDist, filesBelow } from '../build.ts'
import { runProgram, say } from '../foreground.ts'
import { staleFiles } from '../generate/generate.ts'
import { NAMED_TREES, wrongFileNames } from './file-names.ts'
import { checkInfrastructure } from './infrastructure.ts'
import { importCircles } from './import-circles.ts'
import { forbiddenLicences } from './licences.ts'
import { brokenLinks, readLinkedFiles } from './page-links.ts'
import { inRepository } from '../repository.ts'
import { readSources } from './source-files.ts'
import { readTexts, wordingProblems } from './wording.ts'
import { lintWorkflows } from './workflows.ts'

const bin = (name: string): string => inRepository('node_modules', '.bin', name)

interface Step {
  readonly title: string
  /** The exit code. */
  readonly run: () => Promise<number>
}

const program =
  (...argv: [string, ...string[]]) =>
  (): Promise<number> =>
    runProgram(argv, { cwd: inRepository(), environment: { NODE_OPTIONS: '' } })

export const checkSteps: readonly Step[] = [
  { title: 'types', run: program(bin('tsc'), '--noEmit', '-p', '.') },
  { title: 'lint', run: program(bin('eslint'), '.') },
  { title: 'format', run: program(bin('prettier'), '--check', '--log-level', 'warn', '.') },
  { title: 'dead code', run: program(bin('knip'), '--no-progress') },
  {
    title: 'import direction',
    run: program(
      process.execPath,
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--silent',
      '__tests__/architecture.test.ts',
    ),
  },
  {
    title: 'import circles',
    run: () =>
      report(
        'these files import each other',
        readSources(['src', 'scripts', 'local-aws', 'local-github', 'local-oidc', '__tests__'], ['.ts', '.mjs']).then(
          importCircles,
        ),
      ),
  },
  {
    title: 'file names',
    run: () =>
      report(
        'within a tree, a base name means one thing',
        readSources(NAMED_TREES, ['.ts', '.mjs']).then((files) => wrongFileNames(files.map(({ path }) => path))),
      ),
  },
  { title: 'wording', run: () => report('plain words, please', readTexts().then(wordingProblems)) },
  { title: 'links', run: () => report('these lead nowhere', readLinkedFiles().then(brokenLinks)) },
  {
    title: 'licences',
    run: () => report('these packages have licences that are not on the list', forbiddenLicences()),
  },
  {
    title: 'generated files are fresh',
    run: () =>
      report(
        'run `npm run generate`; stale',
        staleFiles().then((files) => files.map(({ path }) => path)),
      ),
  },
  { title: 'dist is fresh', run: () => report('run `npm run build`; stale', staleDist()) },
  { title: 'workflows', run: lintWorkflows },
  { title: 'infrastructure', run: () => checkInfrastructure(inRepository('infra')) },
]

/** Runs the steps with these titles, without titles all, also after one failed; gives the number of steps that failed. */
export const check = async (titles: readonly string[]): Promise<number> => {
  const unknown = titles.filter((title) => !checkSteps.some((step) => step.title === title))
  if (unknown.length > 0) say(`not a check: ${unknown.join(', ')}; there are: ${titlesOf(checkSteps)}`)
  let failed = unknown.length
  for (const step of checkSteps.filter(({ title }) => titles.length === 0 || titles.includes(title))) {
    const code = await step.run()
    say(`check: ${step.title}: ${code === 0 ? 'ok' : 'FAILED'}`)
    if (code !== 0) failed += 1
  }
  return failed
}

const titlesOf = (steps: readonly Step[]): string => steps.map(({ title }) => title).join(', ')

const report = async (what: string, findings: Promise<readonly string[]>): Promise<number> => {
  const found = await findings
  if (found.length > 0) say(`${what}:\n${found.map((one) => `  ${one}`).join('\n')}`)
  return found.length
}

/** Files of `dist/` that a fresh build makes otherwise. */
const staleDist = async (): Promise<readonly string[]> => {
  const folder = await mkdtemp(inRepository('node_modules', '.dist-'))
  try {
    if ((await buildDist([relative(inRepository(), folder)])) !== 0) return ['dist']
    const names = [
      ...new Set([...(await filesBelow(folder)), ...(await filesBelow(inRepository('dist')).catch(() => []))]),
    ].toSorted()
    const differs = await Promise.all(
      names.map(async (name) => !(await same(join(folder, name), inRepository('dist', name)))),
    )
    return names.filter((_, index) => differs[index])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const same = async (left: string, right: string): Promise<boolean> => {
  const [one, other] = await Promise.all([left, right].map((path) => readFile(path).catch(() => null)))
  return one != null && other != null && one.equals(other)
}
