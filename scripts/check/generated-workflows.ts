/** The workflows that `init` writes, for answers that cover every form of them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generatedFiles } from '../../src/init/generated-files.ts'
import { defaultAnswers, type Answers } from '../../src/init/init-answers.ts'
import { repositoryFacts } from '../../src/init/repository-facts.ts'

const environmentsOf = (...names: readonly string[]): Answers['environments'] =>
  names.map((name, index) => ({ name, account: null, approval: index > 0 }))

const DEFAULTS = defaultAnswers({
  application: 'hello',
  region: 'eu-west-1',
  github: 'octo-org/hello',
  branch: 'main',
  profile: 'small',
})

const IMPORTED: Answers['existing'] = {
  ...{ from: 'service', source: 'prod/web', definition: 'task-definition.json', container: 'app', found: null },
  ...{ registry: 'existing', settings: {}, places: [], open: [] },
}

const COVERING: readonly Partial<Answers>[] = [
  {},
  { profile: 'standard', attest: true, environments: environmentsOf('dev', 'staging', 'production') },
  { environments: environmentsOf('production'), branch: 'release/1.x' },
  { environments: environmentsOf('deploy', 'promote', 'on', 'null', 'rescan-x'), attest: true, branch: 'on' },
  { environments: environmentsOf('production'), existing: IMPORTED },
  { region: 'cn-north-1', github: null, shipToEcs: `octo-org/ship-to-ecs@${'b'.repeat(40)}` },
]

/** Writes them below a folder, as a repository each; gives their paths. */
export const writeGeneratedWorkflows = async (folder: string): Promise<readonly string[]> => {
  const facts = repositoryFacts({
    names: [],
    dockerfile: { path: 'Dockerfile', file: { kind: 'absent' }, beside: [] },
    others: [],
    isImport: false,
    written: [],
  })
  const caller = { version: '0.1.0', commit: null }
  const files = COVERING.flatMap((given, index) =>
    generatedFiles({ answers: { ...DEFAULTS, ...given }, facts, templates: new Map(), caller, kept: [] })
      .filter(({ path }) => path.startsWith('.github/'))
      .map(({ path, text }) => ({ path: join(folder, String(index), path), text })),
  )
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  return files.map(({ path }) => path)
}
