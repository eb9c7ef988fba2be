/** What an image is built from, as people name it. */
import { relative } from 'node:path'
import { isRemote } from '../../domain/build/build-context.ts'
import type { BuiltFrom } from '../../domain/github/comment-facts.ts'

/** Without the path of the checkout, which differs from runner to runner. */
export const builtFrom = ({ context, file, target }: BuiltFrom, workspace: string): BuiltFrom => ({
  context: isRemote(context) ? context : relative(workspace, context),
  file: file === null ? null : relative(workspace, file),
  target,
})
