/**
 * `node scripts/summary/preview.ts [FOLDER] [--png] [--open]`: writes the summaries of the sample records, and with `--png` a
 * picture of each; `--open` opens every `<details>` in it.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SAMPLES } from '../../__tests__/support/sample-records.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { takePictures } from './picture.ts'

const { values, positionals } = parseArgs({
  options: { png: { type: 'boolean' }, open: { type: 'boolean' } },
  allowPositionals: true,
})
const folder = resolve(positionals[0] ?? 'coverage/summaries')
await mkdir(folder, { recursive: true })
const samples = Object.entries(SAMPLES).map(([name, record]) => ({ name, record, markdown: renderSummary(record) }))
for (const { name, record, markdown } of samples) {
  await writeFile(join(folder, `${name}.md`), markdown)
  await writeFile(join(folder, `${name}.annotations.json`), `${JSON.stringify(annotationsOf(record), null, 2)}\n`)
}
if (values.png === true) {
  const details = values.open === true ? 'open' : 'closed'
  await takePictures(samples.map(({ name, markdown }) => ({ markdown, details, file: join(folder, `${name}.png`) })))
}
console.log(`wrote ${samples.length} summaries to ${folder}`)
