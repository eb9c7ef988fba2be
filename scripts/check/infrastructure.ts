/**
 * The CloudFormation templates: cfn-lint finds nothing, Trivy nothing of HIGH or CRITICAL; an exception has its reason, and something to
 * except; AWS can grant what the policies grant. What all of them miss is in __tests__/infra.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { runProgram, say } from '../foreground.ts'
import { attempt, SetupError } from '../setup/capture.ts'
import { installTools } from '../setup/install.ts'
import { AUTHORIZATION, grantedIn, grantProblems } from './granted-actions.ts'

/** Gives a number of problems: those of the templates in this folder. */
export const checkInfrastructure = async (folder: string): Promise<number> => {
  const { cfnLint, trivy } = await installTools(['cfnLint', 'trivy'], say)
  const templates = await readTemplates(folder)
  const lint = await runProgram([cfnLint.programs['cfn-lint'], ...templates.map(({ name }) => join(folder, name))])
  const problems = await misconfigurations(trivy.programs.trivy, templates).then(
    (findings) => problemsOf(templates, findings),
    (error: unknown) => {
      if (error instanceof SetupError) return [error.message]
      throw error
    },
  )
  const known = await readFile(
    join(cfnLint.folder ?? '', 'packages', 'cfnlint', 'data', 'AdditionalSpecs', 'Policies.json'),
    'utf8',
  )
  const ungrantable = grantProblems(templates.flatMap(grantedIn), AUTHORIZATION.parse(JSON.parse(known)))
  const all = [...problems, ...ungrantable]
  for (const problem of all) say(problem)
  return lint + all.length
}

/** A template, or a copy of one. */
export interface TemplateText {
  readonly name: string
  readonly text: string
}

/** What Trivy found where no exception applies. */
export interface Misconfiguration {
  readonly template: string
  readonly id: string
  readonly title: string
  readonly line: number
}

interface Exception {
  readonly id: string
  readonly reason: string
  readonly line: number
}

/** The findings without an exception for the resource that has them, exceptions without a reason, and those that except nothing. */
export const problemsOf = (
  templates: readonly TemplateText[],
  findings: readonly Misconfiguration[],
): readonly string[] =>
  templates.flatMap(({ name, text }) => {
    const exceptions = exceptionsOf(text)
    const own = findings.filter(({ template }) => template === name)
    const covers = (exception: Exception, found: Misconfiguration): boolean =>
      exception.id === found.id && found.line > exception.line && found.line <= endOfResource(text, exception.line)
    return [
      ...own
        .filter((found) => !exceptions.some((exception) => covers(exception, found)))
        .map(({ id, title, line }) => `${name}:${line}: ${id}: ${title}`),
      ...exceptions
        .filter(({ reason }) => !/\w+\s+\w+/.test(reason))
        .map(({ id, line }) => `${name}:${line}: the exception for ${id} has no reason`),
      ...exceptions
        .filter((exception) => !own.some((found) => covers(exception, found)))
        .map(({ id, line }) => `${name}:${line}: the exception for ${id} excepts nothing: remove it`),
    ]
  })

const EXCEPTION = /^\s*#\s*trivy:ignore:(\S*)(.*)$/

const exceptionsOf = (text: string): readonly Exception[] =>
  text.split('\n').flatMap((written, index) => {
    const [, id, reason = ''] = EXCEPTION.exec(written) ?? []
    return id === undefined ? [] : [{ id, reason, line: index + 1 }]
  })

/** The last line of the resource whose logical id follows this line. */
const endOfResource = (text: string, line: number): number => {
  const lines = text.split('\n')
  const next = lines.findIndex((written, index) => index > line && /^ {0,2}[A-Za-z]/.test(written))
  return next === -1 ? lines.length : next
}

const readTemplates = async (folder: string): Promise<readonly TemplateText[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}

const report = z.object({
  Results: z
    .array(
      z.object({
        Target: z.string(),
        MisconfSummary: z.object({ Successes: z.number().min(1), Failures: z.number() }),
        Misconfigurations: z
          .array(
            z.object({
              ID: z.string(),
              Title: z.string(),
              CauseMetadata: z.object({ StartLine: z.number().default(0) }),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
})

/** With the exceptions taken out, so that each of them must be for something that is found. */
const misconfigurations = async (
  trivy: string,
  templates: readonly TemplateText[],
): Promise<readonly Misconfiguration[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'templates-'))
  try {
    const copies = join(folder, 'copies')
    await mkdir(copies)
    for (const { name, text } of templates) {
      await writeFile(join(copies, name), text.replaceAll('trivy:ignore', 'exception '))
    }
    const result = await attempt(
      // The checks are those of the pinned binary: without a network, and the same ones everywhere.
      [
        trivy,
        'config',
        '--skip-check-update',
        '--skip-version-check',
        '--quiet',
        '--cache-dir',
        join(folder, 'cache'),
      ].concat(['--severity', 'HIGH,CRITICAL', '--format', 'json', copies]),
      { cwd: folder },
    )
    if (result.code !== 0) throw new SetupError(`trivy config failed:\n${result.stderr}`)
    const { Results } = report.parse(JSON.parse(result.stdout))
    const unread = templates.filter(({ name }) => !Results.some(({ Target }) => Target === name))
    if (unread.length > 0) throw new SetupError(`Trivy did not read ${unread.map(({ name }) => name).join(', ')}`)
    return Results.flatMap(({ Target, Misconfigurations }) =>
      Misconfigurations.map(({ ID, Title, CauseMetadata }) => ({
        template: Target,
        id: ID,
        title: Title,
        line: CauseMetadata.StartLine,
      })),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
