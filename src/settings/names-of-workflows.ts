/** The settings that name a workflow of GitHub, or references. */
import { z } from 'zod'
import { parseWantedWorkflow } from '../domain/attestation/signer-workflow.ts'
import { lines, string, type ValueKind } from './kinds.ts'

/** The file of a workflow in its repository, with a reference or without. */
export const workflowFile = (): ValueKind<string> => {
  const text = string()
  return {
    ...text,
    schema: text.schema.transform((written, context) => {
      if (parseWantedWorkflow(written) !== null) return written
      const message = `'${written}' is not the file of a workflow, for example \`octo-org/app/.github/workflows/build.yml\` or \`octo-org/app/.github/workflows/build.yml@refs/heads/main\``
      context.issues.push({ code: 'custom', message, input: written })
      return z.NEVER
    }),
  }
}

/** References in full, one per line; `*` is any text. */
export const references = (): ValueKind<readonly string[]> => {
  const list = lines()
  return {
    ...list,
    schema: list.schema.transform((written, context) => {
      const refs = written.map((ref) => ref.trim())
      refs.forEach((ref, index) => {
        if (/^refs\/(?:heads|tags|pull)\/\S+$/u.test(ref)) return
        const message = `'${ref}' is not a reference in full, for example \`refs/heads/main\` or \`refs/tags/v*\``
        context.issues.push({ code: 'custom', message, input: ref, path: [index] })
      })
      return refs
    }),
  }
}
