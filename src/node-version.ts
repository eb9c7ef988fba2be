/**
 * Whether this Node can run the action. Part of both entries, so it is written in syntax that an old Node can parse: no `??`, no
 * `?.`, no top-level await.
 */

/** The version that `runs.using` in action.yml names. */
const OLDEST_MAJOR = 24

/**
 * Loads and runs the rest on Node 24 or later; an older Node gets one line and exit code 1.
 * @param start loads the rest by a dynamic import: an older Node must not parse it
 */
export const onSupportedNode = (start: () => void): void => {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= OLDEST_MAJOR) {
    start()
    return
  }
  process.stderr.write(`ship-to-ecs needs Node.js ${OLDEST_MAJOR} or later; this is ${node}.\n`)
  process.exitCode = 1
}
