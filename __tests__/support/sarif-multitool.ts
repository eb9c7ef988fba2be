/** Microsoft's SARIF multitool, which ends with 0 whatever it finds: what it finds is read from its report. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { installTools } from '../../scripts/setup/install.ts'

const REPORT = z.object({
  runs: z.tuple([
    z.object({
      invocations: z.array(z.object({ executionSuccessful: z.boolean() })).min(1),
      results: z
        .array(
          z.object({
            ruleId: z.string(),
            message: z.object({ arguments: z.array(z.string()) }),
            locations: z.tuple([
              z.object({ physicalLocation: z.object({ artifactLocation: z.object({ uri: z.string() }) }) }),
            ]),
          }),
        )
        .default([]),
    }),
  ]),
})

/** What it says of SARIF texts, by their names: `JSON1008 runs[0]…`. With the rules of SARIF and of GitHub. @throws Error if it did not look at all of them */
export const multitoolProblems = async (
  texts: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const { sarifMultitool } = await installTools(['sarifMultitool'], () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-multitool-'))
  try {
    const names = Object.keys(texts)
    // A name may have a slash; the number keeps the files apart.
    const files = names.map((name, index) => `${index}-${name.replaceAll('/', '-')}.sarif`)
    await Promise.all(names.map((name, index) => writeFile(join(folder, files[index] ?? ''), texts[name] ?? '')))
    const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning']
    const output = join(folder, 'report.json')
    const paths = files.map((file) => join(folder, file))
    const { stdout } = await promisify(execFile)(
      sarifMultitool.programs['sarif-multitool'],
      ['validate', ...paths, ...rules, '--output', output, '--log', 'ForceOverwrite'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    )
    const [run] = REPORT.parse(JSON.parse(await readFile(output, 'utf8'))).runs
    const about = (uri: string): string => {
      const name = names[files.indexOf(basename(uri))]
      if (name === undefined) throw new Error(`the multitool reports on ${uri}`)
      return name
    }
    const looked = /Done\. (\d+) files scanned\./u.exec(stdout)?.[1]
    if (looked !== String(names.length) || run.invocations.some(({ executionSuccessful }) => !executionSuccessful))
      throw new Error(`the multitool has looked at ${looked ?? 'no'} of ${names.length} files: ${stdout.slice(-500)}`)
    const found = run.results.map(({ ruleId, message, locations: [{ physicalLocation }] }) => ({
      name: about(physicalLocation.artifactLocation.uri),
      problem: `${ruleId} ${message.arguments.join(' ')}`,
    }))
    return Object.fromEntries(
      names.map((name) => [name, found.filter((one) => one.name === name).map(({ problem }) => problem)]),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
