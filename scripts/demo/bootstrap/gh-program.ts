/**
 * In place of the GitHub CLI: `gh api` against the demo's GitHub.
 *
 *     node gh-program.ts api [--method PUT] PATH [--input -] [-f name=value] [--jq .key]
 */
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    method: { type: 'string', default: 'GET' },
    input: { type: 'string' },
    field: { type: 'string', short: 'f', multiple: true, default: [] },
    jq: { type: 'string', default: '' },
  },
})
const [command, path = ''] = positionals
if (command !== 'api') throw new Error(`gh ${command ?? ''} is not a command that the demo has`)

const fields = values.field.map((field) => field.split(/=(.*)/su, 2))
const body = values.input === '-' ? await text(process.stdin) : JSON.stringify(Object.fromEntries(fields))
const response = await fetch(`${process.env['GITHUB_API_URL'] ?? ''}/${path}`, {
  method: values.method,
  ...(values.method === 'GET' ? {} : { body }),
})
const reply = (await response.json()) as Readonly<Record<string, unknown>> // the demo's GitHub replies with objects
if (!response.ok) throw new Error(`gh: HTTP ${response.status}: ${JSON.stringify(reply)}`)
console.log(values.jq === '' ? JSON.stringify(reply) : String(reply[values.jq.slice(1)]))
