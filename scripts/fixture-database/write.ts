/**
 * Writes the small vulnerability database of the demo and the tests: `node scripts/fixture-database/write.ts <folder>` writes
 * `db/trivy.db` and `db/metadata.json`, so that Trivy accepts the folder as `--cache-dir`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseMetadata, databaseTree, parseAdvisories, withoutAdvisories } from './advisories.ts'
import { inRepository } from '../repository.ts'
import { writeBolt } from './bbolt.ts'

const ADVISORIES = inRepository('fixtures', 'advisories.yaml')

/** Writes the database into a folder, created if necessary; as of a day before these advisories. @throws Error if the advisories are wrong */
export const writeFixtureDatabase = async (directory: string, before: readonly string[] = []): Promise<void> => {
  const advisories = withoutAdvisories(parseAdvisories(await readFile(ADVISORIES, 'utf8')), before)
  const db = join(directory, 'db')
  await mkdir(db, { recursive: true })
  await writeFile(join(db, 'trivy.db'), writeBolt(databaseTree(advisories)))
  await writeFile(join(db, 'metadata.json'), databaseMetadata(advisories))
}

if (import.meta.main) {
  const directory = process.argv[2]
  if (directory === undefined) {
    console.error('Name a folder: node scripts/fixture-database/write.ts <folder>')
    process.exitCode = 1
  } else {
    await writeFixtureDatabase(directory)
  }
}
