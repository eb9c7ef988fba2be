/**
 * `node scripts/summary/preview.ts [FOLDER] [--png] [--open TEXT]…`: writes the summaries of the sample records and the sample comments, and with `--png` a
 * picture of each; `--open` as in picture.ts.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { COMMENTS, GATES } from '../../__tests__/support/sample-gates.ts'
import { SAMPLES } from '../../__tests__/support/sample-records.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { commentText } from '../../src/report/comment/comment-text.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { takePictures } from './picture.ts'

const { values, positionals } = parseArgs({
  options: { png: { type: 'boolean' }, open: { type: 'string', multiple: true } },
  allowPositionals: true,
})
const folder = resolve(positionals[0] ?? 'coverage/summaries')
await mkdir(folder, { recursive: true })
const records = Object.entries({ ...SAMPLES, ...GATES })
const samples = [
  ...records.map(([name, record]) => ({ name, markdown: renderSummary(record) })),
  ...Object.entries(COMMENTS).map(([name, facts]) => ({ name, markdown: commentText(facts) })),
]
for (const { name, markdown } of samples) await writeFile(join(folder, `${name}.md`), markdown)
for (const [name, record] of records) {
  await writeFile(join(folder, `${name}.annotations.json`), `${JSON.stringify(annotationsOf(record), null, 2)}\n`)
}
if (values.png === true) {
  const opened = values.open ?? []
  await takePictures(samples.map(({ name, markdown }) => ({ markdown, opened, file: join(folder, `${name}.png`) })))
}
console.log(`wrote ${samples.length} texts to ${folder}`)
