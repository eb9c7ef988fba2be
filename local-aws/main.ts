/** `node local-aws/main.ts --config file.json`: a local AWS to try a workflow with. Prints its addresses as one line of JSON. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readConfiguration } from './options.ts'
import { startLocalAws } from './server.ts'

const { values } = parseArgs({ options: { config: { type: 'string' } } })
if (values.config === undefined) {
  console.error('Name a configuration: node local-aws/main.ts --config file.json')
  process.exit(1)
}
const settings = readConfiguration(JSON.parse(readFileSync(values.config, 'utf8')))
if (settings.kind === 'bad') {
  console.error(`${values.config} is not a valid configuration of the local AWS:\n${z.prettifyError(settings.error)}`)
  process.exit(1)
}
const aws = await startLocalAws(settings.options)
console.log(JSON.stringify({ endpoint: aws.endpoint, registryHost: aws.registryHost }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void aws.close().then(() => process.exit(0))
  })
}
