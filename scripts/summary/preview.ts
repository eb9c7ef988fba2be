/** Writes sample summaries into a folder, for a look at them: `node scripts/summary/preview.ts [folder]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SAMPLES } from '../../__tests__/support/sample-records.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'

const folder = resolve(process.argv[2] ?? 'coverage/summaries')
mkdirSync(folder, { recursive: true })
for (const [name, record] of Object.entries(SAMPLES)) {
  writeFileSync(join(folder, `${name}.md`), renderSummary(record))
  writeFileSync(join(folder, `${name}.annotations.json`), `${JSON.stringify(annotationsOf(record), null, 2)}\n`)
}
console.log(`wrote ${Object.keys(SAMPLES).length} summaries to ${folder}`)
