/** A small index of Java packages, as Trivy reads it (aquasecurity/trivy-java-db, schema 1): JARs by their SHA-1. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A JAR without a file in it: only the index knows what it is. */
export const EMPTY_JAR = `PK\x05\x06${'\0'.repeat(18)}`

/** Writes `java-db/` into a folder: the empty JAR is a vulnerable log4j. As large as a published one has to be. */
export const writeJavaIndex = async (directory: string): Promise<void> => {
  const folder = join(directory, 'java-db')
  await mkdir(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'trivy-java.db'))
  try {
    database.exec(`
      CREATE TABLE artifacts(id INTEGER PRIMARY KEY, group_id TEXT, artifact_id TEXT);
      CREATE TABLE indices(artifact_id INTEGER, version TEXT, sha1 BLOB, archive_type TEXT);
      CREATE UNIQUE INDEX artifacts_idx ON artifacts(artifact_id, group_id);
      CREATE INDEX indices_artifact_idx ON indices(artifact_id);
      CREATE UNIQUE INDEX indices_sha1_idx ON indices(sha1);
      CREATE TABLE padding(bytes BLOB);
      INSERT INTO padding VALUES (zeroblob(10000000));
      INSERT INTO artifacts VALUES (1, 'org.apache.logging.log4j', 'log4j-core');
    `)
    const sha1 = createHash('sha1').update(EMPTY_JAR).digest()
    database.prepare('INSERT INTO indices VALUES (1, ?, ?, ?)').run('2.14.1', sha1, 'jar')
  } finally {
    database.close()
  }
  const dates = { NextUpdate: '2026-01-04T00:00:00Z', UpdatedAt: '2026-01-01T00:00:00Z' }
  await writeFile(
    join(folder, 'metadata.json'),
    JSON.stringify({ Version: 1, ...dates, DownloadedAt: dates.UpdatedAt }),
  )
}
